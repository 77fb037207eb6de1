import type { WorkflowDefinition } from '@splot/definition'
import { expect, it } from 'vitest'
import { openCall, openVillage } from '../village/open-village.ts'
import { villageFiles } from '../village/village-programme.ts'
import { createDefinitionCache } from './definition-cache.ts'

const call = { path: 'workflows/call.json', text: '' }
for (const { path, text } of villageFiles()) if (path === call.path) call.text = text

it('[RT90] a file is read again only when its text changed', () => {
  const { parse } = createDefinitionCache()
  const first = parse('workflow', call)
  expect(first.issues).toEqual([])
  expect(parse('workflow', { ...call })).toBe(first)
  const changed = parse('workflow', { ...call, text: `${call.text}\n` })
  expect(changed).not.toBe(first)
  expect(changed.value).toEqual(first.value)
})

it('[RT90] a workflow is compiled again only when it or its calendar changed', async () => {
  const { runtime } = await openVillage()
  const programme = runtime.programme()
  const { parse, workflow } = createDefinitionCache()
  const definition = parse('workflow', call).value as WorkflowDefinition
  const compiled = workflow(definition, programme)
  expect(workflow(definition, { ...programme, title: { pl: 'Inny', en: 'Other' } })).toBe(compiled)
  const calendar = { ...programme.calendar, closures: ['2027-01-13'] }
  expect(workflow(definition, { ...programme, calendar })).not.toBe(compiled)
  expect(workflow({ ...definition }, programme)).not.toBe(compiled)
})

it('[RT90] runtimes that share a cache keep their own definitions', async () => {
  const cache = createDefinitionCache()
  const titled = JSON.parse(call.text) as WorkflowDefinition
  Object.assign(titled.states['open']?.meta ?? {}, { title: { pl: 'Inny', en: 'Another' } })
  const one = await openVillage({ cache })
  const other = await openVillage({ cache, changed: { [call.path]: JSON.stringify(titled) } })
  const titleIn = async (village: typeof one) => {
    const { id } = await openCall(village)
    return (await village.runtime.getCase(await village.as('adam'), id)).states[0]?.title.en
  }
  expect(await titleIn(other)).toBe('Another')
  expect(await titleIn(one)).not.toBe('Another')
})
