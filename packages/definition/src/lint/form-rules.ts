import type { FormField, FormRule } from '../form/types.ts'
import type { JsonSchema, JsonValue } from '../json.ts'
import type { Fault } from '../source/definition-issue.ts'
import { joinPointer } from '../source/pointer.ts'
import type { FormRuleCheck, FormSubject } from './lint-subject.ts'
import { formScopeNames, formVariables, rowVariables } from './form-variables.ts'
import { unknownName } from './unknown-name.ts'
import { toFault } from './workflow-expressions.ts'

/** At most this many fields on a page before people lose the thread. */
const maxFieldsPerPage = 40

/** Keys that stand twice or are reserved, per form, table and group; ids of pages and sections. */
export const fieldKeys: FormRuleCheck = ({ form }) => {
  const sections = form.pages.flatMap((page, p) =>
    page.sections.map((section, s) => ({ id: section.id, path: `/pages/${p}/sections/${s}/id` })),
  )
  const pages = form.pages.map(({ id }, p) => ({ id, path: `/pages/${p}/id` }))
  return [...doubled(pages), ...doubled(sections), ...keysOf(topFields(form.pages))]
}

interface Named {
  id: string
  path: string
}

function topFields(pages: FormSubject['form']['pages']): { field: FormField; pointer: string }[] {
  return pages.flatMap((page, p) =>
    page.sections.flatMap((section, s) =>
      section.fields.map((field, f) => ({
        field,
        pointer: `/pages/${p}/sections/${s}/fields/${f}`,
      })),
    ),
  )
}

function keysOf(fields: { field: FormField; pointer: string }[]): Fault[] {
  const reserved = fields
    .filter(({ field }) => (formScopeNames as readonly string[]).includes(field.key))
    .map(({ field, pointer }): Fault => ({
      path: joinPointer(pointer, 'key'),
      code: 'name.reserved',
      message: {
        pl: `Nazwa „${field.key}” jest zajęta: wyrażenia widzą pod nią dane spoza formularza.`,
        en: `The name "${field.key}" is taken: expressions see data from outside the form under it.`,
      },
      hint: { pl: 'Wybierz inny klucz pola.', en: 'Choose another field key.' },
    }))
  const inner = fields.flatMap(({ field, pointer }) =>
    field.fields
      ? keysOf(
          field.fields.map((child, n) => ({
            field: child,
            pointer: joinPointer(pointer, 'fields', n),
          })),
        )
      : [],
  )
  return [
    ...doubled(
      fields.map(({ field, pointer }) => ({ id: field.key, path: joinPointer(pointer, 'key') })),
    ),
    ...reserved,
    ...inner,
  ]
}

function doubled(names: Named[]): Fault[] {
  const seen = new Set<string>()
  return names.flatMap(({ id, path }) => {
    if (!seen.has(id)) {
      seen.add(id)
      return []
    }
    return [
      {
        path,
        code: 'name.doubled',
        message: { pl: `Nazwa „${id}” występuje dwa razy.`, en: `The name "${id}" stands twice.` },
        hint: { pl: 'Nadaj inną nazwę.', en: 'Choose another name.' },
      },
    ]
  })
}

/** Code lists, roles and workflows that do not exist. */
export const formReferences: FormRuleCheck = ({ form, bundle }) => {
  const lists = bundle.codeLists.map(({ id }) => id)
  const roles = Object.keys(bundle.programme.roles)
  const workflows = bundle.workflows.map(({ id }) => id)
  const documents = bundle.documents.map(({ id }) => id)
  const rolesOf = (names: string[] | undefined, path: string) =>
    (names ?? []).flatMap((name, n) =>
      roles.includes(name) ? [] : [unknownName('role', joinPointer(path, n), name, roles)],
    )
  const fieldFaults = (field: FormField, path: string): Fault[] => [
    ...(field.list === undefined || lists.includes(field.list)
      ? []
      : [unknownName('list', joinPointer(path, 'list'), field.list, lists)]),
    ...rolesOf(field.visibleTo, joinPointer(path, 'visibleTo')),
    ...(field.documents ?? []).flatMap((name, n) =>
      documents.includes(name)
        ? []
        : [unknownName('document', joinPointer(path, 'documents', n), name, documents)],
    ),
    ...rolesOf(field.signers, joinPointer(path, 'signers')),
    ...(field.from?.role === undefined
      ? []
      : rolesOf([field.from.role], joinPointer(path, 'from', 'role'))),
    ...(field.from?.workflow === undefined || workflows.includes(field.from.workflow)
      ? []
      : [
          unknownName(
            'workflow',
            joinPointer(path, 'from', 'workflow'),
            field.from.workflow,
            workflows,
          ),
        ]),
    ...(field.fields ?? []).flatMap((child, n) =>
      fieldFaults(child, joinPointer(path, 'fields', n)),
    ),
  ]
  return [
    ...form.pages.flatMap((page, p) =>
      page.sections.flatMap((section, s) => [
        ...rolesOf(section.visibleTo, `/pages/${p}/sections/${s}/visibleTo`),
        ...rolesOf(section.editableBy, `/pages/${p}/sections/${s}/editableBy`),
      ]),
    ),
    ...topFields(form.pages).flatMap(({ field, pointer }) => fieldFaults(field, pointer)),
  ]
}

