import type { FormDefinition, FormField, Issue, JsonObject } from '@splot/definition'
import { createExpressionCompiler } from '@splot/feel'
import { compileForm } from '@splot/forms'
import { createAjvValidator } from '@splot/forms/ajv'
import type { CompiledForm, FormScope, FormState } from '@splot/forms'
import { describe, expect, it, vi } from 'vitest'
import { createFormStore } from './form-store.ts'

const text = (pl: string) => ({ pl, en: pl })
const field = (key: string, more: Partial<FormField> = {}): FormField => ({
  key,
  type: 'text',
  label: text(key),
  ...more,
})

const first = field('first', { required: true })

const definition: FormDefinition = {
  id: 'Test',
  version: 1,
  title: text('Test'),
  pages: [
    {
      id: 'one',
      title: text('One'),
      sections: [
        {
          id: 's1',
          fields: [
            field('name', { required: true }),
            field('jst', { type: 'boolean' }),
            field('resolution', { required: true }),
            field('double', { type: 'computed' }),
          ],
        },
      ],
    },
    {
      id: 'two',
      title: text('Two'),
      sections: [
        {
          id: 's2',
          fields: [field('people', { type: 'table', fields: [first] })],
        },
      ],
    },
  ],
}

const texts = { pages: new Map(), sections: new Map() }

/** A hand-made form: `resolution` is asked when `jst`, `double` is computed, two fields are required. */
function testForm(): CompiledForm {
  const required = (path: string): Issue => ({ path, code: 'form.required', message: text(path) })
  const state = (answers: JsonObject): FormState => {
    const { resolution, ...rest } = answers
    const shown = answers['jst'] === true
    const kept: JsonObject = {
      ...rest,
      double: `${typeof rest['name'] === 'string' ? rest['name'] : ''}!`,
    }
    if (shown && resolution !== undefined) kept['resolution'] = resolution
    const fields = new Map<
      string,
      { visible: boolean; required: boolean; editable: boolean; field: FormField }
    >()
    for (const each of definition.pages.flatMap((page) =>
      page.sections.flatMap((section) => section.fields),
    )) {
      fields.set(`/${each.key}`, {
        visible: each.key !== 'resolution' || shown,
        required: each.required === true,
        editable: each.type !== 'computed',
        field: each,
      })
    }
    const rows = Array.isArray(answers['people']) ? answers['people'] : []
    rows.forEach((_, at) =>
      fields.set(`/people/${at}/first`, {
        visible: true,
        required: true,
        editable: true,
        field: first,
      }),
    )
    return { answers: kept, fields, texts, pages: ['one', 'two'], sections: ['s1', 's2'] }
  }
  return {
    definition,
    asksCalendar: false,
    systemValues: new Set(),
    schema: {},
    uiSchema: {},
    initial: () => ({}),
    state,
    validate(answers) {
      const issues: Issue[] = []
      if (!answers['name']) issues.push(required('/name'))
      const { double } = state(answers).answers
      if (answers['double'] !== undefined && answers['double'] !== double)
        issues.push({ path: '/double', code: 'form.computed', message: text('computed') })
      if (answers['jst'] === true && !answers['resolution']) issues.push(required('/resolution'))
      const rows = Array.isArray(answers['people']) ? (answers['people'] as JsonObject[]) : []
      rows.forEach((row, at) => {
        if (!row['first']) issues.push(required(`/people/${at}/first`))
      })
      return { answers: state(answers).answers, issues }
    },
    validateDraft: () => [],
    redact: (answers) => answers,
  }
}

/** A real form whose fields with first values come into view one after the other. */
function formWithDefaults(): { form: CompiledForm; scope: FormScope } {
  const inGroup = field('country', { default: 'PL' })
  const fields = [
    field('kind', { default: 'none' }),
    field('count', { type: 'integer', default: 3, when: 'kind = "more"' }),
    field('copy', { type: 'integer', default: '=count', when: 'count != null' }),
    field('place', { type: 'group', fields: [inGroup], when: 'kind = "more"' }),
  ]
  const page = { id: 'one', title: text('One'), sections: [{ id: 's1', fields }] }
  const form = compileForm(
    { id: 'Late', version: 1, title: text('Late'), pages: [page] },
    {
      codeLists: [],
      expressions: createExpressionCompiler(),
      createValidator: createAjvValidator,
    },
  )
  return { form, scope }
}

