import { describe, expect, it } from 'vitest'
import type { FormDefinition, FormField } from '../form/types.ts'
import type { ProgrammeBundle } from '../programme/types.ts'
import type { WorkflowDefinition } from '../workflow/types.ts'
import { diffProgrammes } from './diff-programmes.ts'

const text = (word: string) => ({ pl: `${word} (pl)`, en: word })

const field = (key: string, more: Partial<FormField> = {}): FormField => ({
  key,
  type: 'text',
  label: text(key),
  ...more,
})

const form: FormDefinition = {
  id: 'F1',
  version: 1,
  title: text('Application'),
  pages: [
    {
      id: 'p1',
      title: text('First page'),
      sections: [{ id: 's1', title: text('You'), fields: [field('name'), field('city')] }],
    },
    {
      id: 'p2',
      title: text('Second page'),
      sections: [
        { id: 's2', title: text('Your plan'), fields: [field('plan', { required: true })] },
      ],
    },
  ],
}

const workflow: WorkflowDefinition = {
  id: 'intake',
  version: 1,
  title: text('Intake'),
  events: {
    SENT: { title: text('Sent') },
    CHECKED: { title: text('Checked') },
    STOP: { title: text('Stop'), roles: ['applicant'] },
  },
  timers: {
    writing: { title: text('Writing'), days: 14 },
    checking: {
      title: text('Checking'),
      days: 'parameters.P1',
      count: 'working',
      remind: [{ days: -2, count: 'working' }],
    },
  },
  access: { start: ['public'], starter: 'applicant', read: ['applicant', 'officer'] },
  initial: 'writing',
  states: {
    writing: {
      id: 'intake.writing',
      meta: {
        title: text('Writing'),
        tasks: [
          {
            id: 'write',
            form: 'F1',
            assign: { role: 'applicant' },
            submit: 'SENT',
            due: 'writing',
          },
        ],
      },
      on: { SENT: 'checking', STOP: 'done' },
      after: { writing: 'done' },
    },
    checking: {
      id: 'intake.checking',
      meta: {
        title: text('Checking'),
        tasks: [
          { id: 'check', title: text('Check it'), assign: { role: 'officer' }, submit: 'CHECKED' },
        ],
      },
      on: {
        CHECKED: [
          { target: 'done', guard: 'context.points > 10' },
          { target: 'writing', actions: [{ type: 'notify', params: { template: 'back' } }] },
        ],
      },
    },
    done: { id: 'intake.done', type: 'final', meta: { title: text('Done') } },
  },
}

const before: ProgrammeBundle = {
  programme: {
    id: 'p',
    version: 1,
    title: text('Programme'),
    timeZone: 'Europe/Warsaw',
    defaultLocale: 'pl',
    roles: {
      applicant: { title: text('applicant'), kind: 'case' },
      officer: { title: text('officer'), kind: 'programme' },
      director: { title: text('director'), kind: 'programme' },
    },
    parameters: { P1: { title: text('Time to check'), value: 10, unit: 'WD' } },
    calendar: { country: 'PL' },
    calls: [
      { workflow: 'intake', applications: 'intake' },
      { workflow: 'intake', applications: 'other' },
    ],
    notifications: { back: { subject: text('Back to you'), body: text('…') } },
    stages: [],
  },
  workflows: [workflow],
  forms: [form],
  codeLists: [
    { id: 'colours', title: text('Colours'), items: [{ code: 'r', label: text('red') }] },
  ],
  documents: [],
  dashboards: [],
  indicators: [],
  exports: [],
}

/** Sentences and notice after a change, in English or Polish. */
function told(change: (copy: ProgrammeBundle) => void, locale: 'pl' | 'en' = 'en') {
  const after = structuredClone(before)
  change(after)
  const { files, notice } = diffProgrammes(before, after)
  return {
    sentences: files.flatMap(({ sentences }) => sentences.map((one) => one.text[locale])),
    places: files.flatMap(({ sentences }) => sentences.map((one) => one.place[locale])),
    paths: files.flatMap(({ sentences }) => sentences.map(({ path }) => path)),
    notice: notice.map((one) => one.text[locale]),
    files,
  }
}

const intake = (bundle: ProgrammeBundle) => bundle.workflows[0]!
const section = (bundle: ProgrammeBundle, page: number) =>
  bundle.forms[0]!.pages[page]!.sections[0]!

