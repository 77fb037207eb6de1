import { SplotError } from '../../error.ts'
import type { NameReader } from '../../expression.ts'
import type { JsonObject, JsonValue } from '../../json.ts'
import { kindOfPath } from '../../parse/parse-definition.ts'
import type { CallDefinition } from '../../programme/types.ts'
import type { Name } from '../../references/name.ts'
import { namesOf } from '../../references/names-of.ts'
import type { LocalText } from '../../text.ts'
import { putFile, withFile } from '../edit-file.ts'
import type { DefinitionFiles } from '../files.ts'
import { idsOfKind } from '../form/new-form.ts'
import type { NewFile } from '../form/new-form.ts'
import { rewritten } from '../write-names.ts'
import { labelled } from './edit-workflow.ts'
import { unusedName } from './new-names.ts'
import { refuseWorkflowId } from './new-workflow.ts'

/** What is to be copied, and how the copy is called. */
export interface WorkflowCopy {
  /** Id of the workflow that is copied. */
  of: string
  id: string
  title: LocalText
  /** Ids of forms that the copy gets of its own; the others it shares with the first. */
  forms: readonly string[]
}

/** Something that stands in a file of its own and in the copy is called otherwise. */
interface Called {
  name: Name
  by: Name
}

/**
 * Adds a copy of a workflow: states have ids of their own, what it says of itself it says of the copy, and forms
 * that are named are copied with it. Where the public finds the first, it finds the copy. Other workflows, lists
 * and dashboards go on to name the first alone. Pure.
 *
 * @throws SplotError edit.name-unknown, edit.name-spelling, edit.name-taken
 */
export function copyWorkflow(
  files: DefinitionFiles,
  { of, id, title, forms }: WorkflowCopy,
  reader: NameReader,
): NewFile {
  const from = pathOf(files, 'workflow', of)
  refuseWorkflowId(files, id)
  const path = `workflows/${id}.json`
  const own = ownForms(files, forms)
  const called: Called[] = [
    { name: { kind: 'workflow', id: of }, by: { kind: 'workflow', id } },
    ...own.map(({ name, by }) => ({ name, by })),
  ]
  const copies: [path: string, value: JsonValue][] = [
    [path, asNew(copied(files, from, called, reader), title)],
    ...own.map(({ name, by, from: form }): [string, JsonValue] => [
      `forms/${by.id}.json`,
      asNew(copied(files, form, [{ name, by }], reader), copyTitle(files[form], title)),
    ]),
  ]
  return {
    id,
    path,
    command: {
      label: labelled('Skopiuj przebieg', 'Copy the workflow', title),
      apply: (now) =>
        copies.reduce((all, [at, value]) => putFile(all, at, value), listed(now, of, id)),
    },
  }
}

/**
 * Adds a copy of a form under a title and an id of its own. Pure.
 *
 * @throws SplotError edit.name-unknown
 */
export function copyForm(
  files: DefinitionFiles,
  of: string,
  title: LocalText,
  reader: NameReader,
): NewFile {
  const [{ name, by, from } = unknown(of)] = ownForms(files, [of])
  const path = `forms/${by.id}.json`
  const value = asNew(copied(files, from, [{ name, by }], reader), title)
  return {
    id: by.id,
    path,
    command: {
      label: labelled('Skopiuj formularz', 'Copy the form', title),
      apply: (now) => putFile(now, path, value),
    },
  }
}

function unknown(id: string): never {
  throw new SplotError('edit.name-unknown', `Expected a name that exists but found ${id}.`)
}

function pathOf(files: DefinitionFiles, kind: 'workflow' | 'form', id: string): string {
  const found = Object.entries(files).find(
    ([path, value]) => kindOfPath(path) === kind && (value as { id?: JsonValue } | null)?.id === id,
  )
  return found?.[0] ?? unknown(id)
}

/** Forms that are copied, each under an id that tells where it comes from. */
function ownForms(files: DefinitionFiles, forms: readonly string[]): (Called & { from: string })[] {
  const taken = new Set(idsOfKind(files, 'form'))
  return forms.map((form) => {
    const id = unusedName(`${form}Copy`, (one) => taken.has(one))
    taken.add(id)
    return {
      name: { kind: 'form', id: form },
      by: { kind: 'form', id },
      from: pathOf(files, 'form', form),
    }
  })
}

/** What a file says, with other names in place of some; the same words elsewhere stay. */
function copied(
  files: DefinitionFiles,
  path: string,
  called: readonly Called[],
  reader: NameReader,
): JsonValue {
  const names = namesOf(files, reader)
  const rewritings = called.flatMap(({ name, by }) =>
    names
      .usesOf(name)
      .filter(({ file }) => file === path)
      .map((use) => ({ use, was: name, by })),
  )
  return rewritten(files, rewritings)[path] ?? null
}

function asNew(value: JsonValue, title: LocalText): JsonValue {
  return { ...(value as JsonObject), version: 1, title: { ...title } }
}

/** A form that is copied with its workflow tells by its title which of the two it belongs to. */
function copyTitle(form: JsonValue | undefined, workflow: LocalText): LocalText {
  const title = (form as { title?: LocalText } | null | undefined)?.title
  const both = (locale: 'pl' | 'en') => `${title?.[locale] ?? ''} (${workflow[locale]})`.trim()
  return { pl: both('pl'), en: both('en') }
}

/** What the public finds of the first, it finds of the copy. */
function listed(files: DefinitionFiles, of: string, id: string): DefinitionFiles {
  const path = Object.keys(files).find((one) => kindOfPath(one) === 'programme')
  if (path === undefined) return files
  return withFile(files, path, (value) => {
    const programme = value as JsonObject
    const calls = (programme['calls'] ?? []) as unknown as CallDefinition[]
    const own = calls.filter(({ workflow }) => workflow === of)
    if (own.length === 0) return value
    const more = own.map((call) => ({ ...call, workflow: id }))
    return { ...programme, calls: [...calls, ...more] as unknown as JsonValue }
  })
}
