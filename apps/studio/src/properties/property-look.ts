import { innerOf, namedBy, shapeOf, type Named, type Property } from '@splot/definition/edit'

const simple = new Set(['localText', 'text', 'number', 'yes', 'choice'])

/** Returns whether a property is shown even where nothing is set: a field, or a choice of what there is. Pure. */
export function isSimple(property: Property): boolean {
  const shape = shapeOf(property)
  if (simple.has(shape)) return true
  if (shape === 'either') return namedBy(property) !== undefined
  if (shape !== 'list') return false
  const inner = innerOf(property)
  if (inner.name === 'accessEntry') return false
  return shapeOf(inner) !== 'record' && shapeOf(inner) !== 'localText'
}

/** Returns whether a text has several lines. Pure. */
export function isLongText({ key }: Property): boolean {
  return key === 'text' || key === 'description' || key === 'lead'
}

/** Returns whether values in braces may stand in a text. Pure. */
export function holdsValues({ file, key }: Property): boolean {
  return file === 'document' && key !== 'description'
}

/** Returns whether the order of several named things counts. Pure. */
export function isOrdered(named: Named): boolean {
  return named === 'indicator' || named === 'panelColumn'
}
