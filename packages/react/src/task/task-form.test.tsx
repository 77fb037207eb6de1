// @vitest-environment jsdom
import type { FormDefinition, FormField, JsonObject } from '@splot/definition'
import { createExpressionCompiler } from '@splot/feel'
import { compileForm } from '@splot/forms'
import { createAjvValidator } from '@splot/forms/ajv'
import type { DraftChange, DraftResult, TaskView } from '@splot/runtime'
import { createInstance } from 'i18next'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { splotTexts } from '../texts/resources.ts'
import { SaveError } from './draft-machine.ts'
import { TaskForm } from './task-form.tsx'

// these two bring the calendar and list box library along, which no rule below needs
vi.mock('../controls/combobox-control.tsx', () => ({ ComboboxControl: () => null }))
vi.mock('../controls/date-control.tsx', () => ({
  DateControl: () => null,
  DateTimeControl: () => null,
  TimeControl: () => null,
}))

const text = (pl: string) => ({ pl, en: pl })
const field = (key: string, type: FormField['type'], more: Partial<FormField> = {}): FormField => ({
  key,
  type,
  label: text(key),
  ...more,
})

const definition: FormDefinition = {
  id: 'T01',
  version: 1,
  title: text('Formularz'),
  pages: [
    {
      id: 'one',
      title: text('Pierwsza'),
      description: text('Cena: {price}'),
      sections: [
        {
          id: 'first',
          title: text('Do {{{price}}}'),
          fields: [
            field('nip', 'nip', { required: true, help: text('10 cyfr') }),
            field('price', 'money'),
            field('title', 'text'),
            field('note', 'longtext', { minLength: 2, maxLength: 100 }),
            field('price2', 'computed', {
              label: text('Dwa razy {price}'),
              value: 'price * 2',
              display: 'money',
            }),
            field('score', 'computed', { value: 'price / 100', display: 'points' }),
          ],
        },
      ],
    },
    {
      id: 'two',
      title: text('Druga'),
      sections: [
        {
          id: 'second',
          fields: [
            field('people', 'table', {
              fields: [field('name', 'text', { required: true }), field('age', 'integer')],
            }),
          ],
        },
      ],
    },
  ],
}

const i18n = createInstance()
let root: Root | null = null

beforeAll(async () => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => {
    run()
    return 0
  })
  await i18n.use(initReactI18next).init({
    showSupportNotice: false,
    lng: 'pl',
    resources: { pl: { splot: splotTexts.pl }, en: { splot: splotTexts.en } },
    interpolation: { escapeValue: false },
  })
})

afterEach(() => {
  act(() => root?.unmount())
  root = null
  document.body.replaceChildren()
  sessionStorage.clear()
})

/** What a test opens other than the form above, whole and for everybody. */
interface Opened {
  form?: FormDefinition
  /** Section ids that may be edited. */
  sections?: readonly string[]
  /** Pointers that may be edited. */
  unlocked?: readonly string[]
  variables?: JsonObject
  notes?: TaskView['notes']
  save?: (changes: DraftChange[]) => Promise<DraftResult>
}

/** Opens the form; `elsewhere` is what the server has by the time of a save. */
function open(answers: JsonObject = {}, elsewhere: JsonObject = {}, opened: Opened = {}) {
  const { form: given = definition, variables = {}, save: ownSave, notes = [], ...more } = opened
  const form = compileForm(given, {
    codeLists: [],
    expressions: createExpressionCompiler(),
    createValidator: createAjvValidator,
  })
  const saved: DraftChange[][] = []
  const save = async (changes: DraftChange[]): Promise<DraftResult> => {
    saved.push(changes)
    const stored = Object.fromEntries(
      changes.map((change) => [change.path.slice(1), change.value ?? null]),
    )
    return {
      revision: saved.length,
      savedAt: '2027-03-04T13:32:00Z',
      savedBy: null,
      answers: { ...answers, ...stored, ...elsewhere },
      issues: [],
      merged: [],
    }
  }
  const submit = vi.fn(async () => [])
  const task = {
    id: 'case/task:1:1',
    afterSubmit: { mailed: false, final: true },
    answers,
    draft: { revision: 0, savedAt: null, savedBy: null },
    references: {},
    files: {},
    notes,
    documents: [{ id: 'call/3/1', template: 'rules', title: text('Regulamin'), number: '1/REG' }],
  } as unknown as TaskView
  const host = document.body.appendChild(document.createElement('div'))
  root = createRoot(host)
  act(() =>
    root?.render(
      <I18nextProvider i18n={i18n}>
        <TaskForm
          task={task}
          form={form}
          codeLists={[]}
          scope={{
            variables,
            moment: { now: '2027-01-01T00:00:00Z' },
            roles: [],
            base: answers,
            ...more,
          }}
          person={{ id: 'p1', name: 'Anna Nowak' }}
          save={ownSave ?? save}
          signInAddress="/sign-in"
          submit={submit}
          onSubmitted={() => undefined}
        />
      </I18nextProvider>,
    ),
  )
  return { saved, submit }
}

