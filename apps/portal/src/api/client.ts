import { createClient } from '@splot/client'
import { currentLocale } from '../texts/i18n.ts'

/** The server behind this page. */
export const client = createClient({ baseUrl: '', locale: currentLocale })
