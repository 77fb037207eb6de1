import type { JsonObject } from '@splot/definition'
import type { SourceFile } from '../ports.ts'

/**
 * A small programme for tests: a village gives grants. A call gathers applications; an application is
 * filled in by several people and signed, checked by an officer, scored blind by two assessors.
 */
export const village: Record<string, JsonObject> = {
  'workflows/programme.json': {
    id: 'village',
    version: 1,
    title: { pl: 'Granty sołeckie', en: 'Village grants' },
    timeZone: 'Europe/Warsaw',
    defaultLocale: 'pl',
    roles: {
      officer: {
        title: { pl: 'Urzędnik', en: 'Officer' },
        kind: 'programme',
        exclusiveWith: ['applicant'],
      },
      coordinator: { title: { pl: 'Koordynator', en: 'Coordinator' }, kind: 'programme' },
      assessor: {
        title: { pl: 'Oceniający', en: 'Assessor' },
        kind: 'programme',
        exclusiveWith: ['officer'],
      },
      dataOfficer: { title: { pl: 'Inspektor danych', en: 'Data officer' }, kind: 'programme' },
      admin: { title: { pl: 'Administrator', en: 'Administrator' }, kind: 'programme' },
      applicant: { title: { pl: 'Wnioskodawca', en: 'Applicant' }, kind: 'case' },
      signer: { title: { pl: 'Podpisujący', en: 'Signer' }, kind: 'case' },
    },
    parameters: { checkDays: { title: { pl: 'Dni', en: 'Days' }, value: 10 } },
    calendar: { country: 'PL' },
    notifications: {
      submitted: {
        subject: { pl: 'Przyjęto wniosek {caseNumber}', en: 'Application {caseNumber} received' },
        body: {
          pl: 'Wniosek „{caseTitle}” jest u nas. {link}',
          en: 'We have "{caseTitle}". {link}',
        },
      },
      reminder: {
        subject: { pl: 'Zbliża się termin: {task}', en: 'Due soon: {task}' },
        body: { pl: 'Termin: {dueAt}', en: 'Due: {dueAt}' },
      },
      overdue: {
        subject: { pl: 'Minął termin: {task}', en: 'Overdue: {task}' },
        body: { pl: 'Termin: {dueAt}', en: 'Due: {dueAt}' },
      },
    },
    stages: [],
    people: { registration: 'open' },
    personalData: { officers: ['dataOfficer'], approvers: ['dataOfficer', 'coordinator'] },
    calls: [{ workflow: 'call', applications: 'application' }],
  },
  'workflows/call.json': {
    id: 'call',
    version: 1,
    title: { pl: 'Nabór', en: 'Call' },
    context: { received: 0 },
    events: {
      ANNOUNCED: { title: { pl: 'Ogłoszono', en: 'Announced' } },
      CANCEL: {
        title: { pl: 'Odwołaj nabór', en: 'Cancel the call' },
        roles: ['admin'],
        confirm: { pl: 'Na pewno?', en: 'Are you sure?' },
      },
      RECEIVED: { title: { pl: 'Wpłynął wniosek', en: 'Received' }, message: true },
    },
    timers: {
      closes: {
        title: { pl: 'Koniec naboru', en: 'Call closes' },
        at: 'date(answers.announce.closesOn)',
      },
    },
    access: { start: ['admin'], read: ['admin', 'officer', 'coordinator'] },
    caseTitle: 'if answers.announce.name = null then "Nowy nabór" else answers.announce.name',
    public: {
      when: 'answers.announce != null',
      closesAt: 'answers.announce.closesOn',
      facts: {
        name: { title: { pl: 'Nazwa', en: 'Name' }, value: 'answers.announce.name' },
        closesOn: {
          title: { pl: 'Do kiedy', en: 'Until' },
          value: 'answers.announce.closesOn',
          type: 'date',
        },
        rules: {
          title: { pl: 'Regulamin', en: 'Rules' },
          value: 'answers.announce.rules',
          type: 'file',
        },
      },
    },
    offers: {
      application: {
        when: 'list contains(case.states, "call.open")',
        input: { call: '{ id: case.id, number: case.number, name: answers.announce.name }' },
      },
    },
    initial: 'draft',
    states: {
      draft: {
        id: 'call.draft',
        meta: {
          title: { pl: 'Przygotowanie', en: 'Draft' },
          tasks: [
            {
              id: 'announce',
              title: { pl: 'Ogłoś nabór', en: 'Announce' },
              form: 'CALL',
              assign: { role: 'admin' },
              submit: 'ANNOUNCED',
            },
          ],
        },
        on: {
          ANNOUNCED: {
            target: 'open',
            actions: [{ type: 'number', params: { sequence: '"call"', format: 'N/{n}' } }],
          },
          CANCEL: 'cancelled',
        },
      },
      open: {
        id: 'call.open',
        meta: { title: { pl: 'Otwarty', en: 'Open' } },
        after: { closes: 'closed' },
        on: {
          CANCEL: 'cancelled',
          RECEIVED: {
            actions: [
              { type: 'set', params: { received: 'context.received + 1' } },
              {
                type: 'publish',
                params: {
                  id: 'received',
                  title: { pl: 'Wpłynęło', en: 'Received' },
                  columns: [{ key: 'count', title: { pl: 'Liczba', en: 'Count' } }],
                  rows: '[{ count: context.received }]',
                },
              },
            ],
          },
        },
      },
      closed: {
        id: 'call.closed',
        type: 'final',
        meta: { title: { pl: 'Zamknięty', en: 'Closed' }, outcome: 'neutral' },
      },
      cancelled: {
        id: 'call.cancelled',
        type: 'final',
        meta: { title: { pl: 'Odwołany', en: 'Cancelled' }, outcome: 'negative' },
      },
    },
  },
  'workflows/application.json': {
    id: 'application',
    version: 1,
    title: { pl: 'Wniosek', en: 'Application' },
    input: {
      call: {
        type: 'object',
        properties: {
          id: { type: 'string' },
          number: { type: 'string' },
          name: { type: 'string' },
        },
      },
    },
    context: { points: 0 },
    events: {
      SUBMITTED: { title: { pl: 'Złożono', en: 'Submitted' } },
      CHECKED: { title: { pl: 'Sprawdzono', en: 'Checked' } },
      SCORED: { title: { pl: 'Oceniono', en: 'Scored' } },
      WITHDRAWN: { title: { pl: 'Wycofano', en: 'Withdrawn' } },
      REOPEN: { title: { pl: 'Wznów', en: 'Reopen' }, roles: ['coordinator'] },
    },
    timers: {
      check: {
        title: { pl: 'Sprawdzenie', en: 'Check' },
        days: 'parameters.checkDays',
        remind: [{ days: -3 }, { days: 1 }],
      },
    },
    access: {
      start: ['public'],
      starter: 'applicant',
      read: ['applicant', 'signer', 'officer', 'coordinator', 'dataOfficer'],
      answers: {
        check: ['officer', 'coordinator'],
        score: ['coordinator', 'applicant'],
        apply: ['applicant', 'signer', 'officer', 'coordinator', 'dataOfficer'],
      },
      invite: { applicant: ['applicant'], signer: ['applicant'] },
    },
    columns: {
      village: { title: { pl: 'Wieś', en: 'Village' }, value: 'answers.apply.village' },
      points: {
        title: { pl: 'Punkty', en: 'Points' },
        value: 'context.points',
        type: 'points',
        readers: ['signer'],
      },
      verdict: {
        title: { pl: 'Wynik', en: 'Verdict' },
        value: 'answers.check.verdict',
        list: 'verdicts',
      },
    },
    caseTitle: 'if answers.apply.village = null then "Nowy wniosek" else answers.apply.village',
    initial: 'draft',
    on: { WITHDRAWN: 'withdrawn' },
    meta: {
      tasks: [
        {
          id: 'withdraw',
          title: { pl: 'Wycofaj wniosek', en: 'Withdraw' },
          assign: { role: 'applicant' },
          submit: 'WITHDRAWN',
          offer: true,
        },
      ],
    },
    states: {
      draft: {
        id: 'application.draft',
        meta: {
          title: { pl: 'Wersja robocza', en: 'Draft' },
          tasks: [
            {
              id: 'apply',
              title: { pl: 'Wypełnij wniosek', en: 'Fill in the application' },
              form: 'APPLY',
              assign: { role: 'applicant' },
              submit: 'SUBMITTED',
            },
          ],
        },
        on: {
          SUBMITTED: {
            target: 'check',
            actions: [
              { type: 'number', params: { sequence: '"application"', format: 'W/{n:000}' } },
              { type: 'notify', params: { template: 'submitted', to: ['applicant'] } },
              { type: 'send', params: { to: 'parent', event: 'RECEIVED' } },
            ],
          },
        },
      },
      check: {
        id: 'application.check',
        meta: {
          title: { pl: 'Sprawdzenie', en: 'Formal check' },
          tasks: [
            {
              id: 'check',
              title: { pl: 'Sprawdź wniosek', en: 'Check' },
              form: 'CHECK',
              assign: { role: 'officer' },
              submit: 'CHECKED',
              due: 'check',
            },
          ],
        },
        after: { check: 'late' },
        on: {
          CHECKED: [
            { target: 'score', guard: 'answers.check.verdict = "passed"' },
            { target: 'rejected' },
          ],
        },
      },
      score: {
        id: 'application.score',
        meta: {
          title: { pl: 'Ocena', en: 'Scoring' },
          tasks: [
            {
              id: 'score',
              title: { pl: 'Oceń wniosek', en: 'Score' },
              form: 'SCORE',
              assign: { role: 'assessor', count: 2, blind: true, notWho: ['check'] },
              submit: 'SCORED',
            },
          ],
        },
        on: {
          SCORED: {
            target: 'done',
            actions: [
              { type: 'set', params: { points: 'sum(for s in answers.score return s.points)' } },
            ],
          },
        },
      },
      late: {
        id: 'application.late',
        meta: {
          title: { pl: 'Po terminie sprawdzenia', en: 'Check overdue' },
          waitsFor: { pl: 'Koordynator', en: 'Coordinator' },
        },
        on: { REOPEN: 'check' },
      },
      done: {
        id: 'application.done',
        type: 'final',
        meta: { title: { pl: 'Oceniony', en: 'Scored' }, outcome: 'positive' },
      },
      rejected: {
        id: 'application.rejected',
        type: 'final',
        meta: { title: { pl: 'Odrzucony', en: 'Rejected' }, outcome: 'negative' },
      },
      withdrawn: {
        id: 'application.withdrawn',
        type: 'final',
        meta: { title: { pl: 'Wycofany', en: 'Withdrawn' }, outcome: 'neutral' },
      },
    },
  },
  'forms/CALL.json': {
    id: 'CALL',
    version: 1,
    title: { pl: 'Ogłoszenie', en: 'Announcement' },
    pages: [
      page('p', [
        { key: 'name', type: 'text', label: both('Nazwa'), required: true },
        { key: 'closesOn', type: 'date', label: both('Do kiedy'), required: true },
        {
          key: 'rules',
          type: 'file',
          label: both('Regulamin'),
          accept: ['application/pdf'],
          maxItems: 1,
          maxSizeBytes: 10_000,
        },
        {
          key: 'notes',
          type: 'file',
          label: both('Notatki'),
          maxSizeBytes: 10_000,
          accept: ['application/pdf'],
        },
      ]),
    ],
  },
  'forms/APPLY.json': {
    id: 'APPLY',
    version: 1,
    title: { pl: 'Wniosek', en: 'Application' },
    pages: [
      page('what', [
        { key: 'village', type: 'text', label: both('Wieś'), required: true, searchable: true },
        { key: 'kind', type: 'choice', label: both('Rodzaj'), list: 'kinds', required: true },
        {
          key: 'roadLength',
          type: 'integer',
          label: both('Długość drogi'),
          when: 'kind = "road"',
          required: true,
        },
        {
          key: 'costs',
          type: 'table',
          label: both('Koszty'),
          fields: [
            { key: 'name', type: 'text', label: both('Nazwa'), required: true },
            { key: 'amount', type: 'money', label: both('Kwota'), required: true, minimum: 0 },
          ],
        },
        {
          key: 'total',
          type: 'computed',
          label: both('Razem'),
          value: 'sum(for c in costs return c.amount)',
          display: 'money',
        },
        {
          key: 'plan',
          type: 'file',
          label: both('Plan'),
          accept: ['application/pdf', 'text/plain'],
          maxSizeBytes: 1000,
        },
        {
          key: 'health',
          type: 'text',
          label: both('Zdrowie'),
          sensitive: true,
          visibleTo: ['applicant', 'dataOfficer'],
        },
        {
          key: 'head',
          type: 'reference',
          label: both('Sołtys'),
          from: { kind: 'people', role: 'signer' },
        },
        {
          key: 'signatures',
          type: 'signature',
          label: both('Podpis'),
          signers: ['signer'],
          required: true,
        },
      ]),
    ],
  },
  'forms/CHECK.json': {
    id: 'CHECK',
    version: 1,
    title: { pl: 'Karta sprawdzenia', en: 'Check card' },
    pages: [
      page('p', [
        { key: 'verdict', type: 'choice', label: both('Wynik'), list: 'verdicts', required: true },
        {
          key: 'village',
          type: 'computed',
          label: both('Wieś'),
          value: 'answers.apply.village',
          display: 'text',
        },
      ]),
    ],
  },
  'forms/SCORE.json': {
    id: 'SCORE',
    version: 1,
    title: { pl: 'Karta oceny', en: 'Score card' },
    pages: [
      page('p', [
        {
          key: 'points',
          type: 'integer',
          label: both('Punkty'),
          required: true,
          minimum: 0,
          maximum: 50,
        },
      ]),
    ],
  },
  'forms/lists/kinds.json': {
    id: 'kinds',
    items: [
      { code: 'road', label: both('Droga') },
      { code: 'park', label: both('Park') },
    ],
  },
  'forms/lists/verdicts.json': {
    id: 'verdicts',
    items: [
      { code: 'passed', label: both('Tak') },
      { code: 'rejected', label: both('Nie') },
    ],
  },
}

function both(text: string): JsonObject {
  return { pl: text, en: text }
}

function page(id: string, fields: JsonObject[]): JsonObject {
  return { id, title: both(id), sections: [{ id: `${id}Section`, fields }] }
}

/** Returns definition files, with some of them replaced. */
export function villageFiles(changed: Record<string, JsonObject | string> = {}): SourceFile[] {
  return Object.entries({ ...village, ...changed }).map(([path, value]) => ({
    path,
    text: typeof value === 'string' ? value : JSON.stringify(value, null, 2),
  }))
}
