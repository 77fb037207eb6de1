import { displayFormats, readPlaces } from '@splot/definition'
import type { DisplayFormat, FormField, Issue, LocalText } from '@splot/definition'
import { pointerTo } from '../pointer.ts'
import { fault } from './fault.ts'
import type { Formula } from './formula.ts'
import type { FieldNode } from './nodes.ts'
import type { Place, TextTemplate, TextTemplates } from './text-template.ts'

/** What binding a text needs of the form around it. */
export interface TextSurroundings {
  /** Compiles the expression of a place; `undefined` after noting its fault. */
  bind: (source: string, path: string) => Formula | undefined
  /** Fields that a place can name, by their path. */
  fieldByKey: ReadonlyMap<string, FieldNode>
  issues: Issue[]
}

/** Returns a text whose places are compiled, or `undefined` when it is words only. */
export function bindText(
  text: LocalText | undefined,
  path: string,
  around: TextSurroundings,
): TextTemplate | undefined {
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

function partsOf(text: string, path: string, around: TextSurroundings): (string | Place)[] {
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
  return parts.flatMap((part): (string | Place)[] => {
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
  { expression, reads }: Formula,
  fieldByKey: ReadonlyMap<string, FieldNode>,
): FormField | undefined {
  const [path] = reads
  if (reads.length !== 1 || path === undefined || path.join('.') !== expression.source)
    return undefined
  let found = fieldByKey.get(path[0] ?? '')
  for (const step of path.slice(1)) found = found?.childByKey.get(step)
  return found?.field
}