/** Pages that are longer than people can follow. */
export const longPages: FormRuleCheck = ({ form }) =>
  form.pages.flatMap((page, p): Fault[] => {
    const count = page.sections.reduce((sum, section) => sum + section.fields.length, 0)
    if (count <= maxFieldsPerPage) return []
    return [
      {
        path: `/pages/${p}`,
        code: 'page.too-long',
        severity: 'warning',
        message: {
          pl: `Strona ma ${count} pól; najwyżej ${maxFieldsPerPage} da się wygodnie wypełnić.`,
          en: `The page has ${count} fields; people follow at most ${maxFieldsPerPage}.`,
        },
        hint: { pl: 'Podziel stronę.', en: 'Split the page.' },
      },
    ]
  })

/** Sections in which nothing stands yet: people would read a heading over nothing. */
export const emptySections: FormRuleCheck = ({ form }) =>
  form.pages.flatMap((page, p) =>
    page.sections.flatMap((section, s): Fault[] =>
      section.fields.length > 0
        ? []
        : [
            {
              path: `/pages/${p}/sections/${s}`,
              code: 'section.empty',
              severity: 'warning',
              message: {
                pl: `W części „${section.title?.pl ?? section.id}” nie ma żadnego pola.`,
                en: `The section “${section.title?.en ?? section.id}” has no field.`,
              },
              hint: { pl: 'Dodaj pole albo usuń część.', en: 'Add a field or remove the section.' },
            },
          ],
    ),
  )

/** Fields a rule points at. */
export const rulePlaces: FormRuleCheck = ({ form }) => {
  const check = (
    rules: readonly FormRule[] | undefined,
    fields: readonly FormField[],
    path: string,
  ): Fault[] => {
    const keys = fields.map(({ key }) => key)
    return (rules ?? []).flatMap(({ at }, n) => {
      const key = at.startsWith('/') ? (at.split('/')[1] ?? '') : at
      return keys.includes(key) ? [] : [unknownName('field', joinPointer(path, n, 'at'), key, keys)]
    })
  }
  const fields = topFields(form.pages)
  return [
    ...check(
      form.rules,
      fields.map(({ field }) => field),
      '/rules',
    ),
    ...fields.flatMap(({ field, pointer }) =>
      check(field.rules, field.fields ?? [], joinPointer(pointer, 'rules')),
    ),
  ]
}

/** Every expression of a form: syntax, names, type. */
export const formExpressions: FormRuleCheck = ({ form, bundle, expressions }) => {
  const fields = topFields(form.pages)
  const scope = formVariables(form, bundle)
  const check = (
    source: JsonValue | undefined,
    path: string,
    expected: 'boolean' | 'number' | 'list' | 'any',
    variables: JsonSchema,
  ) =>
    typeof source === 'string'
      ? expressions.check(source, variables, expected).map((issue) => toFault(issue, path))
      : []
  const marked = (source: JsonValue | undefined, path: string, variables: JsonSchema) =>
    typeof source === 'string' && source.startsWith('=')
      ? check(source.slice(1), path, 'any', variables)
      : []
  const rules = (list: readonly FormRule[] | undefined, path: string, variables: JsonSchema) =>
    (list ?? []).flatMap(({ assert, when }, n) => [
      ...check(assert, joinPointer(path, n, 'assert'), 'boolean', variables),
      ...check(when, joinPointer(path, n, 'when'), 'boolean', variables),
    ])
  const fieldFaults = (field: FormField, path: string, variables: JsonSchema): Fault[] => {
    const inner = field.fields ? rowVariables(variables, field.fields, bundle.codeLists) : variables
    return [
      ...check(field.when, joinPointer(path, 'when'), 'boolean', variables),
      ...check(
        typeof field.required === 'string' ? field.required : undefined,
        joinPointer(path, 'required'),
        'boolean',
        variables,
      ),
      ...check(
        typeof field.readOnly === 'string' ? field.readOnly : undefined,
        joinPointer(path, 'readOnly'),
        'boolean',
        variables,
      ),
      ...check(field.signWhen, joinPointer(path, 'signWhen'), 'boolean', variables),
      ...check(field.withdrawnOn, joinPointer(path, 'withdrawnOn'), 'any', variables),
      ...check(field.value, joinPointer(path, 'value'), 'any', variables),
      ...check(field.from?.options, joinPointer(path, 'from', 'options'), 'any', variables),
      ...(typeof field.rows === 'string'
        ? check(field.rows, joinPointer(path, 'rows'), 'list', variables)
        : []),
      ...(['minItems', 'maxItems', 'signatures'] as const).flatMap((key) =>
        check(field[key], joinPointer(path, key), 'number', variables),
      ),
      ...(['default', 'minimum', 'maximum'] as const).flatMap((key) =>
        marked(field[key], joinPointer(path, key), variables),
      ),
      ...rules(field.rules, joinPointer(path, 'rules'), inner),
      ...(field.fields ?? []).flatMap((child, n) =>
        fieldFaults(child, joinPointer(path, 'fields', n), inner),
      ),
    ]
  }
  return [
    ...form.pages.flatMap((page, p) => [
      ...check(page.when, `/pages/${p}/when`, 'boolean', scope),
      ...page.sections.flatMap((section, s) =>
        check(section.when, `/pages/${p}/sections/${s}/when`, 'boolean', scope),
      ),
    ]),
    ...fields.flatMap(({ field, pointer }) => fieldFaults(field, pointer, scope)),
    ...rules(form.rules, '/rules', scope),
  ]
}
