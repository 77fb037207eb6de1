import type { FormScope } from '@splot/forms'
import type { FormDefinition, JsonObject, JsonValue } from '@splot/definition'
import { shownStates } from '../cases/shown-states.ts'
import { isConfidential } from '../definitions/open-programme.ts'
import type { Deps } from '../deps.ts'
import { mayReadAnswers } from '../permission/task-permission.ts'
import { formUse } from './form-use.ts'
import { fileIdsIn } from './form-fields.ts'
import type { FormUse } from './form-use.ts'

/** Scope names that may hold what the reader should not see, or much; sent only where the form reads them. */
const guarded = [
  'context',
  'answers',
  'parent',
  'call',
  'parameters',
  'forms',
  'ledgers',
  'formFields',
] as const

/**
 * Returns the variables of a form cut to what its reader may know: names the form does not use are
 * left out, answers of other tasks are those the reader may read, without fields closed to them, files
 * are those of the answers that are `shown`.
 */
export function readableVariables(
  deps: Deps,
  use: FormUse,
  scope: FormScope,
  shown: JsonObject,
): JsonObject {
  const used = namesUsedBy(use.form.definition)
  const variables = { ...scope.variables }
  for (const name of guarded) if (!used.has(name)) delete variables[name]
  // what other cases entered is for the operator alone
  if (!use.relation.staff) delete variables['ledgers']
  for (const name of ['context', 'parameters', 'parent', 'call'] as const)
    if (variables[name]) variables[name] = namedParts(used.get(name), variables[name] as JsonObject)
  if (variables['parameters'])
    variables['parameters'] = openParameters(deps, variables['parameters'])
  if (variables['answers'] !== undefined) variables['answers'] = readableAnswers(deps, use, scope)
  variables['files'] = readableFiles(use, scope, shown)
  if (variables['case'] !== undefined && !use.relation.staff)
    variables['case'] = shownCase(use, variables['case'])
  return variables
}

/** The lint refuses a form that reads a confidential one; should one get here, it tells nothing. */
function openParameters(deps: Deps, parameters: JsonValue): JsonObject {
  const programme = deps.library.programme()
  const all = Object.entries(parameters as JsonObject)
  return Object.fromEntries(all.filter(([id]) => !isConfidential(programme, id)))
}

/** Parts of a name that a form reads, by name; `undefined` where it reads the whole by itself. */
type UsedNames = ReadonlyMap<(typeof guarded)[number], ReadonlySet<string | undefined>>

/** Of the definitions asked for; a definition never changes. */
const usedNames = new WeakMap<FormDefinition, UsedNames>()

function namesUsedBy(definition: FormDefinition): UsedNames {
  const before = usedNames.get(definition)
  if (before) return before
  const text = JSON.stringify(definition)
  const used = new Map(
    guarded.flatMap((name) => {
      const uses = [...text.matchAll(new RegExp(`\\b${name}\\b(?:\\.(\\w+))?`, 'g'))]
      return uses.length === 0 ? [] : [[name, new Set(uses.map(([, part]) => part))] as const]
    }),
  )
  usedNames.set(definition, used)
  return used
}

/** Only the parts that are named behind a dot; all of them where the whole is used by itself. */
function namedParts(
  parts: ReadonlySet<string | undefined> = new Set(),
  whole: JsonObject,
): JsonObject {
  if (parts.has(undefined)) return whole
  return Object.fromEntries(Object.entries(whole).filter(([part]) => parts.has(part)))
}

/** A file's name can tell as much as the field it stands in. */
function readableFiles(use: FormUse, scope: FormScope, shown: JsonObject): JsonObject {
  const ids = fileIdsIn(use.form.definition, shown)
  const files = Object.entries((scope.variables['files'] ?? {}) as JsonObject)
  return Object.fromEntries(files.filter(([id]) => ids.includes(id)))
}

function readableAnswers(deps: Deps, use: FormUse, scope: FormScope): JsonObject {
  const { loaded, relation } = use
  const all = scope.variables['answers'] as JsonObject
  const readable: JsonObject = {}
  for (const [task, value] of Object.entries(all)) {
    const records = (loaded.case.answers[task] ?? []).flatMap((record) => {
      const item = loaded.case.items.find(({ key }) => key === record.item)
      if (!item || !mayReadAnswers(relation, loaded, item)) return []
      const other = formUse(deps, use, item)
      return [
        other
          ? other.form.redact(record.answers, { ...scope, roles: relation.roles })
          : record.answers,
      ]
    })
    const last = records.at(-1)
    if (last) readable[task] = Array.isArray(value) ? records : last
  }
  return readable
}

/** Facts of the case for a party to it: not who takes part, and its states as they are shown. */
function shownCase({ loaded, relation }: FormUse, facts: JsonValue): JsonValue {
  const { members: _, states, ...rest } = facts as JsonObject
  if (!Array.isArray(states)) return rest
  const ids = states.filter((id) => typeof id === 'string')
  return { ...rest, states: shownStates(loaded.compiled.definition, relation, ids) }
}
