import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { definitionSchemas, type DefinitionKind } from '@splot/definition'
import {
  choicesOf,
  choiceWord,
  fileProperty,
  hasWords,
  innerOf,
  kindsOf,
  partsOf,
  propertyId,
  shapeOf,
  type Property,
} from '@splot/definition/edit'
import { shownParts } from './shown-parts.ts'

/** Properties with an editor of their own → the file of the studio that has it; `#` its word there. */
const ownEditors: Readonly<Record<string, string>> = {
  // workflows: states, tasks, transitions, events, deadlines
  'workflow:workflow.title': 'workflows/outline-page.tsx',
  'workflow:workflow.description': 'workflows/outline-page.tsx',
  'workflow:workflow.context': 'data/first-fact.ts',
  'workflow:workflow.contextSchema': 'data/first-fact.ts',
  'workflow:workflow.events': 'workflows/event-list.tsx',
  'workflow:workflow.timers': 'deadlines/deadline-list.tsx',
  'workflow:workflow.decisions': 'decisions/decisions-page.tsx',
  'workflow:workflow.access': 'access/access-page.tsx',
  'workflow:workflow.states': 'workflows/outline-page.tsx',
  'workflow:workflow.initial': 'workflows/state/state-structure.tsx',
  'workflow:workflow.frozen': 'frozen/freeze-editor.tsx',
  'workflow:frozen.when': 'frozen/freeze-editor.tsx',
  'workflow:frozen.reason': 'frozen/freeze-editor.tsx',
  'workflow:event.title': 'workflows/event-list.tsx',
  'workflow:event.roles': 'workflows/event-list.tsx',
  'workflow:event.message': 'workflows/event-list.tsx',
  'workflow:event.payload': 'workflows/event-list.tsx',
  'workflow:event.confirm': 'workflows/event-list.tsx',
  'workflow:event.renews': 'workflows/event-list.tsx',
  'workflow:timer.title': 'deadlines/deadline-editor.tsx',
  'workflow:timer.at': 'deadlines/deadline-editor.tsx',
  'workflow:timer.minutes': 'deadlines/deadline-words.ts',
  'workflow:timer.hours': 'deadlines/deadline-words.ts',
  'workflow:timer.days': 'deadlines/deadline-words.ts',
  'workflow:timer.weeks': 'deadlines/deadline-words.ts',
  'workflow:timer.months': 'deadlines/deadline-words.ts',
  'workflow:timer.count': 'deadlines/deadline-editor.tsx',
  'workflow:timer.roll': 'deadlines/deadline-editor.tsx',
  'workflow:timer.remind': 'deadlines/deadline-editor.tsx',
  'workflow:reminder.days': 'deadlines/reminders.tsx',
  'workflow:reminder.count': 'deadlines/reminders.tsx',
  'workflow:reminder.notify': 'deadlines/reminders.tsx',
  'workflow:reminder.also': 'deadlines/reminders.tsx',
  'workflow:state.type': 'workflows/state/state-structure.tsx',
  'workflow:state.initial': 'workflows/state/state-structure.tsx',
  'workflow:state.states': 'workflows/outline-page.tsx',
  'workflow:state.on': 'workflows/state/add-transition.tsx',
  'workflow:state.after': 'workflows/state/add-transition.tsx',
  'workflow:state.always': 'workflows/state/add-transition.tsx',
  'workflow:state.onDone': 'workflows/outline-facts.ts#done',
  'workflow:state.entry': 'workflows/state/state-editor.tsx',
  'workflow:state.exit': 'workflows/state/state-editor.tsx',
  'workflow:state.meta': 'workflows/state/state-editor.tsx',
  'workflow:meta.title': 'workflows/state/state-editor.tsx',
  'workflow:meta.description': 'workflows/state/state-editor.tsx',
  'workflow:meta.stage': 'workflows/state/state-editor.tsx',
  'workflow:meta.outcome': 'workflows/state/state-editor.tsx',
  'workflow:meta.deleteAnswers': 'workflows/state/state-editor.tsx',
  'workflow:meta.shownAs': 'workflows/state/state-editor.tsx',
  'workflow:meta.tasks': 'workflows/state/task-list.tsx',
  'workflow:meta.waitsFor': 'workflows/state/state-editor.tsx',
  'workflow:meta.reason': 'workflows/state/transition-editor.tsx',
  'workflow:meta.readers': 'workflows/state/transition-editor.tsx',
  'workflow:transitionObject.target': 'workflows/state/transition-editor.tsx',
  'workflow:transitionObject.guard': 'workflows/state/transition-editor.tsx',
  'workflow:transitionObject.actions': 'workflows/state/transition-editor.tsx',
  'workflow:transitionObject.reenter': 'workflows/state/transition-editor.tsx',
  'workflow:transitionObject.description': 'workflows/state/transition-editor.tsx',
  'workflow:transitionObject.meta': 'workflows/state/transition-editor.tsx',
  'workflow:action.type': 'workflows/state/action-editor.tsx',
  'workflow:action.params': 'workflows/state/action-editor.tsx',
  'workflow:task.title': 'workflows/state/task-editor.tsx',
  'workflow:task.description': 'workflows/state/task-editor.tsx',
  'workflow:task.form': 'workflows/state/task-editor.tsx',
  'workflow:task.assign': 'workflows/state/task-editor.tsx',
  'workflow:task.submit': 'workflows/state/task-editor.tsx',
  'workflow:task.due': 'workflows/state/task-editor.tsx',
  'workflow:task.offer': 'workflows/state/task-editor.tsx',
  'workflow:assign.role': 'workflows/state/assign-editor.tsx',
  'workflow:assign.users': 'workflows/state/assign-editor.tsx',
  'workflow:assign.count': 'workflows/state/assign-editor.tsx',
  'workflow:assign.strategy': 'workflows/state/assign-editor.tsx',
  'workflow:assign.sameAs': 'workflows/state/assign-editor.tsx',
  'workflow:assign.notWho': 'workflows/state/assign-editor.tsx',
  'workflow:assign.deputies': 'workflows/state/assign-editor.tsx',
  'workflow:assign.blind': 'workflows/state/assign-editor.tsx',
  // the programme: roles, parameters, calendar, messages
  'programme:programme.roles': 'programme/roles-page.tsx',
  'programme:role.title': 'programme/roles-page.tsx',
  'programme:role.kind': 'programme/roles-page.tsx',
  'programme:role.exclusiveWith': 'programme/roles-page.tsx',
  'programme:role.until': 'programme/roles-page.tsx',
  'programme:role.description': 'programme/roles-page.tsx',
  'programme:programme.parameters': 'programme/parameters-page.tsx',
  'programme:parameter.title': 'programme/parameters-page.tsx',
  'programme:parameter.value': 'programme/parameters-page.tsx',
  'programme:parameter.unit': 'programme/parameters-page.tsx',
  'programme:programme.calendar': 'programme/calendar-page.tsx',
  'programme:calendar.country': 'programme/calendar-page.tsx',
  'programme:calendar.closures': 'programme/calendar-page.tsx',
  'programme:programme.notifications': 'programme/messages-page.tsx',
  'programme:notification.subject': 'programme/messages-page.tsx',
  'programme:notification.body': 'programme/messages-page.tsx',
  // code lists
  'codeList:codeList.title': 'lists/list-page.tsx',
  'codeList:codeList.items': 'lists/list-page.tsx',
  'codeList:item.code': 'lists/list-page.tsx',
  'codeList:item.label': 'lists/list-page.tsx',
  'codeList:item.validFrom': 'lists/list-page.tsx',
  'codeList:item.validTo': 'lists/list-page.tsx',
  'codeList:item.facts': 'lists/list-page.tsx',
  // forms
  'form:form.title': 'forms/form-page.tsx',
  'form:form.description': 'forms/form-page.tsx',
  'form:form.pages': 'forms/form-page.tsx',
  'form:form.rules': 'forms/form-page.tsx',
  'form:form.dataClass': 'forms/form-page.tsx',
  'form:section.dataClass': 'forms/properties.tsx',
  'form:field.dataClass': 'forms/field-settings.tsx',
  'form:page.title': 'forms/properties.tsx',
  'form:section.title': 'forms/properties.tsx',
  'form:page.description': 'forms/properties.tsx',
  'form:section.description': 'forms/properties.tsx',
  'form:page.when': 'forms/properties.tsx',
  'form:section.when': 'forms/properties.tsx',
  'form:page.sections': 'forms/form-page.tsx',
  'form:section.fields': 'forms/form-page.tsx',
  'form:section.visibleTo': 'forms/properties.tsx',
  'form:section.editableBy': 'forms/properties.tsx',
  'form:field.key': 'forms/field-settings.tsx',
  'form:field.type': 'forms/field-settings.tsx',
  'form:field.label': 'forms/field-settings.tsx',
  'form:field.help': 'forms/field-settings.tsx',
  'form:field.documents': 'forms/field-settings.tsx',
  'form:field.text': 'forms/field-settings.tsx',
  'form:field.required': 'forms/field-settings.tsx',
  'form:field.when': 'forms/field-settings.tsx',
  'form:field.readOnly': 'forms/field-settings.tsx',
  'form:field.value': 'forms/field-settings.tsx',
  'form:field.withdrawnOn': 'forms/field-settings.tsx',
  'form:field.namesSecrets': 'forms/field-settings.tsx',
  'form:field.visibleTo': 'forms/field-settings.tsx',
  'form:field.sensitive': 'forms/field-settings.tsx',
  'form:field.searchable': 'forms/field-settings.tsx',
  'form:field.display': 'forms/field-settings.tsx',
  'form:field.list': 'forms/field-settings.tsx',
  'form:field.appearance': 'forms/field-settings.tsx',
  'form:field.rules': 'forms/field-settings.tsx',
  'form:field.from': 'forms/field-settings.tsx',
  'form:field.signers': 'forms/field-settings.tsx',
  'form:field.signWhen': 'forms/field-settings.tsx',
  'form:field.fields': 'forms/field-settings.tsx',
  'form:field.default': 'forms/limit-settings.tsx',
  'form:field.scale': 'forms/limit-settings.tsx',
  'form:field.minLength': 'forms/limit-settings.tsx',
  'form:field.maxLength': 'forms/limit-settings.tsx',
  'form:field.pattern': 'forms/limit-settings.tsx',
  'form:field.minimum': 'forms/limit-settings.tsx',
  'form:field.maximum': 'forms/limit-settings.tsx',
  'form:field.minItems': 'forms/limit-settings.tsx',
  'form:field.maxItems': 'forms/limit-settings.tsx',
  'form:field.uniqueBy': 'forms/limit-settings.tsx',
  'form:field.accept': 'forms/limit-settings.tsx',
  'form:field.maxSizeBytes': 'forms/limit-settings.tsx',
  'form:field.signatures': 'forms/limit-settings.tsx',
  'form:pattern.regex': 'forms/limit-settings.tsx',
  'form:pattern.message': 'forms/limit-settings.tsx',
  'form:rule.assert': 'forms/field-settings.tsx',
  'form:rule.at': 'forms/field-settings.tsx',
  'form:rule.message': 'forms/field-settings.tsx',
  'form:rule.severity': 'forms/field-settings.tsx',
  'form:rule.when': 'forms/field-settings.tsx',
  'form:source.kind': 'forms/field-settings.tsx',
  'form:source.options': 'forms/field-settings.tsx',
  'form:source.role': 'forms/field-settings.tsx',
  'form:source.workflow': 'forms/field-settings.tsx',
}

