import type { JsonObject } from '@splot/definition'
import { createExpressionCompiler } from '@splot/feel'
import { compileForm } from '@splot/forms'
import { createAjvValidator } from '@splot/forms/ajv'
import { describe, expect, it } from 'vitest'
import { handIn, openCall, openVillage, taskOf } from '../village/open-village.ts'
import { village as villageParts, villageFiles } from '../village/village-programme.ts'

const both = (text: string): JsonObject => ({ pl: text, en: text })

/** The check card of the village with a field and a rule of its own. */
function checkCard(field: JsonObject, rule?: JsonObject): JsonObject {
  const verdict = { key: 'verdict', type: 'choice', label: both('Wynik'), list: 'verdicts' }
  return {
    id: 'CHECK',
    version: 1,
    title: both('Karta sprawdzenia'),
    pages: [
      {
        id: 'p',
        title: both('p'),
        sections: [{ id: 's', fields: [verdict as JsonObject, field] }],
      },
    ],
    ...(rule && { rules: [rule] }),
  }
}

async function checking(form: JsonObject, changed: Record<string, JsonObject> = {}) {
  const village = await openVillage({ changed: { 'forms/CHECK.json': form, ...changed } })
  const { id } = await handIn(village, (await openCall(village)).id)
  const officer = await village.as('olga', 'officer')
  const key = await taskOf(village, officer, id, 'check')
  await village.runtime.claimTask(officer, key)
  return { village, officer, key }
}

describe('facts that forms see', () => {
  it('[RT47] a form sees which forms are released in which versions', async () => {
    const rule = {
      id: 'known',
      assert: 'some f in forms satisfies f.id = about and f.version = 1',
      at: 'about',
      message: both('Nie ma formularza {about}.'),
    }
    const form = checkCard({ key: 'about', type: 'text', label: both('O czym') }, rule)
    const { village, officer, key } = await checking(form)
    const { runtime } = village
    const saved = async (about: string, base: number) =>
      runtime.saveDraft(officer, key, [{ path: '/about', value: about, base }])
    const first = await saved('APPLY', 0)
    expect(first.issues).toEqual([])
    const wrong = await saved('NONE', first.revision)
    expect(wrong.issues.map(({ code, message }) => [code, message.pl])).toEqual([
      ['form.rule.known', 'Nie ma formularza NONE.'],
    ])
    const { scope } = await runtime.getTask(officer, key)
    const released = villageFiles({ 'forms/CHECK.json': form })
      .filter(({ path }) => /^forms\/[^/]+\.json$/.test(path))
      .map(({ text }) => JSON.parse(text) as JsonObject)
      .map(({ id = '', version = 0, title = '' }) => ({ id, version, title }))
    expect(scope.variables['forms']).toHaveLength(released.length)
    expect(scope.variables['forms']).toEqual(expect.arrayContaining(released))
  })

  it('[RT47] a form that does not ask for them is not sent them', async () => {
    const { village, officer, key } = await checking(
      checkCard({ key: 'about', type: 'text', label: both('O czym') }),
    )
    const { scope } = await village.runtime.getTask(officer, key)
    expect(scope.variables).not.toHaveProperty('forms')
  })

  it('[RT71] a computed person is told by name to whoever fills the form and whoever reads it', async () => {
    const who = {
      key: 'who',
      type: 'computed',
      label: both('Kto'),
      value: 'actor.id',
      from: { kind: 'people' },
    }
    const { village, officer, key } = await checking(checkCard(who))
    const { runtime } = village
    const name = [{ id: officer.person, label: { pl: 'olga', en: 'olga' } }]
    expect((await runtime.getTask(officer, key)).references['/who']).toEqual(name)
    await runtime.submitTask(officer, key, { answers: { verdict: 'passed' } })
    const karol = await village.as('karol', 'coordinator')
    const read = await runtime.getTask(karol, key)
    expect(read.answers['who']).toBe(officer.person)
    expect(read.references['/who']).toEqual(name)
  })

  it('[RT48] texts show parameters and what the reader may read, and nothing else', async () => {
    const text = '{parameters.checkDays} dni, {answers.apply.village}, {answers.apply.health}'
    const rule = { id: 'never', assert: 'note = null', at: 'note', message: both(text) }
    const form = checkCard({ key: 'note', type: 'text', label: both('N'), help: both(text) }, rule)
    const village = await openVillage({ changed: { 'forms/CHECK.json': form } })
    const call = await openCall(village)
    const { runtime } = village
    const anna = await village.as('anna')
    const { id } = await runtime.startCase(anna, { workflow: 'application', parent: call.id })
    const apply = await taskOf(village, anna, id, 'apply')
    await runtime.saveDraft(anna, apply, [{ path: '/health', value: 'tajne', base: 0 }])
    await runtime.invite(anna, id, { email: 'head@example.org', role: 'signer' })
    const changes = Object.entries({ village: 'Lipowo', kind: 'park' }).map(([field, value]) => ({
      path: `/${field}`,
      value,
      base: 1,
    }))
    await runtime.saveDraft(anna, apply, changes)
    await runtime.signDraft(await village.as('head'), apply, '/signatures')
    await runtime.submitTask(anna, apply, {})
    const officer = await village.as('olga', 'officer')
    const check = await taskOf(village, officer, id, 'check')
    await runtime.claimTask(officer, check)
    const saved = await runtime.saveDraft(officer, check, [{ path: '/note', value: 'x', base: 0 }])
    expect(saved.issues.map(({ message }) => message.pl)).toEqual(['10 dni, Lipowo, –'])
    // the browser gets no more than that
    const { scope } = await runtime.getTask(officer, check)
    expect(JSON.stringify(scope)).not.toContain('tajne')
    const { variables, roles } = scope
    const compiled = compileForm(form as never, {
      codeLists: [{ id: 'verdicts', items: [] }],
      expressions: createExpressionCompiler(),
      createValidator: createAjvValidator,
    })
    const shown = compiled.state({}, { variables, roles, moment: { now: village.clock.at } })
    expect(shown.fields.get('/note')?.field.help?.pl).toBe('10 dni, Lipowo, –')
  })

  it('[RT386] a confidential parameter is in no published programme, and no form is sent it', async () => {
    const form = checkCard({ key: 'note', type: 'text', label: both('{parameters.checkDays}') })
    const { parameters, ...others } = villageParts['workflows/programme.json']!
    const { checkDays } = parameters as { checkDays: JsonObject }
    const programme = { ...others, parameters: { checkDays: { ...checkDays, confidential: true } } }
    const { village, officer, key } = await checking(form, {
      'workflows/programme.json': programme,
    })
    expect(village.runtime.programme().parameters).not.toHaveProperty('checkDays')
    const { scope } = await village.runtime.getTask(officer, key)
    expect(scope.variables['parameters']).toEqual({})
  })
})
