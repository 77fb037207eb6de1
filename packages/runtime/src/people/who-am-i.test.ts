import { expect, it } from 'vitest'
import { openVillage } from '../village/open-village.ts'

it('[RT291] one is told which calls one may start, and one whose workflow cannot be read is none', async () => {
  const whole = await openVillage()
  expect(await whole.runtime.me(await whole.as('adam', 'admin'))).toMatchObject({
    roles: ['admin'],
    mayStart: ['call'],
  })
  const broken = await openVillage({ changed: { 'workflows/call.json': '{ "id": "call", ' } })
  expect(broken.runtime.problems().map(({ file }) => file)).toContain('workflows/call.json')
  expect(await broken.runtime.me(await broken.as('adam', 'admin'))).toMatchObject({
    roles: ['admin'],
    mayStart: [],
  })
  expect((await broken.runtime.listCalls()).items).toEqual([])
})