/** Properties that no screen edits → why. */
const left: Readonly<Record<string, string>> = {
  'form:field.rows': 'fixed rows of a table are written in the other view of the form',
  'workflow:workflow.on': 'what may happen in every state is set on the states',
  'workflow:workflow.meta': 'the workflow has a title and description of its own',
  'workflow:state.history': 'history states are made in the file; the outline shows them',
  'workflow:state.target': 'history states are made in the file; the outline shows them',
  'workflow:meta.position': 'the diagram lays states out by itself',
  'workflow:position.x': 'the diagram lays states out by itself',
  'workflow:position.y': 'the diagram lays states out by itself',
}

/** Ids are made once from titles and changed by renaming; versions are raised by publishing. */
const never = new Set(['$schema', 'id', 'version'])

const roots: Readonly<Record<keyof typeof shownParts, string>> = {
  documentText: 'document:document',
  documentSettings: 'document:document',
  programme: 'programme:programme',
  role: 'programme:role',
  parameter: 'programme:parameter',
  access: 'workflow:access',
  face: 'workflow:workflow',
  data: 'workflow:workflow',
  decision: 'workflow:decision',
  task: 'workflow:task',
  assign: 'workflow:assign',
  meta: 'workflow:meta',
  dashboard: 'dashboard:dashboard',
  indicators: 'indicators:indicators',
  export: 'export:export',
  timer: 'workflow:timer',
  dateTimer: 'workflow:timer',
}

