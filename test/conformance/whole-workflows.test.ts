import {
  fileLint,
  lintProgramme,
  parseProgramme,
  type JsonValue,
  type ProgrammeDefinition,
  type WorkflowDefinition,
} from '@splot/definition'
import {
  addWorkflow,
  calendarUses,
  copyForm,
  copyWorkflow,
  deleteName,
  deletionOf,
  usedIn,
  valueAt,
  workflowIdFor,
} from '@splot/definition/edit'
import type { DefinitionFiles, Name, NewWorkflow, Repair } from '@splot/definition/edit'
import { checkWorkflow, compileWorkflow, createCalendar } from '@splot/engine'
import { createExpressionCompiler, partOf, readNames, textMeans } from '@splot/feel'
import { beforeAll, describe, expect, it } from 'vitest'
import { smallProgramme } from '../support/edited-programme.ts'
import { definitionFiles } from '../support/first-stage.ts'

const reader = { readNames, partOf, textMeans }
const expressions = createExpressionCompiler()
const title = { pl: 'Wizyta u partnera', en: 'Visit to a partner' }

const sourcesOf = (files: DefinitionFiles) =>
  Object.entries(files).map(([path, value]) => ({ path, text: JSON.stringify(value) }))

/** What lint finds, and what the exhaustive check finds in one workflow. */
function findings(files: DefinitionFiles, path?: string): string[] {
  const { issues, bundle } = lintProgramme(sourcesOf(files), expressions)
  const told = issues.map(({ code, file, path: at }) => `${code} ${file}${at}`)
  if (path === undefined || told.length > 0) return told
  return [...told, ...run(files[path], bundle!.programme)]
}

function run(
  value: JsonValue | undefined,
  { calendar, timeZone, roles }: ProgrammeDefinition,
): string[] {
  const compiled = compileWorkflow(value as unknown as WorkflowDefinition, {
    expressions,
    calendar: createCalendar(calendar, timeZone),
  })
  return checkWorkflow(compiled, { roles }).findings.map(({ code, state }) => `${code} ${state}`)
}

describe('a new workflow', () => {
  const given: NewWorkflow = { id: 'visit', title, start: 'officer', doer: 'officer' }

  it.each([
    ['of the operator', given],
    [
      'that anybody begins and fills in',
      { ...given, start: 'public', starter: 'applicant', doer: 'applicant' },
    ],
    [
      'that anybody begins and an officer fills in',
      { ...given, start: 'public', starter: 'applicant' },
    ],
    ['of a stage, with a form that is there', { ...given, stage: 'first', form: 'A2' }],
  ])('[DE137] %s is sound as it stands', (_, one) => {
    const made = addWorkflow(smallProgramme, one)
    const after = made.command.apply(smallProgramme)
    expect(made).toMatchObject({ id: 'visit', path: 'workflows/visit.json' })
    expect(findings(after, made.path)).toEqual([])
    // all that was there says what it said, but for the words of a message that is new
    for (const [path, value] of Object.entries(smallProgramme))
      if (path !== 'workflows/programme.json') expect(after[path]).toBe(value)
  })

  it('[DE137] has a form of its own with a question, a deadline with a reminder, and an end', () => {
    const after = addWorkflow(smallProgramme, given).command.apply(smallProgramme)
    const form = valueAt(after['workflows/visit.json'], '/states/filling/meta/tasks/0/form')
    expect(valueAt(after[`forms/${form as string}.json`], '/title')).toEqual(title)
    expect(valueAt(after['workflows/visit.json'], '/timers/filling')).toMatchObject({
      days: 10,
      count: 'working',
      remind: [{ days: -2 }],
    })
    expect(valueAt(after['workflows/visit.json'], '/states/completed/type')).toBe('final')
  })

  it('[DE137] that anybody may begin is open to nobody but whoever began it and the operator', () => {
    const open = structuredClone(smallProgramme) as Record<string, JsonValue>
    const { roles } = open['workflows/programme.json'] as { roles: object }
    Object.assign(roles, { public: { title, kind: 'programme' } })
    const begun = { ...given, start: 'public', starter: 'applicant', doer: 'officer' }
    const after = addWorkflow(open, begun).command.apply(open)
    expect(valueAt(after['workflows/visit.json'], '/access')).toEqual({
      start: ['public'],
      starter: 'applicant',
      read: ['applicant', 'officer', 'programmeAdmin'],
    })
  })

  it('[DE137] is told by the check that no case of it can begin until somebody may start one', () => {
    const { start: _, ...closed } = given
    const after = addWorkflow(smallProgramme, closed).command.apply(smallProgramme)
    expect(findings(after)).toEqual(['workflow.never-started workflows/visit.json/access/start'])
  })

  it('[DE137] is offered an id of its own, made from its title; one that is none or taken is refused', () => {
    expect(workflowIdFor(smallProgramme, { pl: 'Zgłoszenie', en: 'Apply' })).toBe('apply2')
    expect(workflowIdFor(smallProgramme, title)).toBe('visitToAPartner')
    for (const [id, code] of [
      ['apply', 'edit.name-taken'],
      ['Visit', 'edit.name-spelling'],
      ['return', 'edit.name-spelling'],
      ['a'.repeat(65), 'edit.name-spelling'],
    ] as const)
      expect(() => addWorkflow(smallProgramme, { ...given, id })).toThrowError(
        expect.objectContaining({ code }),
      )
  })
})

