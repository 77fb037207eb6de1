/**
 * Parts of definitions that forms made from the schemas show, by the thing they are parts of. A test
 * walks the schemas and fails for a property that is neither here nor in an editor of its own.
 */
export const shownParts = {
  documentText: ['title', 'body'],
  documentSettings: ['description', 'given', 'readers', 'languages', 'cases', 'indicators'],
  programme: [
    'title',
    'description',
    'stages',
    'calls',
    'catalogues',
    'personFacts',
    'people',
    'retention',
    'personalData',
    'publishing',
    'timeZone',
    'defaultLocale',
  ],
  role: ['secondFactor'],
  parameter: ['description', 'confidential', 'minimum', 'maximum'],
  access: ['read', 'answers', 'start', 'starter', 'invite', 'assign', 'reopen'],
  face: ['caseTitle', 'columns', 'public', 'offers'],
  data: ['input'],
  decision: ['title', 'description', 'ranking', 'steps', 'given', 'readers'],
  task: ['continues', 'sections', 'prefill', 'unlock', 'notes', 'complete', 'ledgers', 'fieldsOf'],
  assign: ['exclude'],
  meta: ['checklist'],
  dashboard: ['title', 'description', 'roles', 'home', 'order', 'panels'],
  indicators: ['title', 'description', 'readers', 'indicators', 'sources', 'breakdowns', 'order'],
  export: ['title', 'description', 'readers', 'columns', 'source', 'unique', 'sort', 'language'],
  timer: ['from', 'time'],
  dateTimer: ['time'],
} as const satisfies Record<string, readonly string[]>