type Box = HTMLInputElement | HTMLTextAreaElement

function input(name: string): Box {
  const found = document.querySelector<Box>(`input[id$="-${name}"], textarea[id$="-${name}"]`)
  if (found === null) throw new Error(`Expected an input ${name}`)
  return found
}

function type(element: Box, value: string): void {
  const property = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), 'value')
  act(() => element.focus())
  act(() => {
    property?.set?.call(element, value)
    element.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

function press(label: string): void {
  const button = [...document.querySelectorAll('button')].find((each) =>
    (each.getAttribute('aria-label') ?? each.textContent ?? '').startsWith(label),
  )
  if (button === undefined) throw new Error(`Expected a button ${label}`)
  act(() => button.click())
}

/** Returns whether the browser goes on to paste it by itself. */
function paste(element: Box, cells: string): boolean {
  const event = new Event('paste', { bubbles: true, cancelable: true })
  Object.assign(event, { clipboardData: { getData: () => cells } })
  act(() => void element.dispatchEvent(event))
  return !event.defaultPrevented
}

/** Returns whether the browser goes on to undo by itself. */
function undoWith(element: Box): boolean {
  const event = new KeyboardEvent('keydown', {
    key: 'z',
    ctrlKey: true,
    bubbles: true,
    cancelable: true,
  })
  act(() => void element.dispatchEvent(event))
  return !event.defaultPrevented
}

const errors = () => [...document.querySelectorAll('.sp-error')].map((each) => each.textContent)

describe('task form', () => {
  it('shows nothing red when it opens', () => {
    open()
    expect(errors()).toEqual([])
    expect(document.querySelector('[aria-invalid]')).toBeNull()
  })

  it('says what is wrong after the field was left, and ties it to the input', () => {
    open()
    type(input('nip'), '123')
    expect(errors()).toEqual([])
    act(() => input('nip').blur())
    expect(errors()[0]).toContain('10 cyfr')
    expect(input('nip').getAttribute('aria-invalid')).toBe('true')
    const described = input('nip').getAttribute('aria-describedby')?.split(' ') ?? []
    const texts = described.map((id) => document.getElementById(id)?.textContent)
    expect(texts).toEqual(['10 cyfr', errors()[0]])
  })

  it('moves focus to the summary on going on, and from its link to the field', () => {
    open()
    press('Zapisz i przejdź dalej')
    const summary = document.querySelector<HTMLElement>('.sp-summary')
    expect(document.activeElement).toBe(summary)
    act(() => summary?.querySelector('a')?.click())
    expect(document.activeElement).toBe(input('nip'))
  })

  it('writes values into texts and keeps them up to date', () => {
    open({ price: 100 })
    const shown = () =>
      ['.sp-page-lead', '.sp-section-title']
        .map((place) => document.querySelector(place)?.textContent ?? '')
        .join(' | ')
        .replaceAll(/\s/g, ' ')
    expect(document.body.textContent?.replaceAll(/\s/g, ' ')).toContain('Dwa razy 1,00 zł')
    expect(shown()).toContain('Cena: 1,00 zł | Do {1,00 zł}')
    type(input('price'), '12,50')
    act(() => input('price').blur())
    expect(document.body.textContent?.replaceAll(/\s/g, ' ')).toContain('Dwa razy 12,50 zł')
    expect(shown()).toContain('Cena: 12,50 zł | Do {12,50 zł}')
  })

  it('writes computed money as money and points as points', () => {
    open({ price: 125050 })
    const values = [...document.querySelectorAll('.sp-computed-value')].map((each) =>
      each.textContent?.replaceAll(/\s/g, ' '),
    )
    expect(values).toEqual(['2501,00 zł', '1250,5 punktu'])
  })

  it('keeps money in grosze and shows it in złoty', async () => {
    const { saved } = open()
    type(input('price'), '1 250,5')
    act(() => input('price').blur())
    expect(input('price').value).toBe('1250,50')
    press('Zapisz teraz')
    await act(async () => {})
    expect(saved[0]).toContainEqual({ path: '/price', value: 125050, base: 0 })
  })

  it('keeps what was typed, without the spaces around it, and sends it', async () => {
    const { saved } = open({ title: 'Stary' })
    expect(input('title').value).toBe('Stary')
    type(input('title'), '  Nowy ')
    expect(input('title').value).toBe('  Nowy ')
    act(() => input('title').blur())
    expect(input('title').value).toBe('Nowy')
    press('Zapisz teraz')
    await act(async () => {})
    expect(saved[0]).toEqual([{ path: '/title', value: 'Nowy', base: 0 }])
  })

  it('shows what another person wrote meanwhile in a box that was typed into', async () => {
    open({}, { title: 'Z innego okna' })
    type(input('title'), 'Moje')
    act(() => input('title').blur())
    press('Zapisz teraz')
    await act(async () => {})
    expect(input('title').value).toBe('Z innego okna')
  })

  it('counts what was typed into a longer text', () => {
    open({ note: 'abc' })
    const counter = () => document.querySelector('.sp-counter')?.textContent
    expect(input('note').value).toBe('abc')
    expect(counter()).toContain('3')
    type(input('note'), 'abcde')
    act(() => input('note').blur())
    expect(counter()).toContain('5')
    type(input('note'), '')
    act(() => input('note').blur())
    expect(counter()).toBe('Od 2 do 100 znaków')
  })

  it('groups an identifier while it is typed', () => {
    open()
    type(input('nip'), '5261040828')
    expect(input('nip').value).toBe('526-104-08-28')
  })

  it('moves focus into an added row and to a neighbour of a removed one', () => {
    open()
    press('Druga')
    press('Dodaj wiersz')
    expect(document.activeElement).toBe(input('people-0-name'))
    press('Dodaj wiersz')
    expect(document.activeElement).toBe(input('people-1-name'))
    press('Usuń wiersz 2')
    expect(document.activeElement?.getAttribute('role')).toBe('group')
    expect(document.querySelectorAll('.sp-row')).toHaveLength(1)
    press('Usuń wiersz 1')
    expect(document.activeElement?.textContent).toBe('Dodaj wiersz')
  })

  it('lets no row come or go where only a cell of the table was opened for correction', () => {
    open({ people: [{ name: 'Ewa' }, { name: 'Jan' }] }, {}, { unlocked: ['/people/0/name'] })
    press('Druga')
    const inputs = [...document.querySelectorAll('.sp-row input')]
    expect(inputs).toEqual([input('people-0-name')])
    const links = [...document.querySelectorAll('.sp-unlocked a')]
    expect(links.map((each) => each.textContent)).toEqual(['people, wiersz 1: name'])
    expect(document.querySelector('.sp-to-correct')?.contains(input('people-0-name'))).toBe(true)
    const buttons = [...document.querySelectorAll('.sp-table button')]
    expect(buttons).toEqual([])
  })

  it('says beside a field what is to be corrected, at the top, beneath its error and in the review', () => {
    const notes = [
      { at: '', text: text('Popraw całość.') },
      { at: '/nip', text: text('Numer z rejestru jest inny.') },
      { at: '/people/0/name', text: text('Brakuje nazwiska.') },
      { at: '/gone', text: text('Nie ma') },
    ]
    const answers = { people: [{ name: 'Ewa' }] }
    open(answers, {}, { unlocked: ['/nip', '/people/0/name'], notes })
    const told = (selector: string) =>
      [...document.querySelectorAll(selector)].map((each) => each.textContent)
    expect(told('.sp-unlocked .sp-remark')).toEqual([
      'Popraw całość.',
      'Numer z rejestru jest inny.',
      'Brakuje nazwiska.',
    ])
    const described = (input('nip').getAttribute('aria-describedby') ?? '').split(' ')
    const spoken = described.map((id) => document.getElementById(id)?.textContent)
    expect(spoken).toContain('Uwaga do pola: Numer z rejestru jest inny.')
    expect(told('.sp-field-notes')).toEqual(['Uwaga do pola: Numer z rejestru jest inny.'])
    press('Zapisz i przejdź dalej')
    expect(told('.sp-summary .sp-remark')).toEqual(['Uwaga do pola: Numer z rejestru jest inny.'])
    press('Sprawdź i wyślij')
    expect(told('.sp-review .sp-field-notes')).toEqual([
      'Uwaga do pola: Numer z rejestru jest inny.',
      'Uwaga do pola: Brakuje nazwiska.',
    ])
  })

  it('saves what could not be saved without a session once the person is back from signing in', async () => {
    let isSignedIn = false
    const sent: DraftChange[][] = []
    const save = async (changes: DraftChange[]): Promise<DraftResult> => {
      if (!isSignedIn) throw new SaveError('signedOut', 'Sesja wygasła')
      sent.push(changes)
      const answers = { title: 'Moje' }
      const savedAt = '2027-03-04T13:32:00Z'
      return { revision: 1, savedAt, savedBy: null, answers, issues: [], merged: [] }
    }
    open({}, {}, { save })
    type(input('title'), 'Moje')
    act(() => input('title').blur())
    press('Zapisz teraz')
    await act(async () => {})
    const link = document.querySelector<HTMLAnchorElement>('.sp-save a')
    expect([link?.getAttribute('href'), link?.target]).toEqual(['/sign-in', '_blank'])
    isSignedIn = true
    act(() => void window.dispatchEvent(new Event('focus')))
    await act(async () => {})
    expect(sent).toHaveLength(1)
    expect(document.querySelector('.sp-save a')).toBeNull()
  })

  it('names every cell by its column and its row', () => {
    open({ people: [{ name: 'Ewa' }, { name: 'Jan' }] })
    press('Druga')
    const names = [...document.querySelectorAll<HTMLInputElement>('.sp-row input')].map((each) =>
      (each.getAttribute('aria-labelledby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent)
        .join(' '),
    )
    expect(names).toEqual([
      'name (wymagane) Wiersz 1',
      'age Wiersz 1',
      'name (wymagane) Wiersz 2',
      'age Wiersz 2',
    ])
  })

  it('fills a table from cells of a spreadsheet, marks what it cannot read and takes it back', async () => {
    const { saved } = open({ people: [{ name: 'Ewa', age: 1 }] })
    press('Druga')
    type(input('people-0-age'), '7')
    paste(input('people-0-name'), 'Jan\t30\r\nOla\tdużo\r\n')
    expect(['name', 'age'].map((key) => input(`people-0-${key}`).value)).toEqual(['Jan', '30'])
    expect(input('people-1-name').value).toBe('Ola')
    expect(errors()).toEqual([expect.stringContaining('„dużo”')])
    expect(input('people-1-age').getAttribute('aria-invalid')).toBe('true')
    const said = () => document.querySelector('.sp-paste [role="status"]')?.textContent
    expect(said()).toBe('Wklejono 4 komórki. 1 komórka wymaga poprawy.')
    press('Zapisz teraz')
    await act(async () => {})
    expect(saved[0]).toContainEqual({
      path: '/people',
      value: [{ name: 'Jan', age: 30 }, { name: 'Ola' }],
      base: 0,
    })
    undoWith(input('people-1-name'))
    expect(said()).toBe('Cofnięto wklejenie.')
    expect(document.querySelectorAll('.sp-row')).toHaveLength(1)
    expect(['name', 'age'].map((key) => input(`people-0-${key}`).value)).toEqual(['Ewa', '7'])
    expect(errors()).toEqual([])
  })

  it('leaves a paste of one text to the browser, and an undo of what was typed since', () => {
    open({ people: [{ name: 'Ewa' }] })
    press('Druga')
    expect(paste(input('people-0-name'), 'Jan Nowak')).toBe(true)
    expect(input('people-0-name').value).toBe('Ewa')
    expect(paste(input('people-0-name'), 'Jan\t30')).toBe(false)
    type(input('people-0-age'), '31')
    expect(undoWith(input('people-0-age'))).toBe(true)
    expect(input('people-0-name').value).toBe('Jan')
  })

  describe('a table whose number of rows is given', () => {
    const sized = (limit: number | string): FormDefinition => {
      const [, two] = definition.pages
      const table = two!.sections[0]!.fields[0]!
      const fields = [{ ...table, minItems: limit, maxItems: limit }]
      return { ...definition, pages: [{ ...two!, sections: [{ id: 'second', fields }] }] }
    }
    // incomplete, so that the form opens at it
    const rows = { people: [{ name: 'Anna' }, { age: 40 }] }
    const buttons = () =>
      [...document.querySelectorAll('.sp-table button')].map((each) =>
        (each.getAttribute('aria-label') ?? each.textContent).trim(),
      )

    it.each([
      ['a number', 2, {}],
      ['an expression', 'count(parent.rows)', { parent: { rows: [1, 2] } }],
    ])('offers neither rows nor another order: %s', (_, limit, variables) => {
      open(rows, {}, { form: sized(limit), variables })
      expect(document.querySelectorAll('.sp-row')).toHaveLength(2)
      expect(buttons()).toEqual([])
    })

    it('lets what lacks or exceeds it be mended', () => {
      open({ people: [{ name: 'Anna' }] }, {}, { form: sized(2) })
      expect(buttons()).toEqual(['Dodaj wiersz'])
      press('Dodaj wiersz')
      expect(buttons()).toEqual([])
      act(() => root?.unmount())
      open(rows, {}, { form: sized(1) })
      expect(buttons()).toEqual(['Usuń wiersz 1', 'Usuń wiersz 2'])
    })

    it('keeps them where rows are free in number', () => {
      open(rows, {}, { form: { ...definition, pages: [definition.pages[1]!] } })
      expect(buttons()).toContain('Dodaj wiersz')
      expect(buttons()).toContain('Usuń wiersz 1')
    })
  })

  describe('where only some pages are to be filled', () => {
    const three: FormDefinition = {
      ...definition,
      pages: ['a', 'b', 'c'].map((id) => ({
        id,
        title: text(`Strona ${id}`),
        sections: [{ id: `s${id}`, fields: [field(`title${id}`, 'text', { required: true })] }],
      })),
    }
    const title = () => document.querySelector('.sp-page-title')?.textContent
    const statuses = () =>
      [...document.querySelectorAll('.sp-wide-only .sp-page-status')].map((one) => one.textContent)

    it('opens the first of them, calls the others to be read, and goes from it to the review', () => {
      open({ titlea: 'x', titlec: 'y' }, {}, { form: three, sections: ['sb'] })
      expect(title()).toBe('Strona b')
      expect(statuses()).toEqual(['Do przeczytania', 'Nierozpoczęta', 'Do przeczytania'])
      type(input('titleb'), 'z')
      press('Zapisz i przejdź dalej')
      expect(title()).toBe('Sprawdź i wyślij')
    })

    it('is read page by page where none is', () => {
      open({ titlea: 'x', titleb: 'z', titlec: 'y' }, {}, { form: three, sections: [] })
      expect(title()).toBe('Strona a')
      press('Zapisz i przejdź dalej')
      expect(title()).toBe('Strona b')
    })
  })

  const hash = '0'.repeat(64)
  const by = { person: 'p2', name: 'Piotr Lis', at: '2027-01-01T00:00:00Z', hash }
  const signed: FormDefinition = {
    ...definition,
    pages: [
      {
        id: 'one',
        title: text('Pierwsza'),
        sections: [{ id: 'first', fields: [field('title', 'text')] }],
      },
      {
        id: 'two',
        title: text('Podpisy'),
        sections: [
          {
            id: 'second',
            fields: [field('sign', 'signature', { required: true, signatures: 1 })],
          },
        ],
      },
    ],
  }

  it('leaves a page of signatures when the service has said which of them still hold', async () => {
    // what is changed on the first page voids the signature, which the service alone knows
    open({ title: 'a', sign: [by] }, { sign: [] }, { form: signed })
    type(input('title'), 'b')
    act(() => input('title').blur())
    press('Zmieniam odpowiedzi')
    press('Zapisz i przejdź dalej')
    press('Zapisz i przejdź dalej')
    await act(async () => new Promise((done) => setImmediate(done)))
    expect(document.querySelector('.sp-page-title')?.textContent).toBe('Podpisy')
    expect(document.querySelector('.sp-summary')).not.toBeNull()
  })

  it('tells before a change that it makes signatures void, and lets people turn back', async () => {
    const { saved } = open({ title: 'a', sign: [by] }, { sign: [] }, { form: signed })
    type(input('title'), 'b')
    act(() => input('title').blur())
    const dialog = () => document.querySelector('.sp-dialog-text')?.textContent ?? ''
    expect(dialog()).toContain('Ten formularz podpisała już 1 osoba.')
    await act(async () => press('Zostawiam bez zmian'))
    expect(dialog()).toBe('')
    expect(input('title').value).toBe('a')
    expect(document.activeElement?.textContent).toBe('Pierwsza')
    press('Zapisz teraz')
    await act(async () => {})
    expect(saved).toEqual([])
  })

  it('sends nothing before review and confirmation', () => {
    const { submit } = open({ nip: '5261040828' })
    press('Sprawdź i wyślij')
    press('Wyślij')
    expect(submit).not.toHaveBeenCalled()
  })
})
