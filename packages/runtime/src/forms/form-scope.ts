import type { JsonObject, JsonValue } from '@splot/definition'
import type { FormScope } from '@splot/forms'
import { variablesOf } from '../cases/loaded-case.ts'
import { evaluate } from '../cases/rows.ts'
import { momentOf } from '../definitions/moment-of.ts'
import type { Deps } from '../deps.ts'
import { filesOfCase } from '../files/file-documents.ts'
import { entriesOf } from '../ledgers/entries-of.ts'
import { wholeAnswers } from '../sensitive/kept-apart.ts'
import { fileIdsIn, filledFieldsOf } from './form-fields.ts'
import { continuedAnswers } from './continued-answers.ts'
import type { FormUse } from './form-use.ts'
import { readableVariables } from './readable-variables.ts'

/** Returns what the server's form sees: everything of the case, and the files the answers name. */
export async function serverScope(
  deps: Deps,
  use: FormUse,
  answers: JsonObject,
): Promise<FormScope> {
  const { loaded, relation, item, task } = use
  const roles = rolesFor(use)
  const files = await filesOfCase(deps, loaded, fileIdsIn(use.form.definition, answers))
  const base = await baseOf(deps, use)
  const scope: FormScope = {
    variables: {
      ...variablesOf(loaded, { id: relation.person ?? 'public', roles }),
      forms: deps.library.releasedForms() as unknown as JsonValue,
      ...(task.fieldsOf !== undefined && { formFields: fieldsAskedFor(deps, use) }),
      ...(task.ledgers && { ledgers: await ledgersOf(deps, use) }),
      files: Object.fromEntries(
        files.map(({ id, name, type, sizeBytes, sha256 }) => [
          id,
          { name, type, sizeBytes, sha256 },
        ]),
      ),
    },
    moment: momentOf(deps, deps.clock.now()),
    roles,
    ...(task.sections ? { sections: task.sections } : {}),
    ...(item.unlocked ? { unlocked: item.unlocked } : {}),
    ...(base ? { base } : {}),
  }
  const readable = () => readableVariables(deps, use, scope, use.form.redact(answers, scope))
  return { ...scope, readable }
}

/**
 * The scope for judging answers several people work on: what this person may not fill stays as the
 * draft has it, whoever wrote it there. Pure.
 */
export function overDraft(scope: FormScope, drafted: JsonObject): FormScope {
  return { ...scope, base: drafted }
}

/** What other cases have entered under the keys that the task names. */
async function ledgersOf(deps: Deps, { loaded, task, held }: FormUse): Promise<JsonObject> {
  const { ledgers = {} } = task
  const variables = variablesOf(loaded)
  const found: JsonObject = {}
  for (const ledger of Object.keys(ledgers).sort()) {
    const keys = evaluate(deps, ledgers[ledger] ?? 'null', variables, deps.clock.now())
    const texts = (Array.isArray(keys) ? keys : []).filter((key) => typeof key === 'string')
    for (const key of [...new Set(texts)].sort()) await held?.hold(ledger, key)
    found[ledger] = await entriesOf(deps, ledger, texts, loaded.case.id)
  }
  return found
}

/** Fields of the forms that the task names, those of the same pointer once. */
function fieldsAskedFor(deps: Deps, { loaded, task }: FormUse): JsonValue {
  const asked = evaluate(deps, task.fieldsOf ?? 'null', variablesOf(loaded), deps.clock.now())
  const ids = (Array.isArray(asked) ? asked : []).filter((id) => typeof id === 'string')
  const found = new Map<string, { id: string; label: JsonObject; forms: string[] }>()
  for (const form of new Set(ids)) {
    const version = loaded.release.forms[form]
    if (version === undefined) continue
    for (const { key, label } of filledFieldsOf(deps.library.form(form, version))) {
      const id = `/${key}`
      const one = found.get(id) ?? { id, label: { pl: label.pl, en: label.en }, forms: [] }
      found.set(id, { ...one, forms: [...one.forms, form] })
    }
  }
  return [...found.values()]
}

/** A person who was given the work counts as holder of its role there. */
export function rolesFor({ relation, item }: Pick<FormUse, 'relation' | 'item'>): string[] {
  const own = item.role !== undefined && item.assignee === relation.person ? [item.role] : []
  return [...new Set([...relation.roles, ...own])]
}

/** Returns the answers that this task goes on from, sensitive ones too, or `null`. */
export async function baseOf(
  deps: Deps,
  { loaded, task }: Pick<FormUse, 'loaded' | 'task'>,
): Promise<JsonObject | null> {
  const record = continuedAnswers(loaded.case, task)
  return record ? wholeAnswers(deps, record) : null
}
