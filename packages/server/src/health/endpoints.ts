import { z } from '@hono/zod-openapi'
import { SplotError } from '@splot/definition'
import { endpoint } from '../endpoint.ts'

/** Is the process alive, and can it do its work. */
export function healthEndpoints(ready: (() => Promise<boolean>) | undefined) {
  return [
    endpoint({
      method: 'get',
      path: '/api/health',
      operation: 'health',
      tag: 'health',
      summary: 'The process is alive',
      access: 'public',
      reply: { schema: z.object({ status: z.literal('ok') }), description: 'Alive' },
      handle: async () => ({ status: 'ok' }),
    }),
    endpoint({
      method: 'get',
      path: '/api/health/ready',
      operation: 'ready',
      tag: 'health',
      summary: 'The service can do its work',
      access: 'public',
      reply: { schema: z.object({ status: z.literal('ready') }), description: 'Ready' },
      refusals: [503],
      handle: async () => {
        if (ready !== undefined && !(await ready())) {
          throw new SplotError('server.not-ready', 'Expected the store to be open but it is not')
        }
        return { status: 'ready' }
      },
    }),
  ]
}
