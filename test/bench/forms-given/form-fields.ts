import type { CodeList, FormDefinition, FormField } from '@splot/definition'

/** A field as every form library is given it. */
export interface BenchField {
  key: string
  label: string
  kind: 'text' | 'integer' | 'choice' | 'boolean'
  required: boolean
}

/** More than six, so that every library shows a list rather than buttons. */
export const choices = Array.from({ length: 8 }, (_, n) => ({
  value: `option${n}`,
  label: `Możliwość ${n}`,
}))

const kinds: BenchField['kind'][] = [
  ...Array.from({ length: 5 }, () => 'text' as const),
  'integer',
  'integer',
  'choice',
  'choice',
  'boolean',
]

/** Returns 50 % text, 20 % whole numbers, 20 % choices, 10 % yes or no; 40 % required. Pure. */
export function benchFields(size: number): BenchField[] {
  return Array.from({ length: size }, (_, n) => ({
    key: `field${n}`,
    label: `Pole ${n}`,
    kind: kinds[n % kinds.length]!,
    required: n % 5 < 2,
  }))
}

const text = (words: string) => ({ pl: words, en: words })

/** The code list of the choices. */
export const codeLists: CodeList[] = [
  {
    id: 'options',
    items: choices.map(({ value, label }) => ({ code: value, label: text(label) })),
  },
]

/** Returns the same fields as a Splot form; `perPage` fields on each page. Pure. */
export function benchForm(fields: readonly BenchField[], perPage = fields.length): FormDefinition {
  const pages = Array.from({ length: Math.ceil(fields.length / perPage) }, (_, n) => ({
    id: `page${n}`,
    title: text(`Strona ${n}`),
    sections: [
      {
        id: `section${n}`,
        fields: fields.slice(n * perPage, (n + 1) * perPage).map(toFormField),
      },
    ],
  }))
  return { id: 'bench', version: 1, title: text('Pomiar'), pages }
}

function toFormField({ key, label, kind, required }: BenchField): FormField {
  return {
    key,
    type: kind,
    label: text(label),
    ...(required && { required }),
    ...(kind === 'choice' && { list: 'options' }),
  }
}

/** Returns the same fields as JSON Schema, for libraries that read it. Pure. */
export function benchSchema(fields: readonly BenchField[]) {
  return {
    type: 'object' as const,
    properties: Object.fromEntries(fields.map((field) => [field.key, toSchema(field)])),
    required: fields.filter((field) => field.required).map(({ key }) => key),
  }
}

function toSchema({ kind, label: title }: BenchField) {
  if (kind === 'text') return { type: 'string' as const, title }
  if (kind === 'integer') return { type: 'integer' as const, title }
  if (kind === 'boolean') return { type: 'boolean' as const, title }
  const oneOf = choices.map(({ value, label }) => ({ const: value, title: label }))
  return { type: 'string' as const, title, oneOf }
}