describe('a copy', () => {
  it('[DE138] says of itself what the first says of itself, under names of its own', () => {
    const made = copyWorkflow(
      smallProgramme,
      { of: 'apply', id: 'again', title, forms: ['A1'] },
      reader,
    )
    const after = made.command.apply(smallProgramme)
    const copy = after['workflows/again.json']
    const before = findings(smallProgramme, 'workflows/apply.json')
    expect(findings(after, 'workflows/again.json')).toEqual(
      before.map((one) => one.replace('apply.', 'again.')),
    )
    expect(valueAt(copy, '/title')).toEqual(title)
    expect(valueAt(copy, '/states/judging/id')).toBe('again.judging')
    expect(valueAt(copy, '/states/judging/on/JUDGED/target')).toBe('#again.accepted')
    expect(valueAt(copy, '/states/filling/meta/tasks/0/form')).toBe('A1Copy')
    expect(valueAt(copy, '/states/judging/meta/tasks/0/form')).toBe('A2')
    expect(valueAt(after['forms/A1Copy.json'], '/title')).toEqual({
      pl: 'Application (Wizyta u partnera)',
      en: 'Application (Visit to a partner)',
    })
    for (const [path, value] of Object.entries(smallProgramme)) expect(after[path]).toBe(value)
  })

  it('[DE138] is refused under an id that is taken, and of what is not there', () => {
    const copy = (of: string, id: string) => () =>
      copyWorkflow(smallProgramme, { of, id, title, forms: [] }, reader)
    expect(copy('apply', 'apply')).toThrowError(
      expect.objectContaining({ code: 'edit.name-taken' }),
    )
    expect(copy('nothing', 'visit')).toThrowError(
      expect.objectContaining({ code: 'edit.name-unknown' }),
    )
  })

  it('[DE138] of a form has its fields under an id and a title of its own', () => {
    const made = copyForm(smallProgramme, 'A2', title, reader)
    const after = made.command.apply(smallProgramme)
    expect(made.id).toBe('A2Copy')
    expect(after['forms/A2Copy.json']).toEqual({
      ...(smallProgramme['forms/A2.json'] as object),
      id: 'A2Copy',
      version: 1,
      title,
    })
    expect(copyForm(after, 'A2', title, reader).id).toBe('A2Copy2')
    expect(findings(after)).toEqual([])
  })
})

