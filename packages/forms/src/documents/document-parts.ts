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
import { nothing, writeValue } from '../formats/write-value.ts'
import type { Written } from '../formats/write-value.ts'

/** A place in a document while it is written: what expressions see there. */
export interface Here {
  variables: JsonObject
  moment: ExpressionMoment
}

/** Returns something of a document for the values of a place. Pure. */
export type Writer<T> = (here: Here) => T

/** Compiles the expressions and texts of one template and gathers what is wrong with them. */
export class DocumentParts {
  readonly issues: Issue[] = []
  private readonly codeLists: readonly CodeList[]
  private readonly compiler: ExpressionCompiler
  private readonly given: ReadonlyMap<string, NamedField>

  constructor(
    { given }: DocumentDefinition,
    codeLists: readonly CodeList[],
    compiler: ExpressionCompiler,
  ) {
    this.codeLists = codeLists
    this.compiler = compiler
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
    const written = this.written(shown, path)
    const how = Object.keys(written).length > 0 ? written : (this.givenAs(shown.value) ?? {})
    const value = this.expression(shown.value, `${path}/value`)
    return (here) => inBoth((locale) => this.write(value(here), how, here, locale))
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
