import { createClient } from '@splot/client'
import { translation } from '../texts/i18n.ts'
import { createDraftService } from './draft-service.ts'

/** The server behind this page. */
export const client = createClient({ baseUrl: '', locale: translation.current })

/** Drafts as the server keeps them. */
export const draftService = createDraftService(client)
