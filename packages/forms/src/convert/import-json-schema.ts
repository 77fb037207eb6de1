import type {
  CodeList,
  FieldType,
  FormDefinition,
  FormField,
  FormSection,
  Issue,
  JsonObject,
  JsonSchema,
  JsonValue,
} from '@splot/definition'
import { SplotError } from '@splot/definition'
import { isReservedName } from '../compile/reserved-names.ts'
import { lintSchema } from '../lint/lint-schema.ts'
import { stepsOf } from '../pointer.ts'
import { isObject } from '../state/is-object.ts'
import { placedTextOf, textOf } from './text-of.ts'

/** What an import gives: a form, the code lists its choices need, and what could not be taken over. */
export interface ImportedForm {
  form: FormDefinition
  codeLists: CodeList[]
  /** Warnings: a rule that a form cannot say, a key that had to change. */
  issues: Issue[]
}

/** Field types by `format` of a text. */
const typeByFormat: Readonly<Record<string, FieldType>> = {
  date: 'date',
  'date-time': 'datetime',
  time: 'time',
  'local-time': 'time',
  email: 'email',
  'idn-email': 'email',
  uri: 'url',
  'https-url': 'url',
  nip: 'nip',
  regon: 'regon',
  krs: 'krs',
  pesel: 'pesel',
  iban: 'iban',
  postal: 'postal',
  terc: 'terc',
  pkd: 'pkd',
  phone: 'phone',
}

/** What an import gathers on its way. */
class Import {
  readonly codeLists: CodeList[] = []
  readonly issues: Issue[] = []
  private readonly root: JsonSchema

  constructor(root: JsonSchema) {
    this.root = root
  }

  warn(path: string, code: string, pl: string, en: string): void {
    const message = { pl, en }
    this.issues.push({ path, code: `schema.import.${code}`, message, severity: 'warning' })
  }

  /** Follows a local `$ref`. */
  resolve(schema: JsonObject): JsonObject {
    let at: JsonObject = schema
    for (let hops = 0; typeof at.$ref === 'string' && hops < 50; hops += 1) {
      let target: JsonValue | undefined = this.root
      for (const step of stepsOf(decodeURIComponent(at.$ref.slice(1))))
        target = isObject(target) && Object.hasOwn(target, step) ? target[step] : undefined
      const { $ref: _, ...rest } = at
      at = isObject(target) ? { ...target, ...rest } : rest
    }
    return at
  }

  /** Returns a key that expressions can use. */
  key(name: string, path: string, taken: Set<string>): string {
    const words = name
      .normalize('NFKD')
      .replace(/[^A-Za-z0-9]+(.)?/g, (_, next: string | undefined) => (next ?? '').toUpperCase())
    let key = words.replace(/^[^A-Za-z]+/, '')
    key = key === '' ? 'field' : key.charAt(0).toLowerCase() + key.slice(1)
    if (isReservedName(key)) key = `${key}Field`
    for (let number = 2, stem = key; taken.has(key); number += 1) key = `${stem}${number}`
    taken.add(key)
    if (key !== name)
      this.warn(
        path,
        'key',
        `Nazwa „${name}” nie może być kluczem pola; pole nazywa się „${key}”.`,
        `The name "${name}" cannot be a field key; the field is called "${key}".`,
      )
    return key
  }

  fields(schema: JsonObject, path: string): FormField[] {
    const properties = isObject(schema.properties) ? schema.properties : {}
    const required = Array.isArray(schema.required) ? schema.required : []
    const taken = new Set<string>()
    return Object.entries(properties).flatMap(([name, part]) =>
      isObject(part)
        ? [
            this.field(
              name,
              this.resolve(part),
              required.includes(name),
              `${path}/properties/${name}`,
              taken,
            ),
          ]
        : [],
    )
  }

  private field(
    name: string,
    schema: JsonObject,
    required: boolean,
    path: string,
    taken: Set<string>,
  ): FormField {
    const key = this.key(name, path, taken)
    const field: FormField = {
      key,
      label: placedTextOf(schema.title, name, this.root),
      ...this.typed(key, schema, path),
    }
    if (typeof schema.description === 'string')
      field.help = placedTextOf(schema.description, name, this.root)
    if (required) field.required = true
    if (schema.readOnly === true) field.readOnly = true
    if (schema.default !== undefined) field.default = schema.default
    for (const keyword of ['if', 'not', 'oneOf', 'anyOf', 'allOf', 'dependencies', 'contains'])
      if (schema[keyword] !== undefined && !(keyword === 'oneOf' && field.type === 'choice'))
        this.warn(
          `${path}/${keyword}`,
          'rule',
          `Reguły „${keyword}” nie da się przenieść; zapisz ją jako warunek pola lub regułę formularza.`,
          `The rule "${keyword}" cannot be taken over; write it as a condition or a rule of the form.`,
        )
    return field
  }

  private choice(key: string, schema: JsonObject): string | undefined {
    const titled = Array.isArray(schema.oneOf) ? schema.oneOf.filter(isObject) : []
    const isTitled = titled.length > 0 && titled.every((item) => typeof item.const === 'string')
    const values = isTitled ? titled.map((item) => item.const) : schema.enum
    if (!Array.isArray(values) || !values.every((value) => typeof value === 'string'))
      return undefined
    const items = values.map((code, index) => ({
      code,
      label: textOf(isTitled ? titled[index]?.title : undefined, code),
    }))
    this.codeLists.push({ id: key, items })
    return key
  }

