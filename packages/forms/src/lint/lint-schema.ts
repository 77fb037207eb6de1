import type { Issue, JsonObject, JsonValue, LocalText } from '@splot/definition'
import { isLinearPattern } from '../formats/linear-pattern.ts'
import { pointerTo } from '../pointer.ts'
import { isObject } from '../state/is-object.ts'
import { isForbiddenKey } from '../validate/hostile.ts'
import { closestName } from './closest-name.ts'
import { banned, formatNames, keywords, schemaLimits, types } from './dialect.ts'
import { referenceIssues } from './references.ts'

/** Most issues worth returning. */
const issueLimit = 100

function issue(path: string, code: string, pl: string, en: string): Issue {
  const message: LocalText = { pl, en }
  return { path, code: `schema.${code}`, message }
}

/** Whether a JSON value is too deep or too large to look at with recursion. */
function sizeIssues(schema: unknown): Issue[] {
  const stack: { value: unknown; depth: number }[] = [{ value: schema, depth: 1 }]
  let size = 0
  for (let at = stack.pop(); at; at = stack.pop()) {
    const { value, depth } = at
    size += typeof value === 'string' ? value.length + 2 : 4
    if (depth > schemaLimits.depth)
      return [
        issue(
          '',
          'too-deep',
          `Schemat jest zagnieżdżony zbyt głęboko; dozwolone poziomy: ${schemaLimits.depth}.`,
          `The schema is nested too deeply; levels allowed: ${schemaLimits.depth}.`,
        ),
      ]
    if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) {
        size += Array.isArray(value) ? 1 : key.length + 4
        stack.push({ value: item, depth: depth + 1 })
        if (size > schemaLimits.size) break
      }
    }
    if (size > schemaLimits.size)
      return [
        issue(
          '',
          'too-large',
          `Schemat jest zbyt duży; dozwolone znaki: ${schemaLimits.size}.`,
          `The schema is too large; characters allowed: ${schemaLimits.size}.`,
        ),
      ]
  }
  return []
}

/** Says that the value of a keyword is of the wrong kind. */
function wrongValue(path: string, keyword: string, pl: string, en: string): Issue {
  return issue(
    path,
    'value',
    `Słowo „${keyword}” oczekuje: ${pl}.`,
    `The keyword "${keyword}" expects ${en}.`,
  )
}

/** Walks a schema and gathers what the dialect does not allow. */
class SchemaLinter {
  readonly issues: Issue[] = []
  private nodes = 0

  schema(value: JsonValue | undefined, path: string): void {
    if (this.issues.length >= issueLimit) return
    this.nodes += 1
    if (this.nodes === schemaLimits.nodes)
      this.add(
        path,
        'too-many-nodes',
        'Schemat ma zbyt wiele części.',
        'The schema has too many parts.',
      )
    if (this.nodes >= schemaLimits.nodes) return
    if (!isObject(value)) {
      this.add(
        path,
        'not-a-schema',
        'Tu musi stać obiekt schematu; wartości logiczne są niedozwolone.',
        'A schema object must stand here; boolean schemas are not allowed.',
      )
      return
    }
    for (const keyword of Object.keys(value))
      this.keyword(keyword, value[keyword] ?? null, value, pointerTo(path, keyword))
    this.combinations(value, path)
  }

  private add(path: string, code: string, pl: string, en: string): void {
    if (this.issues.length < issueLimit) this.issues.push(issue(path, code, pl, en))
  }

  private keyword(keyword: string, value: JsonValue, schema: JsonObject, path: string): void {
    const reason = Object.hasOwn(banned, keyword) ? banned[keyword] : undefined
    if (reason) {
      this.add(
        path,
        'banned-keyword',
        `Słowo „${keyword}” jest niedozwolone: ${reason.pl}.`,
        `The keyword "${keyword}" is not allowed: ${reason.en}.`,
      )
      return
    }
    if (!Object.hasOwn(keywords, keyword)) {
      const meant = closestName(keyword, Object.keys(keywords))
      this.add(
        path,
        'unknown-keyword',
        `Nieznane słowo „${keyword.slice(0, 60)}”.${meant === undefined ? '' : ` Czy chodziło o „${meant}”?`}`,
        `Unknown keyword "${keyword.slice(0, 60)}".${meant === undefined ? '' : ` Did you mean "${meant}"?`}`,
      )
      return
    }
    if (keyword === 'type') this.type(value, path)
    else if (keyword === 'format') this.format(value, path)
    else if (keyword === '$schema') this.draft(value, path)
    else this.value(keyword, value, path)
    if (keyword === 'enum' && Array.isArray(value)) this.enumeration(value, path)
    if (keyword === 'uniqueItems' && value === true) this.unique(schema, path)
  }