describe('diffProgrammes', () => {
  it('[DE20] says nothing of programmes that say the same, whatever their versions', () => {
    const { files, notice } = told((after) => {
      after.programme.version = 2
      after.workflows[0]!.version = 7
    })
    expect([files, notice]).toEqual([[], []])
  })

  it('[DE21] tells a longer deadline as people say it, in both languages', () => {
    const change = (after: ProgrammeBundle) => {
      intake(after).timers!['writing'] = { title: text('Writing'), days: 5, count: 'working' }
    }
    expect(told(change).sentences).toEqual(['Deadline “Writing”: was 14 days, now 5 working days.'])
    expect(told(change, 'pl').sentences).toEqual([
      'Termin „Writing (pl)”: było 14 dni, jest 5 dni roboczych.',
    ])
    expect(told(change).notice).toEqual(['Deadline “Writing”: was 14 days, is 5 working days.'])
  })

  it('[DE21] tells what is new, with what matters about it', () => {
    const { sentences, notice } = told((after) => {
      intake(after).states['checking']!.meta!.tasks!.push({
        id: 'visit',
        title: text('Visit'),
        form: 'F1',
        assign: { role: 'applicant' },
        submit: 'CHECKED',
        due: 'checking',
      })
    })
    expect(sentences).toEqual([
      'New task “Visit” (who does it: “applicant”; form: “Application”; deadline: “Checking”).',
    ])
    expect(notice).toEqual(['You will have to do: “Visit” (deadline: “Checking”).'])
  })

  it('[DE22] knows a state that was moved into another, and tells nothing else of it', () => {
    const { sentences, notice } = told((after) => {
      const { checking, ...others } = intake(after).states
      intake(after).states = {
        ...others,
        outer: {
          id: 'intake.outer',
          initial: 'checking',
          meta: { title: text('Outer') },
          states: { checking: checking! },
        },
      }
    })
    expect(sentences).toEqual([
      'New state “Outer”.',
      'Moved state “Checking”: was Workflow “Intake”, now State “Outer”.',
    ])
    expect(notice).toEqual(['Cases of “Intake” have a new step: “Outer”.'])
  })

  it('[DE22] knows a field that was moved to another page, and what changed in it', () => {
    const { sentences, places } = told((after) => {
      const [plan] = section(after, 1).fields.splice(0, 1)
      section(after, 0).fields.push({ ...plan!, required: false, label: text('What you plan') })
    })
    expect(sentences).toEqual([
      'Moved field “What you plan”: was Section of the form “Your plan”, now Section of the form “You”.',
      'Field “What you plan” – label: was “plan”, now “What you plan”.',
      'Field “What you plan” – required: was yes, now no.',
    ])
    expect(places[0]).toBe('First page › You')
  })

  it('[DE22] tells what changed its place among its siblings', () => {
    const { sentences } = told((after) => section(after, 0).fields.reverse())
    expect(sentences).toHaveLength(1)
    expect(sentences[0]).toMatch(/^Moved field “(name|city)”: in another order\.$/)
  })

  it('[DE22] does not take a rule for the page that moved and bears its name', () => {
    const rules = [{ id: 'p1', assert: 'name != city', at: 'name', message: text('Differ') }]
    const earlier = { ...before, forms: [{ ...form, rules }] }
    const later = { ...before, forms: [{ ...form, rules, pages: form.pages.toReversed() }] }
    const { files } = diffProgrammes(earlier, later)
    expect(files[0]!.sentences.map(({ text: { en } }) => en)).toEqual([
      expect.stringMatching(/^Moved page of the form/),
    ])
  })

  it('[DE23] takes alternatives and actions for what they were, wherever they stand', () => {
    const { sentences, paths } = told((after) => {
      intake(after).states['checking']!.on = {
        CHECKED: [
          { target: 'done', guard: 'context.points > 12' },
          { target: 'writing', actions: [{ type: 'notify', params: { template: 'back' } }] },
        ],
      }
    })
    expect(sentences).toEqual([
      'Transition “Checked → Done” – condition: was ‹context.points > 10›, now ‹context.points > 12›.',
    ])
    expect(paths).toEqual(['/states/checking/on/CHECKED/0/guard'])
  })

  it('[DE23] tells a transition that leads elsewhere by the titles of states', () => {
    const { sentences } = told((after) => {
      intake(after).states['writing']!.after = { writing: 'checking' }
    })
    expect(sentences).toEqual([
      'Transition “Writing → Checking” – where it leads: was “Done”, now “Checking”.',
    ])
  })

  it('[DE21] tells who may read by the titles of roles', () => {
    const { sentences, notice } = told((after) => {
      intake(after).access.read = ['applicant', { role: 'director', when: 'context.points > 1' }]
    })
    expect(sentences).toEqual([
      'Workflow “Intake” – who sees the case: added “director” (on condition ‹context.points > 1›); removed “officer”.',
    ])
    expect(notice).toEqual([])
  })

  it('[DE24] tells participants what they fill in and by which rules, and nothing of the office', () => {
    const { notice } = told((after) => {
      section(after, 0).fields.push(field('age', { required: true, type: 'integer' }))
      section(after, 0).fields.push(field('office', { visibleTo: ['officer'] }))
      section(after, 1).fields = []
      after.programme.parameters['P1']!.value = 12
      after.programme.notifications['back']!.body = text('Mend it')
      intake(after).events['STOP']!.title = text('Stop it')
      after.codeLists[0]!.items.push({ code: 'b', label: text('blue') })
    })
    expect(notice).toEqual([
      '“P1 Time to check”: was 10 working days, is 12 working days.',
      'The form “F1 Application” has a new question that must be answered: “age”.',
      'The form “F1 Application” no longer asks “plan”.',
    ])
  })

  it('[DE179] tells participants nothing of a confidential parameter', () => {
    const { sentences, notice } = told((after) => {
      const { P1 } = after.programme.parameters
      P1!.value = 12
      P1!.confidential = true
    })
    expect(sentences).not.toEqual([])
    expect(notice).toEqual([])
  })

  it('[DE90] tells participants when their answers will be deleted', () => {
    const { sentences, notice } = told((after) => {
      intake(after).states['done']!.meta!.deleteAnswers = 'checking'
      intake(after).timers!['checking']!.days = 90
    })
    expect(sentences).toContain('State “Done” – when the answers are deleted: added “Checking”.')
    // by itself a deadline of the office is nothing to them
    expect(notice).toHaveLength(1)
    expect(notice[0]).toContain('Checking')
  })

  it('[DE21] names files that are new or gone', () => {
    const { files, notice } = told((after) => {
      after.forms[0] = { ...form, id: 'F2', title: text('Other form') }
    })
    expect(files.map(({ kind, id, change }) => `${change} ${kind} ${id}`)).toEqual([
      'removed form F1',
      'added form F2',
    ])
    // the workflow still asks for the form that is gone, and nobody fills the new one
    expect(notice).toEqual([
      'The form “F1 Application” is no longer filled in; it asked for: “name”, “city”, “plan”.',
    ])
  })

  it('[DE145] tells what a new or removed file holds, and what it means to participants', () => {
    const { files, notice } = told((after) => {
      const { states } = workflow
      const title = text('Visit')
      after.workflows.push({ ...workflow, id: 'visit', title, states: visiting(states) })
      after.forms.push({ ...form, id: 'F9', title: text('Visit form') })
    })
    const sentences = (id: string) =>
      files
        .find((file) => file.id === id)
        ?.sentences.map(({ place, text: { en } }) => `${place.en} ${en}`.trim())
    expect(sentences('visit')).toEqual([
      'Who starts a case: “everybody”.',
      'Who sees the case: “applicant”, “officer”.',
      'States: “Writing”, “Checking”, “Done” (an end).',
      'Tasks: “Visit form” (“applicant”; “Writing”), “Check it” (“officer”).',
      'Deadlines: “Writing” (14 days), “Checking” (Time to check (P1), counted: working days).',
    ])
    expect(sentences('F9')).toEqual([
      'First page Fields: “name”, “city”.',
      'Second page Fields: “plan” (required).',
    ])
    expect(notice).toEqual([
      'A new kind of case: “Visit”. What there is to do in them: “Visit form”.',
      'There is a new form “F9 Visit form”. It asks for: “name”, “city”, “plan”.',
    ])
  })
})

/** The same states, in which the first task is done with another form. */
function visiting(states: WorkflowDefinition['states']): WorkflowDefinition['states'] {
  const text = JSON.stringify(states).replaceAll('"F1"', '"F9"')
  return JSON.parse(text) as WorkflowDefinition['states']
}
