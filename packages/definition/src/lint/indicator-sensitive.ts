import type { FormDefinition, FormField } from '../form/types.ts'
import type { SourceDefinition } from '../indicator/types.ts'
import type { Fault } from '../source/definition-issue.ts'
import { joinPointer } from '../source/pointer.ts'
import { tasksOf } from '../workflow/variables.ts'
import { measuresOf } from './indicator-rules.ts'
import { placedParts } from './indicator-subject.ts'
import type { ExportRule, IndicatorRule, IndicatorSurroundings } from './indicator-subject.ts'

/**
 * Special-category data that an indicator speaks of without saying so, or for rows that are not marked as
 * persons. A name counts wherever it stands in a path, so that no way of reaching the field is missed.
 */
export const sensitiveParts: IndicatorRule = (subject) => [
  ...Object.entries(subject.set.sources ?? {}).flatMap(([id, source]) =>
    Object.entries(source.breakdowns ?? {}).flatMap(([name, text]) =>
      readsSensitive(subject, [text])
        ? [brokenDown(joinPointer('/sources', id, 'breakdowns', name))]
        : [],
    ),
  ),
  ...placedParts(subject.set).flatMap(({ part, path }) => {
    const used = measuresOf(part, path).map(({ measure }) => {
      const source = subject.sources.get(measure.source)
      const { when, on, value, unique } = measure
      return { source, texts: [...textsOf(source), when, on, value, unique] }
    })
    const speaking = used.filter(({ texts }) => readsSensitive(subject, texts))
    if (speaking.length === 0) return []
    if (part.sensitive !== true) return [unsaid(path)]
    return speaking.some(({ source }) => !source?.persons) ? [noPersons(path)] : []
  }),
]

/** The same for the columns of an export. */
export const sensitiveColumns: ExportRule = (subject) =>
  subject.table.columns.flatMap(({ value, sensitive }, n) =>
    sensitive !== true && readsSensitive(subject, [value])
      ? [unsaid(joinPointer('/columns', n))]
      : [],
  )

/**
 * Special-category data by which an export chooses, sorts or tells rows apart, and that no column marked so
 * tells: whoever reads the table could conclude it, and the access log would not name it.
 */
export const sensitiveRows: ExportRule = (subject) => {
  const { source, unique, sort, columns } = subject.table
  const told = new Set(
    columns.flatMap(({ value, sensitive }) => (sensitive ? sensitiveWords(subject, value) : [])),
  )
  const read: [string, string | undefined][] = [
    ['/source/each', source.each],
    ['/source/when', source.when],
    ['/source/on', source.on],
    ['/unique', unique],
    ['/sort', sort],
  ]
  return read.flatMap(([path, text]) =>
    sensitiveWords(subject, text)
      .filter((key) => !told.has(key))
      .slice(0, 1)
      .map((key) => rowsTell(path, key)),
  )
}

function textsOf(source: SourceDefinition | undefined): (string | undefined)[] {
  return source ? [source.each, source.when, source.on] : []
}

function readsSensitive(
  subject: IndicatorSurroundings,
  texts: readonly (string | undefined)[],
): boolean {
  return texts.some((text) => sensitiveWords(subject, text).length > 0)
}

/** Keys of special-category fields that an expression names. */
function sensitiveWords(subject: IndicatorSurroundings, text: string | undefined): string[] {
  const keys = sensitiveKeys(subject)
  // cheap, before anything is compiled
  return [...new Set(text?.match(/\w+/g) ?? [])].filter((word) => keys.has(word))
}

const kept = new WeakMap<object, ReadonlySet<string>>()

/** Keys of special-category fields of the forms that workflows use. */
function sensitiveKeys({ bundle }: IndicatorSurroundings): ReadonlySet<string> {
  const known = kept.get(bundle)
  if (known) return known
  const used = new Set(bundle.workflows.flatMap((one) => tasksOf(one).map(({ form }) => form)))
  const fields = bundle.forms.filter(({ id }) => used.has(id)).flatMap(fieldsOf)
  const keys = new Set(fields.filter(({ sensitive }) => sensitive).map(({ key }) => key))
  kept.set(bundle, keys)
  return keys
}

function fieldsOf({ pages }: FormDefinition): FormField[] {
  return pages.flatMap(({ sections }) => sections.flatMap(({ fields }) => fields.flatMap(within)))
}

function within(field: FormField): FormField[] {
  return [field, ...(field.fields ?? []).flatMap(within)]
}

function unsaid(path: string): Fault {
  return {
    path,
    code: 'indicator.sensitive',
    message: {
      pl: 'Czyta dane szczególnej kategorii, a nie jest tak oznaczone.',
      en: 'It reads special-category data and is not marked so.',
    },
    hint: { pl: 'Dodaj „sensitive”: true.', en: 'Add "sensitive": true.' },
  }
}

function rowsTell(path: string, key: string): Fault {
  return {
    path,
    code: 'export.sensitive-rows',
    message: {
      pl: `Dobiera albo porządkuje wiersze według „${key}”, a to dane szczególnej kategorii, których nie podaje żadna oznaczona kolumna.`,
      en: `It chooses or orders rows by "${key}", special-category data that no column marked so tells.`,
    },
    hint: {
      pl: 'Nie czytaj tu tego pola albo podaj je w kolumnie z „sensitive”: true.',
      en: 'Do not read that field here, or tell it in a column with "sensitive": true.',
    },
  }
}

function noPersons(path: string): Fault {
  return {
    path,
    code: 'indicator.sensitive-rows',
    message: {
      pl: 'Mówi o danych szczególnej kategorii, ale jego wiersze nie są oznaczone jako osoby, więc małych liczb nic nie chroni.',
      en: 'It speaks of special-category data but its rows are not marked as persons, so nothing protects small numbers.',
    },
    hint: { pl: 'Dodaj „persons” do źródła.', en: 'Add "persons" to the source.' },
  }
}

function brokenDown(path: string): Fault {
  return {
    path,
    code: 'indicator.sensitive-breakdown',
    message: {
      pl: 'Danych szczególnej kategorii nie podaje się w przekrojach.',
      en: 'Special-category data is not told by breakdown.',
    },
    hint: {
      pl: 'Zrób z nich osobną liczbę z „sensitive”: true.',
      en: 'Make a number of its own with "sensitive": true.',
    },
  }
}