const noWait = (work: () => void) => {
  work()
  return () => undefined
}

const scope: FormScope = { variables: {}, moment: { now: '2027-01-01T00:00:00Z' }, roles: [] }

function open(answers: JsonObject = {}) {
  const waiting: (() => void)[] = []
  const store = createFormStore({
    form: testForm(),
    scope,
    answers,
    schedule: (work) => {
      waiting.push(work)
      return () => waiting.splice(waiting.indexOf(work), 1)
    },
  })
  return { store, paint: () => waiting.splice(0).forEach((work) => work()) }
}

describe('form store', () => {
  it('tells only the control whose field was typed into', () => {
    const { store, paint } = open()
    const [name, jst] = [vi.fn(), vi.fn()]
    store.getField('/name')
    store.getField('/jst')
    store.subscribeField('/name', name)
    store.subscribeField('/jst', jst)
    store.setValue('/name', 'Anna')
    expect(store.getField('/name').value).toBe('Anna')
    paint()
    expect(name).toHaveBeenCalledTimes(1)
    expect(jst).not.toHaveBeenCalled()
  })

  it('tells no control of a key it shows by itself, and knows the key at once', () => {
    const { store, paint } = open()
    const name = vi.fn()
    store.getField('/name')
    store.subscribeField('/name', name)
    store.setTyped('/name', 'Anna')
    expect(store.getField('/name').value).toBe('Anna')
    paint()
    expect(name).not.toHaveBeenCalled()
    store.receive([{ path: '/name', value: 'Ewa' }])
    expect(name).toHaveBeenCalledTimes(1)
    expect(store.getField('/name').value).toBe('Ewa')
  })

  it('says after the paint that something was typed, once however many keys it was', () => {
    const { store, paint } = open()
    const [edits, typed] = [vi.fn(), vi.fn()]
    store.subscribeEdits(edits)
    store.subscribeTyped('/name', typed)
    store.setTyped('/name', 'A')
    store.setTyped('/name', 'An')
    expect(edits).not.toHaveBeenCalled()
    paint()
    expect(edits).toHaveBeenCalledTimes(1)
    expect(typed).toHaveBeenCalledTimes(1)
    expect(edits).toHaveBeenLastCalledWith(false)
    store.setTyped('/name', 'Ann')
    store.setValue('/name', 'Anna')
    paint()
    expect(edits).toHaveBeenLastCalledWith(true)
  })

  it('says that something was typed before its answers are read', () => {
    const { store } = open()
    const edits = vi.fn()
    store.subscribeEdits(edits)
    store.setTyped('/name', 'Anna')
    expect(store.answers()).toMatchObject({ name: 'Anna' })
    expect(edits).toHaveBeenCalledTimes(1)
  })

  it('computes dependent fields after the paint, not during the key', () => {
    const { store, paint } = open()
    store.getField('/double')
    store.setValue('/name', 'Anna')
    expect(store.getField('/double').value).toBe('!')
    paint()
    expect(store.getField('/double').value).toBe('Anna!')
  })

  it('does not blame a person for a computed value of a draft that has changed since', () => {
    const { store, paint } = open({ name: 'Anna', double: 'Anna!' })
    store.setValue('/name', 'Beata')
    paint()
    expect(store.reveal()).toEqual([])
  })

  it('says nothing is wrong before the person typed and left the field', () => {
    const { store, paint } = open()
    expect(store.getField('/name').issue).toBeNull()
    store.leave('/name')
    paint()
    expect(store.getField('/name').issue).toBeNull()
    store.setValue('/name', 'A')
    store.setValue('/name', '')
    paint()
    expect(store.getField('/name').issue).toBeNull()
    store.leave('/name')
    expect(store.getField('/name').issue?.code).toBe('form.required')
  })

  it('shows every error of a page when the person tries to go on, and none of another page', () => {
    const { store } = open({ people: [{}] })
    const found = store.reveal('one')
    expect(found.map((issue) => issue.path)).toEqual(['/name'])
    expect(store.getSummary().shownIssues.map((issue) => issue.path)).toEqual(['/name'])
    expect(store.getField('/people/0/first').issue).toBeNull()
  })

  it('takes an error away as soon as it is mended', () => {
    const { store, paint } = open()
    store.reveal('one')
    expect(store.getField('/name').issue).not.toBeNull()
    store.setValue('/name', 'Anna')
    paint()
    expect(store.getField('/name').issue).toBeNull()
  })

  it('does not save what is hidden, but keeps it while the form is open', () => {
    const { store, paint } = open({ jst: true, resolution: 'XII/2027' })
    store.setValue('/jst', false)
    paint()
    expect(store.answers()).not.toHaveProperty('resolution')
    store.setValue('/jst', true)
    paint()
    expect(store.getField('/resolution').value).toBe('XII/2027')
  })

  it('puts first values into what an edit brought into view, and leaves what is filled alone', () => {
    const { form, scope } = formWithDefaults()
    const store = createFormStore({ form, scope, answers: form.initial(scope), schedule: noWait })
    expect(store.answers()).toEqual({ kind: 'none' })
    store.setValue('/kind', 'more')
    // one first value brings the next question into view, and a group brings what is in it
    expect(store.answers()).toEqual({
      kind: 'more',
      count: 3,
      copy: 3,
      place: { country: 'PL' },
    })
    expect(store.getField('/count').value).toBe(3)
    store.setValue('/count', 5)
    store.setValue('/kind', 'none')
    store.setValue('/kind', 'more')
    expect(store.answers()).toMatchObject({ count: 5, copy: 3 })
  })

  it('announces fields that a change brought into view', () => {
    const { store, paint } = open()
    const shown = vi.fn()
    store.subscribeShown(shown)
    store.setValue('/jst', true)
    paint()
    expect(shown.mock.calls[0]?.[0].map((each: FormField) => each.key)).toEqual(['resolution'])
  })

  it('tells the status of each page', () => {
    const { store, paint } = open()
    const statuses = () => store.getSummary().pages.map((page) => page.status)
    expect(statuses()).toEqual(['notStarted', 'notStarted'])
    store.setValue('/jst', true)
    paint()
    expect(statuses()).toEqual(['inProgress', 'notStarted'])
    store.reveal('one')
    expect(statuses()[0]).toBe('errors')
    store.setValue('/name', 'Anna')
    store.setValue('/resolution', 'XII')
    paint()
    expect(statuses()[0]).toBe('complete')
  })

  it('keeps the identity of rows when one is moved or removed', () => {
    const { store } = open({ people: [{ first: 'A' }, { first: 'B' }, { first: 'C' }] })
    const [a, b, c] = store.rowIds('/people')
    store.moveRow('/people', 2, 0)
    expect(store.rowIds('/people')).toEqual([c, a, b])
    expect(store.answers()['people']).toEqual([{ first: 'C' }, { first: 'A' }, { first: 'B' }])
    store.removeRow('/people', 1)
    expect(store.rowIds('/people')).toEqual([c, b])
  })

  it('does not call a row wrong that was just added', () => {
    const { store } = open()
    store.addRow('/people')
    expect(store.getField('/people/0/first').issue).toBeNull()
  })

  it('keeps a server issue until the field changes', () => {
    const { store, paint } = open({ name: 'Anna' })
    store.setServerIssues([{ path: '/name', code: 'form.taken', message: text('taken') }])
    expect(store.getField('/name').issue?.code).toBe('form.taken')
    store.setValue('/name', 'Ewa')
    paint()
    expect(store.getField('/name').issue).toBeNull()
  })

  it('lets rules see a file that was uploaded after the form was opened', () => {
    const { store } = open()
    store.knowFile({ id: 'f1', name: 'statut.pdf', type: 'application/pdf', sizeBytes: 12 })
    expect(store.scope.variables['files']).toMatchObject({ f1: { name: 'statut.pdf' } })
  })

  it('knows the last key even when the form is closed right after it', () => {
    const { store } = open()
    store.setValue('/name', 'Anna')
    store.dispose()
    expect(store.answers()).toMatchObject({ name: 'Anna', double: 'Anna!' })
  })
})
