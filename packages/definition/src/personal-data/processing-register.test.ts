import { describe, expect, it } from 'vitest'
import type { FormDefinition, FormField } from '../form/types.ts'
import type { ProgrammeBundle } from '../programme/types.ts'
import type { WorkflowDefinition } from '../workflow/types.ts'
import { keepWords } from './keep-words.ts'
import { processingRegister } from './processing-register.ts'

const both = (text: string) => ({ pl: text, en: text })
const field = (key: string, type: FormField['type'], more: Partial<FormField> = {}): FormField => ({
  key,
  type,
  label: both(key),
  ...more,
})

const form: FormDefinition = {
  id: 'A1',
  version: 1,
  title: both('Application'),
  dataClass: 'people',
  pages: [
    {
      id: 'p',
      title: both('p'),
      sections: [
        {
          id: 'main',
          fields: [
            field('idea', 'text'),
            field('email', 'email'),
            field('head', 'text', { dataClass: 'people' }),
            field('team', 'table', {
              dataClass: 'staff',
              fields: [field('name', 'text'), field('about', 'info')],
            }),
          ],
        },
        {
          id: 'health',
          visibleTo: ['dataOfficer'],
          dataClass: 'health',
          fields: [
            field('needs', 'text', { sensitive: true }),
            field('rest', 'text', { sensitive: true, visibleTo: ['applicant', 'dataOfficer'] }),
          ],
        },
      ],
    },
  ],
}

const role = (kind: 'programme' | 'case', title: string) => ({ kind, title: both(title) })
const dataClass = (title: string) => ({
  title: both(title),
  purpose: both(`why ${title}`),
  legalBasis: both('art. 6'),
  persons: both('applicants'),
})

const bundle = {
  programme: {
    roles: {
      applicant: role('case', 'Applicant'),
      officer: role('programme', 'Officer'),
      assessor: role('programme', 'Assessor'),
      dataOfficer: role('programme', 'Data officer'),
      reporter: role('programme', 'Reporter'),
    },
    parameters: { ends: { title: both('End of the programme'), value: '2028-12-31' } },
    personalData: {
      officers: ['dataOfficer'],
      classes: {
        people: { ...dataClass('People'), keep: { years: 5, from: 'yearEnd', after: 'ends' } },
        health: { ...dataClass('Health'), special: true, keep: { after: 'ends' } },
        staff: { ...dataClass('Staff'), recipients: [both('the funder')] },
        logs: dataClass('Logs'),
      },
    },
  },
  workflows: [
    {
      id: 'grant',
      title: both('Grant'),
      access: {
        read: ['applicant', { role: 'officer', when: 'true' }, 'dataOfficer', 'assessor'],
        answers: { apply: ['applicant', 'officer', 'dataOfficer'] },
      },
      initial: 'draft',
      states: {
        draft: { meta: { tasks: [{ id: 'apply', form: 'A1', assign: { role: 'applicant' } }] } },
      },
    } as unknown as WorkflowDefinition,
  ],
  forms: [form, { ...form, id: 'Unused' }],
  exports: [
    {
      readers: ['reporter'],
      source: { workflow: 'grant' },
      columns: [{ title: 'Needs', value: 'answers.apply.needs' }],
    },
  ],
} as unknown as ProgrammeBundle

describe('the register of processing', () => {
  it('[DE163] tells of each form, class and circle of readers what data, what for, how long', () => {
    const told = processingRegister(bundle).map((entry) => [
      entry.form?.id ?? '-',
      entry.dataClass,
      entry.special,
      entry.fields.map(({ pointer }) => pointer).join(' '),
      entry.readers.map(({ en }) => en).join(', '),
      entry.keep.en,
    ])
    const years =
      '5 years from the end of the year in which the case ended, counted no sooner than from: End of the programme'
    const until = 'until: End of the programme; where the case ends later, until its end'
    const all = 'as long as the programme'
    expect(told).toEqual([
      ['A1', 'people', false, '/email /head', 'Applicant, Data officer, Officer', years],
      ['A1', 'staff', false, '/team/name', 'Applicant, Data officer, Officer', all],
      ['A1', 'health', true, '/needs', 'Data officer, Reporter', until],
      ['A1', 'health', true, '/rest', 'Applicant, Data officer', until],
      ['-', 'logs', false, '', '', all],
    ])
    const [people, staff] = processingRegister(bundle)
    expect(people).toMatchObject({
      purpose: both('why People'),
      legalBasis: both('art. 6'),
      workflows: [both('Grant')],
    })
    expect(staff?.recipients).toEqual([both('the funder')])
  })

  it('[DE163] says of personal data without a class that nothing is said', () => {
    const { dataClass: _, ...plain } = form
    const [first] = processingRegister({ ...bundle, forms: [plain] })
    expect(first).toMatchObject({
      dataClass: null,
      fields: [{ pointer: '/email' }],
      purpose: { pl: 'nie podano' },
      special: false,
    })
  })

  it('[DE163] tells a time in Polish numbers', () => {
    const { programme } = bundle
    expect(keepWords({ years: 1, months: 2, days: 5 }, programme)).toEqual({
      pl: '1 rok 2 miesiące 5 dni od zakończenia sprawy',
      en: '1 year 2 months 5 days from the end of the case',
    })
    expect(keepWords({ years: 22 }, programme).pl).toMatch(/^22 lata /)
    expect(keepWords({ years: 12 }, programme).pl).toMatch(/^12 lat /)
  })
})