  private draft(value: JsonValue, path: string): void {
    const draft07 = /^https?:\/\/json-schema\.org\/draft-07\/schema#?$/
    if (typeof value !== 'string' || !draft07.test(value))
      this.add(
        path,
        'draft',
        'Dozwolony jest tylko JSON Schema draft-07.',
        'Only JSON Schema draft-07 is allowed.',
      )
  }

  private type(value: JsonValue, path: string): void {
    if (Array.isArray(value))
      this.add(
        path,
        'union-type',
        'Pole może mieć tylko jeden typ. Użyj „anyOf”, jeżeli potrzeba kilku.',
        'A field may have one type only. Use "anyOf" where several are needed.',
      )
    else if (typeof value !== 'string' || !types.includes(value))
      this.issues.push(wrongValue(path, 'type', types.join(', '), types.join(', ')))
  }

  private format(value: JsonValue, path: string): void {
    if (typeof value === 'string' && formatNames.includes(value)) return
    const meant = typeof value === 'string' ? closestName(value, formatNames) : undefined
    this.add(
      path,
      'unknown-format',
      `Nieznany format.${meant === undefined ? '' : ` Czy chodziło o „${meant}”?`}`,
      `Unknown format.${meant === undefined ? '' : ` Did you mean "${meant}"?`}`,
    )
  }

  private enumeration(values: readonly JsonValue[], path: string): void {
    if (values.length === 0 || values.length > schemaLimits.values)
      this.add(
        path,
        'enum-size',
        `Lista wartości musi mieć od 1 do ${schemaLimits.values} pozycji.`,
        `A list of values must have 1 to ${schemaLimits.values} entries.`,
      )
    else if (new Set(values.map((value) => JSON.stringify(value))).size < values.length)
      this.add(
        path,
        'enum-twice',
        'Wartości na liście powtarzają się.',
        'Values of the list occur twice.',
      )
  }

  private unique(schema: JsonObject, path: string): void {
    const most = schema.maxItems
    if (typeof most !== 'number' || most > schemaLimits.uniqueItems)
      this.add(
        path,
        'unique-unbounded',
        `„uniqueItems” wymaga „maxItems” najwyżej ${schemaLimits.uniqueItems}.`,
        `"uniqueItems" needs "maxItems" of at most ${schemaLimits.uniqueItems}.`,
      )
  }

  /** Checks the value of a keyword by what the dialect's table says. */
  private value(keyword: string, value: JsonValue, path: string): void {
    const wrong = (pl: string, en: string): void => {
      this.issues.push(wrongValue(path, keyword, pl, en))
    }
    switch (keywords[keyword]) {
      case 'schema':
        this.schema(value, path)
        return
      case 'schema or boolean':
        if (typeof value !== 'boolean') this.schema(value, path)
        return
      case 'schemas':
        if (!Array.isArray(value) || value.length === 0)
          wrong('niepustej listy schematów', 'a list of schemas')
        else this.list(value, path)
        return
      case 'schema or schemas':
        if (Array.isArray(value)) this.list(value, path)
        else this.schema(value, path)
        return
      case 'schema map':
      case 'dependencies':
        this.map(keyword, value, path)
        return
      case 'number':
        if (typeof value !== 'number' || !Number.isFinite(value)) wrong('liczby', 'a number')
        return
      case 'positive number':
        if (typeof value !== 'number' || !(value > 0) || !Number.isFinite(value))
          wrong('liczby dodatniej', 'a positive number')
        return
      case 'count':
        if (!Number.isSafeInteger(value) || Number(value) < 0)
          wrong('nieujemnej liczby całkowitej', 'a whole number not below zero')
        return
      case 'boolean':
        if (typeof value !== 'boolean') wrong('wartości logicznej', 'true or false')
        return
      case 'text':
        if (typeof value !== 'string') wrong('tekstu', 'a text')
        return
      case 'pattern':
        this.pattern(value, path)
        return
      case 'names':
        this.names(keyword, value, path)
        return
      case 'values':
        if (!Array.isArray(value)) wrong('listy', 'a list')
        return
      default:
    }
  }

