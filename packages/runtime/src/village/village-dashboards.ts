import type { JsonObject } from '@splot/definition'

/** Dashboards of the village, for tests. */
export const villageDashboards: Record<string, JsonObject> = {
  'workflows/dashboards/first.json': {
    id: 'first',
    title: both('Pierwszy'),
    roles: ['coordinator'],
    home: true,
    order: 1,
    panels: [{ id: 'all', kind: 'states', title: both('Wszystkie'), workflow: 'call' }],
  },
  'workflows/indicators/village.json': {
    id: 'village',
    version: 1,
    title: both('Wskaźniki'),
    readers: ['coordinator', 'officer'],
    sources: {
      handedIn: {
        workflow: 'application',
        when: 'case.number != null',
        on: 'case.startedAt',
      },
    },
    indicators: [
      {
        id: 'I01',
        title: both('Wnioski'),
        frequency: 'monthly',
        parts: [
          {
            id: 'count',
            unit: 'number',
            source: 'handedIn',
            aggregate: 'count',
            target: { atLeast: 6 },
          },
        ],
      },
      {
        id: 'I02',
        title: both('Sprawdzone'),
        readers: ['coordinator'],
        frequency: 'monthly',
        parts: [
          {
            id: 'count',
            unit: 'number',
            source: 'handedIn',
            when: 'answers.check != null',
            aggregate: 'count',
          },
          {
            id: 'costs',
            title: both('Koszty'),
            unit: 'money',
            source: 'handedIn',
            aggregate: 'sum',
            value: 'answers.apply.total',
          },
        ],
      },
    ],
  },
  'workflows/dashboards/overview.json': {
    id: 'overview',
    title: both('Przegląd'),
    roles: ['coordinator', 'officer', 'assessor', 'dataOfficer', 'admin'],
    home: true,
    panels: [
      {
        id: 'running',
        kind: 'cases',
        title: both('W toku'),
        workflow: 'application',
        where: 'case.number != null',
        columns: [
          'case.number',
          'case.title',
          'case.state',
          'case.days',
          'case.dueAt',
          'village',
          'points',
          column('verdict', 'answers.check.verdict', { list: 'verdicts' }),
          column('scores', 'for s in answers.score return s.points'),
          column('health', 'answers.apply.health'),
        ],
        sort: { by: 'case.number' },
      },
      {
        id: 'states',
        kind: 'states',
        title: both('Stany'),
        workflow: 'application',
        where: 'case.number != null',
        days: [7],
      },
      { id: 'late', kind: 'tasks', title: both('Po terminie'), scope: 'mine', due: 'overdue' },
      {
        id: 'soon',
        kind: 'tasks',
        title: both('Wkrótce'),
        scope: 'all',
        due: { withinWorkingDays: 4 },
      },
      {
        id: 'load',
        kind: 'load',
        title: both('Osoby'),
        by: 'person',
        onlyRoles: ['officer', 'assessor'],
      },
      {
        id: 'roles',
        kind: 'load',
        title: both('Role'),
        by: 'role',
        workflows: ['application'],
        onlyRoles: ['officer', 'assessor'],
      },
      {
        id: 'kinds',
        kind: 'chart',
        title: both('Rodzaje'),
        workflow: 'application',
        where: 'case.number != null',
        chart: 'bar',
        group: { title: both('Rodzaj'), value: 'answers.apply.kind', list: 'kinds' },
        measure: { id: 'count', title: both('Wnioski') },
      },
      {
        id: 'costs',
        kind: 'totals',
        title: both('Koszty'),
        workflow: 'application',
        rows: 'answers.apply.costs',
        group: { title: both('Nazwa'), value: 'row.name' },
        measures: [
          { id: 'count', title: both('Liczba') },
          { id: 'amount', title: both('Kwota'), value: 'row.amount', type: 'money' },
          { id: 'mean', title: both('Średnio'), value: 'row.amount', take: 'mean', type: 'money' },
        ],
      },
      {
        id: 'heat',
        kind: 'chart',
        title: both('Udziały'),
        roles: ['coordinator'],
        workflow: 'application',
        rows: 'answers.apply.costs',
        chart: 'heat',
        group: { title: both('Wieś'), value: 'answers.apply.village' },
        series: { title: both('Nazwa'), value: 'row.name' },
        measure: {
          id: 'share',
          title: both('Udział'),
          value: 'row.amount',
          take: 'share',
          of: '2 * row.amount',
        },
      },
      { id: 'figures', kind: 'indicators', title: both('Wskaźniki'), indicators: ['I01', 'I02'] },
      { id: 'way', kind: 'funnel', title: both('Droga'), indicators: ['I01', 'I02'] },
      {
        id: 'reads',
        kind: 'reads',
        title: both('Odczyty'),
        roles: ['coordinator', 'dataOfficer'],
        days: 7,
      },
      { id: 'register', kind: 'register', title: both('Rejestr') },
      { id: 'retention', kind: 'retention', title: both('Usuwanie') },
    ],
  },
}

function both(text: string): JsonObject {
  return { pl: text, en: text }
}

function column(id: string, value: string, more: JsonObject = {}): JsonObject {
  return { id, title: both(id), value, ...more }
}
