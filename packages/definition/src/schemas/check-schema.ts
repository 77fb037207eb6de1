import type { ErrorObject, ValidateFunction } from 'ajv'
import type { JsonObject, JsonSchema, JsonValue } from '../json.ts'
import { listed, suggestion } from '../lint/suggestion.ts'
import type { Fault } from '../source/definition-issue.ts'
import { joinPointer } from '../source/pointer.ts'

/** Returns where a value departs from one of our own schemas, given its validator. Pure. */
export function checkSchema(validate: ValidateFunction, value: JsonValue): Fault[] {
  if (validate(value) === true) return []
  return distinct(relevant(validate.errors ?? []).map(toFault))
}

/** Leaves out what only repeats that a branch did not fit. */
function relevant(errors: ErrorObject[]): ErrorObject[] {
  const wrappers = new Set(['anyOf', 'oneOf', 'if', 'propertyNames'])
  const inner = errors.filter(({ keyword }) => !wrappers.has(keyword))
  const wrapper = errors.filter(({ keyword }) => wrappers.has(keyword))
  // A branch of a choice complains at the same place as the choice itself: say it once, as the choice.
  const choices = wrapper.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf')
  const named = inner.filter(
    (error) =>
      error.propertyName !== undefined ||
      !choices.some(
        (choice) =>
          error.schemaPath.startsWith(choice.schemaPath) &&
          error.instancePath === choice.instancePath,
      ),
  )
  const lone = choices.filter(
    (choice) =>
      !named.some(
        (error) =>
          error.instancePath.startsWith(`${choice.instancePath}/`) ||
          error.instancePath === choice.instancePath,
      ),
  )
  return [...named, ...lone]
}

function distinct(faults: Fault[]): Fault[] {
  const seen = new Set<string>()
  return faults.filter(({ path, code, message }) => {
    const key = `${path} ${code} ${message.en}`
    return seen.has(key) ? false : (seen.add(key), true)
  })
}

function toFault(error: ErrorObject): Fault {
  const params = error.params as Record<string, string | number | string[]>
  const path = error.instancePath
  switch (error.keyword) {
    case 'required':
      return missing(path, String(params['missingProperty']))
    case 'additionalProperties':
      return unknownKey(path, String(params['additionalProperty']), known(error))
    case 'pattern':
      return error.propertyName === undefined
        ? fault(
            path,
            'name.malformed',
            `pasującej do wzorca ${params['pattern']}`,
            `that matches ${params['pattern']}`,
            error.data,
          )
        : malformedKey(path, error.propertyName, String(params['pattern']))
    case 'enum':
      return fault(
        path,
        'schema.choice',
        `jednej z: ${listed(error.schema as string[], 40)}`,
        `one of ${listed(error.schema as string[], 40)}`,
        error.data,
        chosen(error),
      )
    case 'type':
      return fault(
        path,
        'schema.type',
        `typu ${params['type']}`,
        `of type ${params['type']}`,
        error.data,
        { type: params['type'] ?? '' },
      )
    case 'oneOf':
      return oneOf(path, error.schema as JsonSchema[]) ?? brokenRule(error)
    default:
      return brokenRule(error)
  }
}

function brokenRule(error: ErrorObject): Fault {
  return {
    path: error.instancePath,
    code: `schema.${error.keyword}`,
    message: {
      pl: `Wartość nie spełnia reguły: ${error.message ?? error.keyword}.`,
      en: `The value breaks a rule: ${error.message ?? error.keyword}.`,
    },
    hint: {
      pl: 'Zobacz opis tego miejsca w schemacie definicji.',
      en: 'See the description of this place in the definition schema.',
    },
  }
}

/** Of properties that exclude each other there must be one; `null` where the choice is another. */
function oneOf(path: string, branches: readonly JsonSchema[]): Fault | null {
  const keys = branches.flatMap((branch) => (branch['required'] as string[] | undefined) ?? [])
  if (keys.length !== branches.length) return null
  return {
    path,
    code: 'schema.oneOf',
    params: { names: keys },
    message: {
      pl: `Oczekiwano dokładnie jednej z właściwości: ${listed(keys)}.`,
      en: `Expected exactly one of the properties ${listed(keys)}.`,
    },
    hint: { pl: 'Zostaw jedną z nich.', en: 'Keep one of them.' },
  }
}

function known(error: ErrorObject): string[] {
  const parent = error.parentSchema as { properties?: Record<string, unknown> } | undefined
  return Object.keys(parent?.properties ?? {})
}

/** What came in place of a choice, and the choice that was probably meant. */
function chosen({ data, schema }: ErrorObject): JsonObject {
  if (typeof data !== 'string') return {}
  const near = suggestion(
    data,
    (schema as unknown[]).filter((one) => typeof one === 'string'),
  )
  return { name: data, ...(near !== undefined && { near }) }
}

function fault(
  path: string,
  code: string,
  pl: string,
  en: string,
  data: unknown,
  params: JsonObject = {},
): Fault {
  const came = JSON.stringify(data)?.slice(0, 60) ?? 'undefined'
  return {
    path,
    code,
    message: {
      pl: `Oczekiwano wartości ${pl}, ale jest ${came}.`,
      en: `Expected a value ${en}, but found ${came}.`,
    },
    hint: { pl: 'Popraw wartość.', en: 'Correct the value.' },
    params,
  }
}

function missing(path: string, key: string): Fault {
  if (key === 'pl' || key === 'en') {
    const language =
      key === 'pl' ? { pl: 'polskiego', en: 'Polish' } : { pl: 'angielskiego', en: 'English' }
    return {
      path,
      code: 'text.missing',
      params: { name: key },
      message: { pl: `Brakuje tekstu ${language.pl}.`, en: `The ${language.en} text is missing.` },
      hint: { pl: `Dopisz „${key}”.`, en: `Add "${key}".` },
    }
  }
  return {
    path,
    code: 'schema.required',
    message: { pl: `Brakuje „${key}”.`, en: `"${key}" is missing.` },
    hint: { pl: `Dodaj „${key}”.`, en: `Add "${key}".` },
    params: { name: key },
  }
}

function unknownKey(path: string, key: string, keys: string[]): Fault {
  const near = suggestion(key, keys)
  return {
    path: joinPointer(path, key),
    code: 'schema.unknown-key',
    params: { name: key, ...(near !== undefined && { near }) },
    message: {
      pl: `Nie ma tu właściwości „${key}”.${near ? ` Czy chodziło o „${near}”?` : ''}`,
      en: `There is no property "${key}" here.${near ? ` Did you mean "${near}"?` : ''}`,
    },
    hint: { pl: `Możliwe: ${listed(keys, 40)}.`, en: `Possible: ${listed(keys, 40)}.` },
  }
}

function malformedKey(path: string, key: string, pattern: string): Fault {
  return {
    path: joinPointer(path, key),
    code: 'name.malformed',
    message: {
      pl: `Nazwa „${key}” nie pasuje do wzorca ${pattern}.`,
      en: `The name "${key}" does not match ${pattern}.`,
    },
    hint: {
      pl: 'Użyj liter bez znaków diakrytycznych i cyfr; zdarzenia wielkimi literami.',
      en: 'Use letters without accents and digits; events in capitals.',
    },
  }
}
