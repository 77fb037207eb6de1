import type { JsonValue } from '@splot/definition'
import type { DefinitionFiles } from '@splot/definition/edit'

const text = (words: string): JsonValue => ({ pl: words, en: words })

const programme: JsonValue = {
  id: 'small',
  version: 1,
  title: text('Small programme'),
  timeZone: 'Europe/Warsaw',
  defaultLocale: 'pl',
  roles: {
    programmeAdmin: { title: text('administrator'), kind: 'programme' },
    officer: { title: text('officer'), kind: 'programme' },
    director: { title: text('director'), kind: 'programme', exclusiveWith: ['officer'] },
    applicant: { title: text('applicant'), kind: 'case' },
  },
  parameters: { limit: { title: text('Limit'), value: 3 } },
  calendar: { country: 'PL' },
  notifications: {
    reminder: { subject: text('Remember'), body: text('Soon') },
    overdue: { subject: text('Late'), body: text('Too late') },
    accepted: { subject: text('Accepted'), body: text('You are in') },
  },
  stages: [{ id: 'first', title: text('First') }],
}

const apply: JsonValue = {
  id: 'apply',
  version: 1,
  title: text('Application'),
  context: { points: 0, chosen: null },
  events: {
    SEND: { title: text('Send') },
    JUDGED: { title: text('Judged') },
  },
  timers: { check: { title: text('Check'), days: 'parameters.limit', count: 'working' } },
  access: {
    start: ['public'],
    starter: 'applicant',
    read: ['applicant', 'officer', 'director'],
    answers: { judge: ['officer'] },
  },
  columns: { size: { title: text('Size'), value: 'answers.fill.size', list: 'size' } },
  initial: 'filling',
  states: {
    filling: {
      id: 'apply.filling',
      meta: {
        title: text('Filling in'),
        tasks: [
          { id: 'fill', form: 'A1', assign: { role: 'applicant' }, submit: 'SEND', due: 'check' },
        ],
      },
      on: { SEND: [{ target: 'judging', guard: 'answers.fill.size = "large"' }, 'refused'] },
      after: { check: 'refused' },
    },
    judging: {
      id: 'apply.judging',
      meta: {
        title: text('Judging'),
        tasks: [
          {
            id: 'judge',
            form: 'A2',
            assign: { role: 'officer' },
            submit: 'JUDGED',
            due: 'check',
            prefill: { size: 'answers.fill.size' },
          },
        ],
      },
      on: {
        JUDGED: {
          target: '#apply.accepted',
          actions: [
            {
              type: 'set',
              params: { points: 'sum(answers.judge.rows.points)', chosen: 'answers.fill' },
            },
            { type: 'notify', params: { template: 'accepted', to: ['applicant'] } },
          ],
        },
      },
      after: { check: 'refused' },
    },
    accepted: { id: 'apply.accepted', type: 'final', meta: { title: text('Accepted') } },
    refused: { id: 'apply.refused', type: 'final', meta: { title: text('Refused') } },
  },
}

const first: JsonValue = {
  id: 'A1',
  version: 1,
  title: text('Application'),
  pages: [
    {
      id: 'all',
      title: text('All'),
      sections: [
        {
          id: 'one',
          fields: [
            { key: 'name', type: 'text', label: text('Name'), required: true },
            { key: 'size', type: 'choice', list: 'size', label: text('Size') },
            {
              key: 'why',
              type: 'longtext',
              label: text('Why {name}'),
              when: 'size = "small"',
            },
          ],
        },
      ],
    },
  ],
}

const second: JsonValue = {
  id: 'A2',
  version: 1,
  title: text('Judgement'),
  pages: [
    {
      id: 'all',
      title: text('All'),
      sections: [
        {
          id: 'one',
          fields: [
            { key: 'size', type: 'choice', list: 'size', label: text('Size'), readOnly: true },
            {
              key: 'rows',
              type: 'table',
              label: text('Rows'),
              uniqueBy: 'name',
              fields: [
                { key: 'name', type: 'text', label: text('Name') },
                { key: 'points', type: 'integer', label: text('Points') },
              ],
            },
            {
              key: 'total',
              type: 'computed',
              label: text('Total of {context.chosen.name}'),
              value: 'sum(rows.points) + sum(rows[name != "x"].points)',
            },
          ],
        },
      ],
    },
  ],
}

const sizes: JsonValue = {
  id: 'size',
  items: [
    { code: 'small', label: text('Small') },
    { code: 'large', label: text('Large') },
  ],
}

/** A programme of one workflow, two forms and a code list, in which everything names something. */
export const smallProgramme: DefinitionFiles = {
  'workflows/programme.json': programme,
  'workflows/apply.json': apply,
  'forms/A1.json': first,
  'forms/A2.json': second,
  'forms/lists/size.json': sizes,
}
