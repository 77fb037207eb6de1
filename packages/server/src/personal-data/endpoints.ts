import { copyArchive } from '@splot/runtime'
import { endpoint, present } from '../endpoint.ts'
import { sendFile } from '../files/send-file.ts'
import { copyBody } from './schemas.ts'

const tag = 'personal data'

/** Personal data, for those who look after them. */
export const personalDataEndpoints = [
  endpoint({
    method: 'post',
    path: '/api/personal-data/copies',
    operation: 'copyPersonalData',
    tag,
    summary: 'All that is kept of a person, as a ZIP archive; noted in the audit log',
    access: 'person',
    body: copyBody,
    reply: { type: 'application/zip', description: 'A page to read, data.json and the files' },
    refusals: [403, 404, 422, 503],
    handle: async ({ runtime, reader, body, c }) => {
      const locale = body.locale ?? reader?.locale
      const request = present({ ...body, locale })
      return sendFile(c, copyArchive(await runtime.copyPersonalData(reader, request)))
    },
  }),
]