/** Calls `visit` with every property below one, each once. */
function walk(property: Property, visit: (property: Property) => void, seen = new Set<string>()) {
  const key = `${propertyId(property)} ${property.name} ${shapeOf(property)}`
  if (seen.has(key)) return
  seen.add(key)
  visit(property)
  const shape = shapeOf(property)
  if (shape === 'record') {
    const kinds = kindsOf(property)
    const values = kinds ? kinds.kinds.map((kind) => ({ [kinds.tag]: kind })) : [{}]
    for (const value of [...values, { aggregate: 'ratio' }])
      for (const part of partsOf(property, value)) walk(part, visit, seen)
  }
  if (shape === 'list' || shape === 'map') walk(innerOf(property), visit, seen)
  if (shape === 'either') for (const one of choicesOf(property)) walk(one, visit, seen)
}

function allProperties(): Map<string, Property> {
  const found = new Map<string, Property>()
  for (const kind of Object.keys(definitionSchemas) as DefinitionKind[])
    walk(fileProperty(kind), (one) => {
      const isText = one.owner === 'localText' || one.owner === 'placedText'
      // inside of a list things of its kind have the same id as the list
      if (one.schema !== definitionSchemas[kind] && !isText && !found.has(propertyId(one)))
        found.set(propertyId(one), one)
    })
  return found
}

