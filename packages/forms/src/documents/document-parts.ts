import { locales } from '@splot/definition'
import type {
  CodeList,
  CompiledExpression,
  DocumentDefinition,
  ExpressionCompiler,
  ExpressionMoment,
  FormField,
  Issue,
  JsonObject,
  JsonValue,
  Locale,
  LocalText,
  ShownValue,
} from '@splot/definition'
import { bindText } from '../compile/bind-texts.ts'
import type { NamedField } from '../compile/bind-texts.ts'
import type { Picture } from './document-content.ts'
import { nothing, writeValue } from '../formats/write-value.ts'
import type { Written } from '../formats/write-value.ts'

/** A place in a document while it is written: what expressions see there. */
export interface Here {
  variables: JsonObject
  moment: ExpressionMoment
  /** Names of people by their id. */
  people: Readonly<Record<string, string>>
  /** Pictures by the id of their file. */
  pictures: Readonly<Record<string, Picture>>
}

/** Returns something of a document for the values of a place. Pure. */
export type Writer<T> = (here: Here) => T

/** Compiles the expressions and texts of one template and gathers what is wrong with them. */
export class DocumentParts {
  readonly issues: Issue[] = []
  /** Whether names of people are needed to write it. */
  readsPeople = false
  /** Whether pictures are needed to write it. */
  readsPictures = false
  private readonly codeLists: readonly CodeList[]
  private readonly compiler: ExpressionCompiler
  private readonly given: ReadonlyMap<string, NamedField>
  private readonly peopleGiven: ReadonlySet<string>

  constructor(
    { given }: DocumentDefinition,
    codeLists: readonly CodeList[],
    compiler: ExpressionCompiler,
  ) {
    this.codeLists = codeLists
    this.compiler = compiler
    const people = Object.entries(given).filter((entry) => entry[1].people === true)
    this.peopleGiven = new Set(people.map(([name]) => name))
    this.given = new Map(
      Object.entries(given).flatMap(([name, shown]) => {
        const { field } = this.written(shown, `/given/${name}`)
        return field ? [[name, { field, childByKey: new Map() }] as const] : []
      }),
    )
  }

  /** Compiles an expression; one with a fault is noted and gives `null`. */
  expression(source: string, path: string): Writer<JsonValue> {
    const compiled = this.compile(source, path)
    return ({ variables, moment }) => compiled?.evaluate(variables, moment) ?? null
  }

  /** Compiles a text with the values that stand in it. */
  text(text: LocalText, path: string): Writer<LocalText> {
    const template = bindText<CompiledExpression>(text, path, {
      bind: (source, at) => this.compile(source, at),
      fieldByKey: this.given,
      issues: this.issues,
    })
    if (template === undefined) return () => ({ pl: text.pl, en: text.en })
    return (here) =>
      inBoth((locale) =>
        template[locale]
          .map((part) =>
            typeof part === 'string'
              ? part
              : this.write(part.formula.evaluate(here.variables, here.moment), part, here, locale),
          )
          .join(''),
      )
  }

  /** Compiles an expression whose value is written out. */
  value(shown: ShownValue & { value: string }, path: string): Writer<LocalText> {
    if (this.isOfPeople(shown)) return this.names(shown.value, path)
    const written = this.written(shown, path)
    const how = Object.keys(written).length > 0 ? written : (this.givenAs(shown.value) ?? {})
    const value = this.expression(shown.value, `${path}/value`)
    return (here) => inBoth((locale) => this.write(value(here), how, here, locale))
  }

  private isOfPeople({ people, value }: ShownValue & { value: string }): boolean {
    return people === true || this.peopleGiven.has(value)
  }

  /** Ids of people as their names, in the order of the ids; of one nobody knows, a dash. */
  private names(source: string, path: string): Writer<LocalText> {
    this.readsPeople = true
    const value = this.expression(source, `${path}/value`)
    return (here) => {
      const ids = [value(here)].flat().filter((id) => typeof id === 'string')
      const known = ids.map((id) => (Object.hasOwn(here.people, id) ? here.people[id] : nothing))
      const text = known.join(', ') || nothing
      return { pl: text, en: text }
    }
  }

  /** A value that is nothing but a given name is written as that name says. */
  private givenAs(source: string): Written | undefined {
    const field = this.given.get(source)?.field
    return field && { field }
  }

  /** Writes a value that is there already. */
  write(value: JsonValue, how: Written, { moment }: Here, locale: Locale): string {
    const { timeZone } = moment
    const options = { locale, codeLists: this.codeLists, ...(timeZone && { timeZone }) }
    return writeValue(value, how, options) || nothing
  }

  private written({ display, list }: ShownValue, path: string): Written {
    if (list === undefined)
      return display === undefined
        ? {}
        : { display, field: { ...plain, type: 'computed', display } }
    if (!this.codeLists.some(({ id }) => id === list))
      this.issues.push({
        path: `${path}/list`,
        code: 'document.definition.list',
        message: { pl: `Nie ma listy kodowej „${list}”.`, en: `There is no code list "${list}".` },
      })
    return { field: { ...plain, type: 'choice', list } }
  }

  private compile(source: string, path: string): CompiledExpression | undefined {
    const result = this.compiler.compile(source)
    if ('expression' in result) return result.expression
    for (const { code, message, texts } of result.issues)
      this.issues.push({ path, code, message: texts ?? { pl: message, en: message } })
    return undefined
  }
}

const plain: Pick<FormField, 'key' | 'label'> = { key: '', label: { pl: '', en: '' } }

/** Returns what a function writes in each language. */
function inBoth(write: (locale: Locale) => string): LocalText {
  const [pl, en] = locales.map(write)
  return { pl: pl ?? '', en: en ?? '' }
}
