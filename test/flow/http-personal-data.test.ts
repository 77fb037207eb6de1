import { beforeAll, describe, expect, it } from 'vitest'
import { openVillageService, villagers } from '../support/endpoints/village-service.ts'
import type { VillageService } from '../support/endpoints/village-service.ts'

describe('personal data over HTTP', () => {
  let service: VillageService

  beforeAll(async () => {
    service = await openVillageService()
  })

  const ask = async (who: string, body: unknown) =>
    service.app.request('/api/personal-data/copies', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: service.origin,
        cookie: await service.signIn(who),
      },
      body: JSON.stringify(body),
    })

  it('[SV169] a copy is an archive for whoever looks after personal data; others are refused', async () => {
    const request = { who: ['anna@example.org'], reason: 'Request 1' }
    await service.signIn('anna')
    const reply = await ask('daria', request)
    expect(reply.status).toBe(200)
    expect(reply.headers.get('content-type')).toBe('application/zip')
    expect(reply.headers.get('cache-control')).toBe('private, no-store')
    expect(reply.headers.get('content-disposition')).toMatch(/copy-of-data|kopia-danych/)
    const bytes = Buffer.from(await reply.arrayBuffer())
    expect(bytes.subarray(0, 2).toString()).toBe('PK')
    expect(bytes.toString('latin1')).toContain('data.json')
    for (const who of Object.keys(villagers).filter((one) => one !== 'daria'))
      expect((await ask(who, request)).status, who).toBe(403)
    expect((await ask('daria', { ...request, who: [] })).status).toBe(400)
    expect((await ask('daria', { ...request, reason: '' })).status).toBe(422)
  })
})
