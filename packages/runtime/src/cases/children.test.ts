import { expect, it } from 'vitest'
import { openCall, openVillage } from '../village/open-village.ts'

it('[RT310] a case names its first children and where the others begin, and none is missing', async () => {
  const village = await openVillage()
  const { runtime } = village
  const call = await openCall(village)
  const started: string[] = []
  for (let n = 0; n < 203; n += 1) {
    const anna = await village.as(`anna${n % 3}`)
    started.push((await runtime.startCase(anna, { workflow: 'application', parent: call.id })).id)
  }
  const coordinator = await village.as('wanda', 'coordinator')
  const view = await runtime.getCase(coordinator, call.id)
  expect(view.children).toHaveLength(200)
  const rest = await runtime.listCases(coordinator, {
    parent: call.id,
    limit: 200,
    cursor: view.childrenNext!,
  })
  expect(rest).toMatchObject({ items: [{}, {}, {}] })
  expect(rest.next).toBeUndefined()
  const found = [...view.children, ...rest.items].map(({ id }) => id)
  expect(found.toSorted()).toEqual(started.toSorted())
  const own = await runtime.getCase(await village.as('anna0'), started[0]!)
  expect(own).toMatchObject({ children: [], childrenNext: null })
})
