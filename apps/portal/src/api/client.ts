import { createClient } from '@splot/client'
import { translation } from '../texts/i18n.ts'
import { learnServiceTime } from './service-time.ts'

/** The server behind this page. */
export const client = createClient({
  baseUrl: '',
  locale: translation.current,
  fetch: async (...asked) => {
    const reply = await fetch(...asked)
    learnServiceTime(reply)
    return reply
  },
})