function shown(all: ReadonlyMap<string, Property>): Set<string> {
  const found = new Set<string>()
  const add = (property: Property) => walk(property, (one) => found.add(propertyId(one)))
  for (const [name, keys] of Object.entries(shownParts))
    for (const key of keys) {
      const property = all.get(`${roots[name as keyof typeof shownParts]}.${key}`)
      if (!property) throw new Error(`Expected the schemas to know ${name}.${key}`)
      add(property)
    }
  return found
}

it('reaches every property of the published schemas from some screen', () => {
  const all = allProperties()
  const reached = shown(all)
  const missing = [...all.values()]
    .filter(({ key }) => !never.has(key))
    .map(propertyId)
    .filter((id) => !reached.has(id) && !(id in ownEditors) && !(id in left))
  expect(missing).toEqual([])
  expect(all.size).toBeGreaterThan(300)
})

it('names only properties that there are, and editors that speak of them', () => {
  const all = allProperties()
  const reached = shown(all)
  const stale = [...Object.keys(ownEditors), ...Object.keys(left)].filter((id) => !all.has(id))
  expect(stale).toEqual([])
  expect(Object.keys(left).filter((id) => reached.has(id))).toEqual([])
  const silent = Object.entries(ownEditors).filter(([id, editor]) => {
    const [file, key = id.slice(id.lastIndexOf('.') + 1)] = editor.split('#')
    const source = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
    return !new RegExp(`\\b${key}\\b`).test(source)
  })
  expect(silent).toEqual([])
})

it('calls every property of a form by words of people, and every choice', () => {
  const all = allProperties()
  const reached = shown(all)
  const wordless = [...all.values()].filter(
    (one) => reached.has(propertyId(one)) && !never.has(one.key) && !hasWords(one),
  )
  expect(wordless.map(propertyId)).toEqual([])
  const codes = [...all.values()].flatMap((one) =>
    reached.has(propertyId(one)) && shapeOf(one) === 'choice'
      ? (one.schema['enum'] as (string | number)[])
          .map(String)
          .filter((code) => choiceWord(one, code).pl === code)
          .map((code) => `${propertyId(one)} ${code}`)
      : [],
  )
  expect(codes).toEqual([])
})
