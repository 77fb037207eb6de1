import { describe, expect, it } from 'vitest'
import { openCall, openVillage, taskOf } from '../village/open-village.ts'
import { village as programme } from '../village/village-programme.ts'
import type { JsonObject } from '@splot/definition'

const callFile = 'workflows/call.json'
const changedCall = (change: JsonObject) => ({ [callFile]: { ...programme[callFile], ...change } })

describe('definitions', () => {
  it('[RT1] a changed definition under an old version is named and the published one runs on', async () => {
    const first = await openVillage()
    const changed = changedCall({ title: { pl: 'Inny', en: 'Other' } })
    const { runtime } = await openVillage({ store: first.store, changed })
    expect(runtime.problems()).toMatchObject([
      { file: callFile, issues: [{ path: '/version', code: 'definition.version-changed' }] },
    ])
    expect(runtime.workflow('call').title.en).toBe('Call')
  })

  it('[RT1] a higher version comes into force and the old one stays readable', async () => {
    const first = await openVillage()
    const changed = changedCall({ version: 2, title: { pl: 'Inny', en: 'Other' } })
    const { runtime } = await openVillage({ store: first.store, changed })
    expect(runtime.problems()).toEqual([])
    expect(runtime.workflow('call').title.en).toBe('Other')
    expect(runtime.workflow('call', 1).title.en).toBe('Call')
  })

  it('[RT2] a broken file is named with its line while the last good version runs on', async () => {
    const first = await openVillage()
    const broken = { [callFile]: '{\n  "id": "call",\n  "version": }' }
    const { runtime } = await openVillage({ store: first.store, changed: broken })
    expect(runtime.problems()).toMatchObject([{ file: callFile, issues: [{ line: 3 }] }])
    expect(runtime.workflow('call').version).toBe(1)
  })

  it('[RT313] whatever is wrong with a file is named with line, column and how to mend it', async () => {
    const first = await openVillage()
    const changes = [
      { [callFile]: '{\n  "id": "call",\n  "version": }' },
      changedCall({ title: { pl: 'Inny', en: 'Other' } }),
      changedCall({ version: 2, initial: 'nowhere' }),
    ]
    for (const changed of changes) {
      const { runtime } = await openVillage({ store: first.store, changed })
      const [problem] = runtime.problems()
      expect(problem?.issues.length).toBeGreaterThan(0)
      for (const issue of problem?.issues ?? [])
        expect(issue).toMatchObject({
          file: callFile,
          line: expect.any(Number),
          column: expect.any(Number),
          code: expect.any(String),
          hint: { pl: expect.any(String), en: expect.any(String) },
        })
      expect(runtime.workflow('call').version).toBe(1)
    }
    const { runtime } = await openVillage({ store: first.store, changed: changes[1]! })
    const text = JSON.stringify(changes[1]![callFile], null, 2).split('\n')
    const [issue] = runtime.problems()[0]!.issues
    expect(text[issue!.line - 1]).toContain('"version"')
  })

  it('[RT2] an unreadable programme file does not stop the start', async () => {
    const { runtime } = await openVillage({ changed: { 'workflows/programme.json': '[' } })
    expect(runtime.problems()[0]).toMatchObject({ file: 'workflows/programme.json' })
    expect(() => runtime.programme()).toThrow('programme.json')
  })

  it('[RT2] a workflow the engine refuses is no new version', async () => {
    const first = await openVillage()
    const changed = changedCall({ version: 2, initial: 'nowhere' })
    const { runtime } = await openVillage({ store: first.store, changed })
    expect(runtime.problems().map(({ file }) => file)).toContain(callFile)
    expect(runtime.workflow('call').version).toBe(1)
  })

  it('[RT3] a form shows and checks the code lists its case is pinned to', async () => {
    const first = await openVillage()
    const call = await openCall(first)
    const anna = await first.as('anna')
    const { id } = await first.runtime.startCase(anna, { workflow: 'application', parent: call.id })
    const task = await taskOf(first, anna, id, 'apply')
    const kinds = 'forms/lists/kinds.json'
    const newer = JSON.parse(
      JSON.stringify(programme[kinds]).replaceAll('park', 'garden'),
    ) as JsonObject
    const { runtime } = await openVillage({ store: first.store, changed: { [kinds]: newer } })
    expect(runtime.problems()).toEqual([])
    const { formRef } = await runtime.getTask(anna, task)
    const { id: form = '', version, release } = formRef ?? {}
    expect(JSON.stringify((await runtime.form(form, version, release)).codeLists)).toContain('park')
    expect(JSON.stringify((await runtime.form(form, version)).codeLists)).toContain('garden')
    expect(await runtime.formValidator(form, version, release)).toContain('park')
    const saved = await runtime.saveDraft(anna, task, [{ path: '/kind', value: 'park', base: 0 }])
    expect(saved.issues.filter(({ path }) => path === '/kind')).toEqual([])
    await expect(runtime.form(form, version, 'no-such')).rejects.toMatchObject({
      code: 'form.not-found',
    })
  })

  it('[RT3] a call that is running keeps its rules, and so do applications to it', async () => {
    const first = await openVillage()
    const call = await openCall(first)
    const files = {
      'workflows/application.json': { ...programme['workflows/application.json'], version: 2 },
      'workflows/programme.json': {
        ...programme['workflows/programme.json'],
        version: 2,
        parameters: {
          checkDays: { title: { pl: 'Dni', en: 'Days' }, value: 99 },
          newer: { title: { pl: 'Nowy', en: 'New' }, value: 5 },
        },
      },
    }
    const second = await openVillage({
      store: first.store,
      changed: files,
      ids: { next: () => 'later-1' },
    })
    const { id: anna } = await first.person('anna')
    const view = await second.runtime.startCase(
      { person: anna, locale: 'pl' },
      { workflow: 'application', parent: call.id },
    )
    const stored = await second.store.loadCase(view.id)
    // what the call has frozen is in its release; what is newer than the call is the case's own
    expect(stored?.snapshot).toMatchObject({ workflow: { id: 'application', version: 1 } })
    expect(stored?.snapshot['ownParameters']).toEqual({ newer: 5 })
    const release = await second.store.getDocument('release', stored?.snapshot['release'] as string)
    expect(release?.value).toMatchObject({ parameters: { checkDays: 10 } })
  })
})
