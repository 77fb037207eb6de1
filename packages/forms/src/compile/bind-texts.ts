import { displayFormats, readPlaces } from '@splot/definition'
import type {
  CompiledExpression,
  DisplayFormat,
  FormField,
  Issue,
  LocalText,
} from '@splot/definition'
import { pointerTo } from '../pointer.ts'
import { fault } from './fault.ts'
import type { Formula } from './formula.ts'
import type { Place, TextTemplate, TextTemplates } from './text-template.ts'

/** A field that a text can name, with those inside it. */
export interface NamedField {
  field: FormField
  childByKey: ReadonlyMap<string, NamedField>
}

/** What binding a text needs of the form or document around it. */
export interface TextSurroundings<F = Formula> {
  /** Compiles the expression of a place; `undefined` after noting its fault. */
  bind: (source: string, path: string) => F | undefined
  /** Fields that a place can name, by their path. */
  fieldByKey: ReadonlyMap<string, NamedField>
  issues: Issue[]
}

/** What naming a field needs of a compiled expression. */
type Bound = Pick<Formula, 'expression'> | CompiledExpression

/** Returns a text whose places are compiled, or `undefined` when it is words only. */
export function bindText<F extends Bound>(
  text: LocalText | undefined,
  path: string,
  around: TextSurroundings<F>,
): TextTemplate<F> | undefined {
  // most texts are words
  if (text === undefined || !/[{}]/.test(text.pl + text.en)) return undefined
  return {
    pl: partsOf(text.pl, pointerTo(path, 'pl'), around),
    en: partsOf(text.en, pointerTo(path, 'en'), around),
  }
}

/** Returns those of the named texts that are more than words; `undefined` when none is. */
export function bindTexts(
  texts: Readonly<Record<string, LocalText | undefined>>,
  path: string,
  around: TextSurroundings,
): TextTemplates | undefined {
  const bound = Object.entries(texts).flatMap(([name, text]) => {
    const template = bindText(text, pointerTo(path, name), around)
    return template === undefined ? [] : [[name, template] as const]
  })
  return bound.length === 0 ? undefined : Object.fromEntries(bound)
}

function partsOf<F extends Bound>(
  text: string,
  path: string,
  around: TextSurroundings<F>,
): (string | Place<F>)[] {
  const { parts, loneBraces } = readPlaces(text)
  for (const index of loneBraces)
    around.issues.push(
      fault(
        path,
        'brace',
        {
          pl: `W tekście stoi samotny nawias klamrowy (znak ${index + 1}). Zwykły nawias pisze się podwójnie: {{ albo }}.`,
          en: `A brace stands alone in the text (character ${index + 1}). Write a plain brace twice: {{ or }}.`,
        },
        { at: index },
      ),
    )
  return parts.flatMap((part): (string | Place<F>)[] => {
    if (typeof part === 'string') return [part]
    const formula = around.bind(part.source, path)
    if (formula === undefined) return []
    const display = displayOf(part.display, path, around.issues)
    const field = fieldNamed(formula, around.fieldByKey)
    return [{ formula, ...(display && { display }), ...(field && { field }) }]
  })
}

function displayOf(
  written: string | undefined,
  path: string,
  issues: Issue[],
): DisplayFormat | undefined {
  if (written === undefined) return undefined
  const known = displayFormats.find((one) => one === written)
  if (known === undefined)
    issues.push(
      fault(path, 'display', {
        pl: `Nie ma zapisu wartości „${written}”. Możliwe: ${displayFormats.join(', ')}.`,
        en: `There is no display "${written}". Possible: ${displayFormats.join(', ')}.`,
      }),
    )
  return known
}

/** The field an expression is, if it is nothing but its path. */
function fieldNamed(
  formula: Bound,
  fieldByKey: ReadonlyMap<string, NamedField>,
): FormField | undefined {
  const { reads, source } = 'expression' in formula ? formula.expression : formula
  const [path] = reads
  if (reads.length !== 1 || path !== source) return undefined
  const [first = '', ...steps] = source.split('.')
  let found = fieldByKey.get(first)
  for (const step of steps) found = found?.childByKey.get(step)
  return found?.field
}
