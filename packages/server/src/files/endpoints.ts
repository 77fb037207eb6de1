import { endpoint } from '../endpoint.ts'
import { fileNameOf } from '../request/preconditions.ts'
import { limitedBytes } from '../request/read-bytes.ts'
import { fileView, uploadQuery } from '../schemas.ts'
import { sendFile } from './send-file.ts'
import { toStream } from './to-stream.ts'

/** Upload and download. The size of one file is limited by `maxBytes`. */
export function fileEndpoints(maxBytes: number) {
  return [
    endpoint({
      method: 'post',
      path: '/api/files',
      operation: 'uploadFile',
      tag: 'files',
      summary: 'Streams one file into a field of a task',
      access: 'person',
      query: uploadQuery,
      headers: ['content-disposition'],
      rawBody: true,
      reply: { status: 201, schema: fileView, description: 'The stored file' },
      refusals: [403, 404, 409, 422, 503],
      handle: ({ runtime, reader, query, c }) =>
        runtime.uploadFile(reader, {
          ...query,
          name: fileNameOf(c.req),
          ...declaredType(c.req.header('content-type')),
          bytes: limitedBytes(c.req, maxBytes),
        }),
    }),
    endpoint({
      method: 'get',
      path: '/api/files/{id}',
      operation: 'downloadFile',
      tag: 'files',
      summary: 'Streams one file, always as an attachment',
      access: 'person',
      reply: { type: 'application/octet-stream', description: 'The bytes' },
      refusals: [404, 422],
      handle: async ({ runtime, reader, id, c }) => {
        const { file, bytes } = await runtime.openFile(reader, id)
        c.header('content-length', String(file.sizeBytes))
        return sendFile(c, { name: file.name, type: file.type, bytes: toStream(bytes) })
      },
    }),
  ]
}

function declaredType(type: string | undefined): { type?: string } {
  return type === undefined ? {} : { type: type.slice(0, 200) }
}
