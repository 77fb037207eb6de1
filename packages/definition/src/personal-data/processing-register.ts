import type { FormDefinition } from '../form/types.ts'
import type { DataClassDefinition, ProgrammeBundle } from '../programme/types.ts'
import type { LocalText } from '../text.ts'
import { accessRole } from '../workflow/access.ts'
import type { WorkflowDefinition } from '../workflow/types.ts'
import { tasksOf } from '../workflow/variables.ts'
import { classedFields } from './classed-fields.ts'
import type { ClassedField } from './classed-fields.ts'
import { keepWords } from './keep-words.ts'

/** A line of the register of processing: data of one class, in one form, that the same roles read. */
export interface RegisterEntry {
  /** Id of the class; `null`: the fields name none. */
  dataClass: string | null
  title: LocalText
  purpose: LocalText
  legalBasis: LocalText
  persons: LocalText
  special: boolean
  /** How long they are kept, in words. */
  keep: LocalText
  /** `null`: data of this class stand in no form, as logs do. */
  form: { id: string; title: LocalText } | null
  /** Titles of the workflows that ask for the form. */
  workflows: LocalText[]
  /** Pointers of the fields without row numbers, with their labels. */
  fields: { pointer: string; label: LocalText }[]
  /** Titles of the roles that may read them. */
  readers: LocalText[]
  /** Others who are given them. */
  recipients: LocalText[]
}

/** What the register is made of. */
type RegisterSource = Pick<ProgrammeBundle, 'programme' | 'workflows' | 'forms' | 'exports'>

const unsaid: LocalText = { pl: 'nie podano', en: 'not said' }

/**
 * Returns the register of processing (GDPR art. 30) as the definitions say it: for each form that some
 * workflow asks for and each class of its fields, what they are for, what allows it, how long they are kept
 * and who reads them; classes without a form at the end. By form, then class. Pure.
 */
export function processingRegister(bundle: RegisterSource): RegisterEntry[] {
  const uses = usesOf(bundle)
  const forms = bundle.forms
    .filter(({ id }) => uses.has(id))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const entries = forms.flatMap((form) => entriesOf(bundle, form, uses.get(form.id) ?? []))
  const named = new Set(entries.map(({ dataClass }) => dataClass))
  const others = Object.keys(bundle.programme.personalData?.classes ?? {})
    .filter((id) => !named.has(id))
    .map((id) => toEntry(bundle, id, []))
  return [...entries, ...others]
}

/** A task that asks for a form. */
interface Use {
  workflow: WorkflowDefinition
  task: string
  role: string | undefined
}

function usesOf({ workflows }: RegisterSource): Map<string, Use[]> {
  const uses = new Map<string, Use[]>()
  for (const workflow of workflows)
    for (const { id, form, assign } of tasksOf(workflow))
      if (form !== undefined)
        uses.set(form, [...(uses.get(form) ?? []), { workflow, task: id, role: assign.role }])
  return uses
}

function entriesOf(
  bundle: RegisterSource,
  form: FormDefinition,
  uses: readonly Use[],
): RegisterEntry[] {
  const groups = new Map<string, { fields: ClassedField[]; readers: string[] }>()
  for (const one of classedFields(form)) {
    const readers = readersOf(bundle, one, uses)
    const key = `${one.dataClass ?? ''} ${one.sensitive} ${readers.join(' ')}`
    const group = groups.get(key) ?? { fields: [], readers }
    groups.set(key, { readers, fields: [...group.fields, one] })
  }
  const titles = new Map(uses.map(({ workflow }) => [workflow.id, workflow.title]))
  return [...groups.values()].map(({ fields, readers }) => ({
    ...toEntry(bundle, fields[0]?.dataClass ?? null, readers),
    // what a class is said of is what the class is; else what is kept apart may well be special
    ...(fields[0]?.dataClass === null && { special: fields[0].sensitive }),
    form: { id: form.id, title: form.title },
    workflows: [...titles.values()],
    fields: fields.map(({ value, field: { label } }) => ({ pointer: value, label })),
  }))
}

function toEntry(
  { programme }: RegisterSource,
  dataClass: string | null,
  readers: readonly string[],
): RegisterEntry {
  const classes = programme.personalData?.classes ?? {}
  const found: DataClassDefinition | undefined = dataClass === null ? undefined : classes[dataClass]
  return {
    dataClass,
    title: found?.title ?? (dataClass === null ? unsaid : { pl: dataClass, en: dataClass }),
    purpose: found?.purpose ?? unsaid,
    legalBasis: found?.legalBasis ?? unsaid,
    persons: found?.persons ?? unsaid,
    special: found?.special === true,
    keep: found ? keepWords(found.keep, programme) : unsaid,
    form: null,
    workflows: [],
    fields: [],
    readers: readers.map((role) => programme.roles[role]?.title ?? { pl: role, en: role }),
    recipients: found?.recipients ?? [],
  }
}

/**
 * Roles that read a field once its form was handed in: those who may read the answers or had the task, where
 * the form closes the field to no one of them, and those who write tables that have it.
 */
function readersOf(
  { exports }: RegisterSource,
  { value, visibleTo }: ClassedField,
  uses: readonly Use[],
): string[] {
  const roles = uses.flatMap(({ workflow: { access }, task, role }) => {
    const opens = access.read.map(accessRole)
    const answers = access.answers?.[task]?.map(accessRole).filter((one) => opens.includes(one))
    return [...(answers ?? opens), ...(role === undefined ? [] : [role])]
  })
  const seen = roles.filter((role) => visibleTo?.includes(role) ?? true)
  const key = value.split('/')[1] ?? ''
  const written = exports
    .filter(({ source, columns }) =>
      uses.some(
        ({ workflow, task }) =>
          workflow.id === source.workflow &&
          columns.some((column) =>
            new RegExp(`\\banswers\\.${task}\\.${key}\\b`).test(column.value ?? ''),
          ),
      ),
    )
    .flatMap(({ readers }) => readers)
  return [...new Set([...seen, ...written])].toSorted()
}
