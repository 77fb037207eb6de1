import { SplotError } from '@splot/definition'
import { expect, it } from 'vitest'
import { createTestApp } from '../support/http-app.ts'

it.each(['store.busy', 'store.unreachable', 'store.closed'])(
  '[PG20] a request that meets %s is told to come again, and when',
  async (code) => {
    const { app } = await createTestApp(
      {},
      {
        listCalls: async () => {
          throw new SplotError(code, 'not now')
        },
      },
    )
    const reply = await app.request('/api/calls', { headers: { 'accept-language': 'en' } })
    expect([reply.status, reply.headers.get('retry-after')]).toEqual([503, '2'])
    expect(reply.headers.get('content-type')).toContain('application/problem+json')
    expect(await reply.json()).toMatchObject({ code, status: 503 })
  },
)
