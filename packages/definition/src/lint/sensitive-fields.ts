import type { FormField } from '../form/types.ts'
import type { Fault } from '../source/definition-issue.ts'
import { joinPointer } from '../source/pointer.ts'
import type { FormRuleCheck, FormSubject } from './lint-subject.ts'

interface Placed {
  field: FormField
  pointer: string
  /** Some part around it, or it itself, names who may see it. */
  closed: boolean
  /** A table or group around it is sensitive as a whole. */
  inside: boolean
}

/** Sensitive fields name their readers, are not searched, and are told by no field that is not sensitive. */
export const sensitiveFields: FormRuleCheck = (subject) => {
  const placed = placedFields(subject)
  const secret = placed.filter(({ field, inside }) => field.sensitive === true || inside)
  if (secret.length === 0) return []
  const names = secret.map(({ field }) => field.key)
  return [
    ...secret.filter(({ closed }) => !closed).map(withoutReaders),
    ...secret.filter(({ field }) => field.searchable === true).map(searched),
    ...placed
      .filter(({ field, inside }) => field.sensitive !== true && !inside)
      .flatMap((one) => told(subject, one, names)),
  ]
}

function placedFields({ form }: FormSubject): Placed[] {
  return form.pages.flatMap((page, p) =>
    page.sections.flatMap((section, s) =>
      placedIn(section.fields, `/pages/${p}/sections/${s}/fields`, {
        closed: section.visibleTo !== undefined,
        inside: false,
      }),
    ),
  )
}

function placedIn(
  fields: readonly FormField[],
  above: string,
  around: Pick<Placed, 'closed' | 'inside'>,
): Placed[] {
  return fields.flatMap((field, n) => {
    const pointer = joinPointer(above, n)
    const closed = around.closed || field.visibleTo !== undefined
    const inside = around.inside || field.sensitive === true
    const children = placedIn(field.fields ?? [], joinPointer(pointer, 'fields'), {
      closed,
      inside,
    })
    return [{ field, pointer, closed, inside: around.inside }, ...children]
  })
}

function withoutReaders({ field, pointer }: Placed): Fault {
  return {
    path: pointer,
    code: 'sensitive.readers-missing',
    message: {
      pl: `Pole „${field.key}” jest szczególne, ale nie wskazuje, kto może je zobaczyć.`,
      en: `The field "${field.key}" is sensitive but does not say who may see it.`,
    },
    hint: {
      pl: 'Dodaj role w „visibleTo” pola albo jego sekcji.',
      en: 'Name the roles in "visibleTo" of the field or its section.',
    },
  }
}

function searched({ field, pointer }: Placed): Fault {
  return {
    path: joinPointer(pointer, 'searchable'),
    code: 'sensitive.searchable',
    message: {
      pl: `Pole „${field.key}” jest szczególne, więc nie można po nim szukać.`,
      en: `The field "${field.key}" is sensitive, so it cannot be searched.`,
    },
    hint: { pl: 'Usuń „searchable”.', en: 'Remove "searchable".' },
  }
}

/** A computed or first value that reads a sensitive field would carry it into the case. */
function told(
  { expressions }: FormSubject,
  { field, pointer }: Placed,
  names: readonly string[],
): Fault[] {
  const sources = { value: field.value, default: formula(field.default) }
  return Object.entries(sources).flatMap(([key, source]): Fault[] => {
    const compiled = source === undefined ? undefined : expressions.compile(source)
    const reads = compiled && 'expression' in compiled ? compiled.expression.reads : []
    const name = names.find((one) => reads.some((path) => path.split('.').includes(one)))
    return name === undefined
      ? []
      : [
          {
            path: joinPointer(pointer, key),
            code: 'sensitive.told',
            message: {
              pl: `Pole „${field.key}” czyta szczególne pole „${name}”, a samo szczególne nie jest.`,
              en: `The field "${field.key}" reads the sensitive field "${name}" without being sensitive.`,
            },
            hint: {
              pl: 'Oznacz je jako „sensitive” albo nie czytaj tego pola.',
              en: 'Mark it "sensitive" too, or do not read that field.',
            },
          },
        ]
  })
}

function formula(value: unknown): string | undefined {
  return typeof value === 'string' && value.startsWith('=') ? value.slice(1) : undefined
}
