import type { FormField, JsonValue, Locale, LocalText } from '@splot/definition'
import type { Binding } from '../compile/formula.ts'
import type { FieldNode, PartNode } from '../compile/nodes.ts'
import type { Place, TextTemplate, TextTemplates } from '../compile/text-template.ts'
import { nothing, writeValue } from '../formats/write-value.ts'
import type { PartTexts } from '../types.ts'
import { maySeeField, maySeeSection } from './access.ts'
import { evaluate, factsAt, type Frame, frameOf, type Run, valueOf } from './frame.ts'
import { redactInside } from './redact-answers.ts'

/** Returns a text with its values, in both languages. */
export function shownText(template: TextTemplate, frame: Frame, run: Run): LocalText {
  const write = (locale: Locale): string =>
    template[locale]
      .map((part) => (typeof part === 'string' ? part : writePlace(part, frame, run, locale)))
      .join('')
  return { pl: write('pl'), en: write('en') }
}

function shownTexts(templates: TextTemplates | undefined, form: Frame, run: Run) {
  return Object.fromEntries(
    Object.entries(templates ?? {}).map(([name, text]) => [name, shownText(text, form, run)]),
  )
}

/**
 * Returns a field as it is shown: its texts, and those of the fields inside it, with their values. It is
 * the definition's own field where no value stands in them, and that of the run before where none changed.
 */
export function shownField(node: FieldNode, form: Frame, run: Run): FormField {
  if (!node.hasPlaces) return node.field
  const known = run.shown.get(node)
  if (known) return known
  const texts: Partial<FormField> = shownTexts(node.texts, form, run)
  const inside = node.children.map((child) => shownField(child, form, run))
  const before = run.shownBefore.get(node)
  const same =
    before !== undefined &&
    (['label', 'help', 'text'] as const).every(
      (name) => texts[name] === undefined || isSameText(texts[name], before[name]),
    ) &&
    inside.every((child, index) => child === before.fields?.[index])
  const field = same
    ? before
    : { ...node.field, ...texts, ...(inside.length > 0 && { fields: inside }) }
  run.shown.set(node, field)
  return field
}

/** Returns the texts of pages or sections in which values stand, by id. */
export function shownPartTexts(
  parts: readonly PartNode[],
  form: Frame,
  run: Run,
): Map<string, PartTexts> {
  return new Map(
    parts
      .filter((part) => part.texts !== undefined)
      .map((part) => [part.id, shownTexts(part.texts, form, run)]),
  )
}

/** Whether two texts say the same. Pure. */
export function isSameText(a: LocalText | undefined, b: LocalText | undefined): boolean {
  return a?.pl === b?.pl && a?.en === b?.en
}

function writePlace(place: Place, frame: Frame, run: Run, locale: Locale): string {
  const value = evaluate(place.formula, frame, run, readableValue)
  const options = {
    locale,
    codeLists: run.tree.codeLists,
    ...(run.moment.timeZone !== undefined && { timeZone: run.moment.timeZone }),
  }
  return writeValue(value, place, options) || nothing
}

/** What a name stands for as far as the reader may know it. */
function readableValue(binding: Binding, frame: Frame, run: Run): JsonValue {
  const { scope } = run
  const maySee = (node: FieldNode) => maySeeSection(node.section, scope) && maySeeField(node, scope)
  if (binding.from === 'facts') return factsAt(frame, maySee)
  if (binding.from === 'variables') {
    run.readable ??= scope.readable?.() ?? scope.variables
    return Object.hasOwn(run.readable, binding.name) ? (run.readable[binding.name] ?? null) : null
  }
  if (binding.from !== 'field') return valueOf(binding, frame, run)
  const at = frameOf(binding, frame)
  const node = at.fields.find(({ key }) => key === binding.name)
  if (!node || !at.seen || !maySee(node)) return null
  const value = valueOf(binding, frame, run)
  return node.children.length > 0 ? redactInside(value, node, scope) : value
}