describe('whole workflows of the reference programme', () => {
  let files: DefinitionFiles

  beforeAll(async () => {
    const all = await definitionFiles()
    files = Object.fromEntries(all.map(({ path, text }) => [path, JSON.parse(text) as JsonValue]))
  })

  it('[DE138] are copied so that the check finds nothing in the copies but what is to be done', () => {
    const copied = ['recruitment', 'call', 'manual', 'franchise', 'fieldVisit', 'dataRequest']
    const after = copied.reduce((now, of) => {
      const copy = { of, id: `${of}Two`, title: { pl: `${of} 2`, en: `${of} 2` }, forms: [] }
      return copyWorkflow(files, copy, reader).command.apply(now)
    }, files)
    const sources = sourcesOf(after)
    const parsed = parseProgramme(sources)
    const lint = fileLint(parsed, sources, expressions)
    expect(parsed.issues).toEqual([])
    const { programme } = parsed.bundle!
    for (const of of copied) {
      const path = `workflows/${of}Two.json`
      const own = parsed.files.find(({ file }) => file === path)!
      // a case that other cases begin is begun by them only once they are told so
      const isBegun = ['call', 'dataRequest'].includes(of)
      const told = new Set(lint(own).map(({ code }) => code))
      told.delete('access.no-parent')
      expect([of, ...told]).toEqual([of, ...(isBegun ? [] : ['workflow.never-started'])])
      const before = run(after[`workflows/${of}.json`], programme)
      expect(run(after[path], programme)).toEqual(
        before.map((one) => one.replaceAll(`${of}.`, `${of}Two.`)),
      )
      const ids = [...JSON.stringify(after[path]).matchAll(/"#?(\w+)\.\w+/g)].map(([, id]) => id)
      expect([of, ids.filter((id) => id === of)]).toEqual([of, []])
    }
    // where the public finds the first, it finds the copy
    expect(programme.calls?.map(({ workflow }) => workflow)).toEqual([
      'call',
      'call',
      'manual',
      'callTwo',
      'callTwo',
      'manualTwo',
    ])
  })

  it('[DE140] what names a workflow is told before it goes, and what it alone uses is offered to go along', () => {
    const workflow: Name = { kind: 'workflow', id: 'incident' }
    const along: Name[] = []
    for (let more = [workflow]; more.length > 0; along.push(...more))
      more = deletionOf(files, workflow, reader, along).orphans.map(({ name }) => name)
    const { victims } = deletionOf(files, workflow, reader, along)
    expect(victims.length).toBeGreaterThan(0)
    expect(victims.map(({ removed }) => removed?.pl)).toContain(
      'pulpit „Testowanie”, panel „Zdarzenia”',
    )
    expect(along.map(({ kind }) => kind)).toContain('form')
    const repairs = Object.fromEntries(
      victims.map(({ key, removes }): [string, Repair] => [
        key,
        { how: removes === undefined ? 'leave' : 'remove' },
      ]),
    )
    const after = deleteName(files, workflow, repairs, reader, along)
    expect(after['workflows/incident.json']).toBeUndefined()
    const sources = sourcesOf(after)
    const parsed = parseProgramme(sources)
    expect(parsed.issues).toEqual([])
    const lint = fileLint(parsed, sources, expressions)
    const touched = parsed.files.filter(({ file }) => after[file] !== files[file])
    const found = touched.flatMap(lint).map(({ code, file, path }) => `${code} ${file}${path}`)
    expect(found).toEqual([])
  })
})

describe('what goes along', () => {
  it('[DE140] is what nothing else uses, and what that alone used once it goes too', () => {
    const workflow: Name = { kind: 'workflow', id: 'apply' }
    const idsOf = (along: readonly Name[] = []) =>
      deletionOf(smallProgramme, workflow, reader, along).orphans.map(({ name }) => name.id)
    expect(idsOf()).toEqual(['limit', 'accepted', 'A1', 'A2'])
    const forms: Name[] = ['A1', 'A2'].map((id) => ({ kind: 'form', id }))
    expect(idsOf(forms)).toEqual(['limit', 'accepted', 'size'])
    expect(idsOf([forms[0]!])).not.toContain('size')
    const after = deleteName(smallProgramme, workflow, {}, reader, forms)
    expect(Object.keys(after)).toEqual(['workflows/programme.json', 'forms/lists/size.json'])
  })

  it('[DE140] a form that is used by two workflows stays when one of them goes', () => {
    const copy = { of: 'apply', id: 'again', title, forms: [] }
    const two = copyWorkflow(smallProgramme, copy, reader).command.apply(smallProgramme)
    const again: Name = { kind: 'workflow', id: 'again' }
    expect(deletionOf(two, again, reader).orphans).toEqual([])
    const after = deleteName(two, again, {}, reader, [{ kind: 'form', id: 'A1' }])
    expect(after).toEqual(smallProgramme)
  })

  it('[DE141] a way that is deleted takes its key with it, and the last one left is written alone', () => {
    const file = 'workflows/apply.json'
    const one = deleteName(smallProgramme, { file, at: '/states/filling/on/SEND/1' }, {}, reader)
    expect(valueAt(one[file], '/states/filling/on/SEND')).toEqual({
      target: 'judging',
      guard: 'answers.fill.size = "large"',
    })
    const none = deleteName(one, { file, at: '/states/filling/on/SEND' }, {}, reader)
    expect(valueAt(none[file], '/states/filling/on')).toBeUndefined()
  })

  it('[DE38] [DE141] the last deadline leaves no empty list, and what it gave a time to waits without one', () => {
    const timer: Name = { kind: 'timer', inside: 'apply', id: 'check' }
    const { victims } = deletionOf(smallProgramme, timer, reader)
    const repairs = Object.fromEntries(
      victims.map(({ key }): [string, Repair] => [key, { how: 'remove' }]),
    )
    const after = deleteName(smallProgramme, timer, repairs, reader)['workflows/apply.json']
    expect(valueAt(after, '/timers')).toBeUndefined()
    expect(valueAt(after, '/states/filling/after')).toBeUndefined()
    expect(valueAt(after, '/states/filling/meta/tasks/0')).not.toHaveProperty('due')
  })

  it('[DE38] [DE141] the last task of a state leaves no empty list, and who may read its answers goes with it', () => {
    const task: Name = { kind: 'task', inside: 'apply', id: 'judge' }
    const { victims } = deletionOf(smallProgramme, task, reader)
    const repairs = Object.fromEntries(
      victims.map(({ key }): [string, Repair] => [key, { how: 'remove' }]),
    )
    const after = deleteName(smallProgramme, task, repairs, reader)
    expect(valueAt(after['workflows/apply.json'], '/states/judging/meta')).toEqual({
      title: { pl: 'Judging', en: 'Judging' },
    })
    expect(valueAt(after['workflows/apply.json'], '/access/answers')).toBeUndefined()
  })
})

describe('where something is used', () => {
  it('[DE142] the calendar is used by deadlines, reminders and expressions that count working days', () => {
    const counting = structuredClone(smallProgramme) as Record<string, JsonValue>
    const columns = { late: { title, value: 'add working days(today(), 3)' } }
    Object.assign(counting['workflows/apply.json'] as object, { columns })
    expect(calendarUses(counting).map(({ at }) => at)).toEqual([
      '/timers/check',
      '/columns/late/value',
    ])
  })

  it('[DE142] is told by the titles of things, each part once, its own declaration apart', () => {
    const { places } = usedIn(smallProgramme, { kind: 'role', id: 'officer' }, reader)
    expect(places.map(({ place }) => place.en)).toEqual([
      'programme “Small programme”, role “director”',
      'workflow “Application”',
      'workflow “Application”, state “Judging”, task “Judgement”',
    ])
    expect(places[2]).toMatchObject({
      file: 'workflows/apply.json',
      at: '/states/judging/meta/tasks/0/assign/role',
    })
  })

  it('[DE142] what only speaks of itself is used nowhere', () => {
    expect(usedIn(smallProgramme, { kind: 'workflow', id: 'apply' }, reader).places).toEqual([])
  })
})