  private names(keyword: string, value: JsonValue, path: string): void {
    const good =
      Array.isArray(value) &&
      value.every((name) => typeof name === 'string') &&
      new Set(value).size === value.length
    if (!good)
      this.issues.push(wrongValue(path, keyword, 'listy różnych nazw', 'a list of different names'))
    else for (const name of value) if (isForbiddenKey(name)) this.forbidden(name, path)
  }

  private forbidden(name: string, path: string): void {
    this.add(
      path,
      'forbidden-name',
      `Nazwa „${name}” jest niedozwolona.`,
      `The name "${name}" is not allowed.`,
    )
  }

  private pattern(value: JsonValue, path: string): void {
    if (typeof value !== 'string' || !isLinearPattern(value))
      this.add(
        path,
        'pattern',
        'Wzorzec musi być wzorcem RE2 (bez spojrzeń w przód i wstecz oraz bez odwołań wstecznych).',
        'The pattern must be an RE2 pattern (no look-around and no back-references).',
      )
  }

  private list(values: readonly JsonValue[], path: string): void {
    for (const [index, value] of values.entries()) this.schema(value, pointerTo(path, index))
  }

  private map(keyword: string, value: JsonValue, path: string): void {
    if (!isObject(value)) {
      this.issues.push(wrongValue(path, keyword, 'obiektu', 'an object'))
      return
    }
    const names = Object.keys(value)
    if (names.length > schemaLimits.properties)
      this.add(
        path,
        'too-many-properties',
        `Obiekt może mieć najwyżej ${schemaLimits.properties} pól.`,
        `An object may have at most ${schemaLimits.properties} properties.`,
      )
    for (const name of names) {
      const here = pointerTo(path, name)
      if (isForbiddenKey(name)) this.forbidden(name, here)
      if (keyword === 'patternProperties') this.pattern(name, here)
      const part = value[name]
      if (keyword === 'dependencies' && Array.isArray(part)) this.names(keyword, part, here)
      else this.schema(part, here)
    }
  }

  /** Keywords that mean nothing without another one; Ajv refuses them in strict mode. */
  private combinations(schema: JsonObject, path: string): void {
    const has = (keyword: string): boolean => Object.hasOwn(schema, keyword)
    const lonely =
      (has('if') && !has('then') && !has('else')) ||
      ((has('then') || has('else')) && !has('if')) ||
      (has('additionalItems') && !Array.isArray(schema.items))
    if (lonely)
      this.add(
        path,
        'without-effect',
        '„if” wymaga „then” lub „else” i odwrotnie, a „additionalItems” – listy w „items”.',
        '"if" needs "then" or "else" and the other way round, and "additionalItems" needs a list in "items".',
      )
    const beside = Object.keys(schema).filter((keyword) => !annotations.has(keyword))
    if (has('$ref') && beside.length > 0)
      this.add(
        path,
        'beside-ref',
        `Obok „$ref” nie może stać: ${beside.join(', ')}. Użyj „allOf”.`,
        `Beside "$ref" there may not stand: ${beside.join(', ')}. Use "allOf".`,
      )
  }
}

/** What may stand beside `$ref`: words that check nothing. */
const annotations = new Set(
  '$ref $schema $comment title description default examples readOnly writeOnly definitions'.split(
    ' ',
  ),
)

/**
 * Returns what keeps a JSON Schema out of the dialect of `docs/forms.md`: draft-07 without anything
 * that could hang, exhaust or fool the validator. `[]` means Ajv can compile and run it safely. Takes
 * any JSON; never throws. Pure.
 */
export function lintSchema(schema: JsonValue): Issue[] {
  const large = sizeIssues(schema)
  if (large.length > 0) return large
  const linter = new SchemaLinter()
  linter.schema(schema, '')
  if (linter.issues.length > 0 || !isObject(schema)) return linter.issues.slice(0, issueLimit)
  return referenceIssues(schema)
}
