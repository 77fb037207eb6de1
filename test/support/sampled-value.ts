import type {
  CodeList,
  FormDefinition,
  FormField,
  JsonObject,
  JsonSchema,
  JsonValue,
} from '@splot/definition'
import type { ComparedValues } from '@splot/engine'
import type { Seeded } from './seeded.ts'

/** Makes values that fit JSON Schemas and forms, leaning to those a workflow asks for. */
export class Sampler {
  readonly #seed: Seeded
  readonly #hints: ComparedValues
  readonly #now: () => string
  /** Few, so that what must be the same often is: people, the case itself, others. */
  readonly #texts: readonly string[]
  readonly #codeLists: ReadonlyMap<string, CodeList>

  constructor(
    seed: Seeded,
    hints: ComparedValues,
    world: {
      now: () => string
      codeLists: ReadonlyMap<string, CodeList>
      texts: readonly string[]
    },
  ) {
    this.#seed = seed
    this.#hints = hints
    this.#now = world.now
    this.#texts = world.texts
    this.#codeLists = world.codeLists
  }

  /** A value of a JSON Schema as workflows declare their data with. */
  ofSchema(schema: JsonSchema, name: string): JsonValue {
    const allowed = schema['enum']
    if (Array.isArray(allowed)) return this.#leaning(name, allowed) ?? this.#seed.pick(allowed)
    switch (schema['type']) {
      case 'object':
        return this.ofProperties((schema['properties'] ?? {}) as JsonObject)
      case 'array':
        return this.#many((at) =>
          this.ofSchema((schema['items'] ?? {}) as JsonSchema, `${name}${at}`),
        )
      case 'number':
      case 'integer':
        return this.#number(name)
      case 'boolean':
        return this.#seed.chance(0.5)
      default:
        return this.#text(name, schema['format'])
    }
  }

  /** An object whose properties are all there but for some. */
  ofProperties(properties: JsonObject, required: readonly string[] = []): JsonObject {
    const kept = Object.entries(properties).filter(
      ([key]) => required.includes(key) || this.#seed.chance(0.93),
    )
    return Object.fromEntries(
      kept.map(([key, schema]) => [key, this.ofSchema(schema as JsonSchema, key)]),
    )
  }

  /** Answers of a form: types, codes and tables as the form has them. */
  ofForm({ pages }: FormDefinition): JsonObject {
    return this.#ofFields(
      pages.flatMap((page) => page.sections.flatMap((section) => section.fields)),
    )
  }

  #ofFields(fields: readonly FormField[]): JsonObject {
    const kept = fields.filter(
      ({ type, sensitive }) => type !== 'info' && sensitive !== true && this.#seed.chance(0.95),
    )
    return Object.fromEntries(kept.map((field) => [field.key, this.#ofField(field)]))
  }

  #ofField(field: FormField): JsonValue {
    const { key, type } = field
    switch (type) {
      case 'table':
        return this.#many(() => this.#ofFields(field.fields ?? []))
      case 'group':
        return this.#ofFields(field.fields ?? [])
      case 'choice':
        return this.#code(field)
      case 'choices':
        return [...new Set(this.#many(() => this.#code(field)))]
      case 'references':
      case 'file':
        return this.#many((at) => `${key}${at}`)
      case 'signature':
        return [{ person: 'olga', name: 'Olga', method: 'portal', at: this.#now(), hash: 'h' }]
      case 'boolean':
      case 'declaration':
      case 'consent':
        return this.#seed.chance(0.7)
      case 'integer':
      case 'decimal':
      case 'money':
        return this.#number(key)
      case 'computed':
        return this.#leaning(key) ?? this.#computed(field)
      default:
        return this.#text(key, type === 'datetime' ? 'date-time' : type)
    }
  }

  #code(field: FormField): JsonValue {
    const codes = this.#codeLists.get(field.list ?? '')?.items.map(({ code }) => code) ?? ['x']
    return this.#leaning(field.key, codes) ?? this.#seed.pick(codes)
  }

  #computed({ key, display }: FormField): JsonValue {
    if (display === 'yesNo') return this.#seed.chance(0.5)
    if (display === 'date' || display === 'datetime') return this.#text(key, 'date')
    return display === undefined || display === 'text'
      ? this.#text(key, undefined)
      : this.#number(key)
  }

  #number(name: string): number {
    const hinted = this.#leaning(name)
    if (typeof hinted === 'number') return hinted
    return this.#seed.pick([0, 1, 2, 3, 10, 60, 90, 100, 5_000, 100_000])
  }

  #text(name: string, format: JsonValue | undefined): JsonValue {
    const day = 86_400_000 * (this.#seed.below(400) - 40)
    const at = new Date(Date.parse(this.#now()) + day).toISOString()
    if (format === 'date') return at.slice(0, 10)
    if (format === 'date-time') return at
    const hinted = this.#leaning(name)
    return typeof hinted === 'string' ? hinted : this.#seed.pick(this.#texts)
  }

  /** Mostly what the workflow compares the name with, where it does. */
  #leaning(name: string, allowed?: readonly JsonValue[]): JsonValue | undefined {
    const hints = (this.#hints.get(name) ?? []).filter((one) => allowed?.includes(one) ?? true)
    return hints.length > 0 && this.#seed.chance(0.8) ? this.#seed.pick(hints) : undefined
  }

  #many<T>(make: (at: number) => T): T[] {
    return Array.from({ length: this.#seed.below(4) }, (_, at) => make(at))
  }
}