  private typed(
    key: string,
    schema: JsonObject,
    path: string,
  ): Partial<FormField> & { type: FieldType } {
    const list = this.choice(key, schema)
    if (list !== undefined) return { type: 'choice', list }
    switch (schema.type) {
      case 'boolean':
        return { type: 'boolean' }
      case 'integer':
        return { type: 'integer', ...bounds(schema) }
      case 'number':
        return { type: 'decimal', ...scale(schema), ...bounds(schema) }
      case 'object':
        return { type: 'group', fields: this.fields(schema, path) }
      case 'array':
        return this.list(key, schema, path)
      default:
        return text(schema)
    }
  }

  private list(
    key: string,
    schema: JsonObject,
    path: string,
  ): Partial<FormField> & { type: FieldType } {
    const items = isObject(schema.items) ? this.resolve(schema.items) : {}
    const limits = {
      ...(typeof schema.minItems === 'number' ? { minItems: schema.minItems } : {}),
      ...(typeof schema.maxItems === 'number' ? { maxItems: schema.maxItems } : {}),
    }
    const list = this.choice(key, items)
    if (list !== undefined) return { type: 'choices', list, ...limits }
    if (items.type === 'object')
      return { type: 'table', fields: this.fields(items, `${path}/items`), ...limits }
    this.warn(
      path,
      'list',
      'Lista prostych wartości stała się tabelą z jedną kolumną „value”.',
      'A list of plain values became a table with one column "value".',
    )
    const value = this.field('value', items, true, `${path}/items`, new Set())
    return { type: 'table', fields: [value], ...limits }
  }
}

function bounds(schema: JsonObject): Partial<FormField> {
  return {
    ...(typeof schema.minimum === 'number' ? { minimum: schema.minimum } : {}),
    ...(typeof schema.maximum === 'number' ? { maximum: schema.maximum } : {}),
  }
}

function scale(schema: JsonObject): Partial<FormField> {
  const step = typeof schema.multipleOf === 'number' ? schema.multipleOf : 0
  const digits = step > 0 ? Math.round(-Math.log10(step)) : 6
  return { scale: Math.min(10, Math.max(0, digits)) }
}

function text(schema: JsonObject): Partial<FormField> & { type: FieldType } {
  const format = typeof schema.format === 'string' ? schema.format : ''
  const known = Object.hasOwn(typeByFormat, format) ? typeByFormat[format] : undefined
  if (known !== undefined) return { type: known }
  const { minLength, maxLength, pattern } = schema
  const message = { pl: 'Wartość ma niewłaściwą postać.', en: 'The value has the wrong form.' }
  return {
    type: typeof maxLength === 'number' && maxLength > 250 ? 'longtext' : 'text',
    ...(typeof minLength === 'number' ? { minLength } : {}),
    ...(typeof maxLength === 'number' ? { maxLength } : {}),
    // A pattern of JSON Schema need not match the whole text; one of a field must.
    ...(typeof pattern === 'string'
      ? { pattern: { regex: `[\\s\\S]*(?:${pattern})[\\s\\S]*`, message } }
      : {}),
  }
}

/** Returns the sections of a form: groups of the UI schema, or one for all. */
function sectionsOf(
  fields: readonly FormField[],
  names: readonly string[],
  uiSchema: JsonObject | undefined,
): FormSection[] {
  const byName = new Map(names.map((name, index) => [name, fields[index]]))
  const used = new Set<FormField>()
  const sections: FormSection[] = []
  const take = (element: JsonObject, into: FormField[]): void => {
    if (typeof element.scope === 'string') {
      const field = byName.get(stepsOf(element.scope.slice(1))[1] ?? '')
      if (field && !used.has(field)) {
        used.add(field)
        into.push(field)
      }
    }
    for (const inner of childrenOf(element)) {
      if (inner.type !== 'Group' && inner.type !== 'Category') {
        take(inner, into)
        continue
      }
      const own: FormField[] = []
      take(inner, own)
      if (own.length > 0)
        sections.push({
          id: `s${sections.length + 1}`,
          title: placedTextOf(inner.label, '', {}),
          fields: own,
        })
    }
  }
  const loose: FormField[] = []
  if (uiSchema) take(uiSchema, loose)
  const rest = [...loose, ...fields.filter((field) => !used.has(field))]
  if (rest.length > 0 || sections.length === 0)
    sections.push({ id: `s${sections.length + 1}`, fields: rest })
  return sections
}

function childrenOf(element: JsonObject): JsonObject[] {
  return Array.isArray(element.elements) ? element.elements.filter(isObject) : []
}

/**
 * Returns a form made from a JSON Schema of an object (and a UI schema, whose groups become sections),
 * with code lists for its choices and warnings for what a form cannot say. Pure.
 *
 * @throws SplotError `form.invalid-schema` when the schema is not of the dialect
 */
export function importJsonSchema(schema: JsonSchema, uiSchema?: JsonObject): ImportedForm {
  const issues = lintSchema(schema)
  if (issues.length > 0)
    throw new SplotError(
      'form.invalid-schema',
      `Expected a schema of the dialect, but found: ${issues[0]?.message.en ?? ''}`,
      { issues },
    )
  const run = new Import(schema)
  const root = run.resolve(schema)
  const names = isObject(root.properties) ? Object.keys(root.properties) : []
  const fields = run.fields(root, '')
  const form: FormDefinition = {
    id: 'Imported',
    version: 1,
    title: textOf(schema.title, 'Formularz'),
    pages: [
      {
        id: 'p1',
        title: placedTextOf(schema.title, 'Formularz', {}),
        sections: sectionsOf(fields, names, uiSchema),
      },
    ],
  }
  return { form, codeLists: run.codeLists, issues: run.issues }
}
