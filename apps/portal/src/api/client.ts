import { createClient } from '@splot/client'
import { currentLocale } from '../texts/i18n.ts'
import { learnServiceTime } from './service-time.ts'

/** The server behind this page. */
export const client = createClient({
  baseUrl: '',
  locale: currentLocale,
  fetch: async (...asked) => {
    const reply = await fetch(...asked)
    learnServiceTime(reply)
    return reply
  },
})
