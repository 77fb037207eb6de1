import type { Property } from './property.ts'

/** Properties that are expressions though their schema only says text: `file:owner.key`, `*` for any owner. */
const written = new Set(
  [
    'workflow:localExpression.pl',
    'workflow:localExpression.en',
    'document:*.when',
    'document:*.rows',
    'document:fact.value',
    'document:column.value',
    'document:signature.value',
    'document:rich.value',
    'document:pictures.files',
    'document:pictures.texts',
    'document:cases.sort',
    'document:indicators.at',
    'document:indicators.from',
    'dashboard:ownColumn.value',
    'dashboard:group.value',
    'dashboard:measure.value',
    'dashboard:measure.of',
    'dashboard:*.where',
    'dashboard:*.rows',
    'indicators:source.each',
    'indicators:*.when',
    'indicators:*.on',
    'indicators:persons.who',
    'indicators:measure.value',
    'indicators:part.value',
    'indicators:*.unique',
    'export:source.each',
    'export:source.when',
    'export:source.on',
    'export:persons.who',
    'export:export.unique',
    'export:export.sort',
    'export:column.value',
  ].values(),
)

/** Maps whose values are expressions. */
const ofMaps = new Set([
  'document:cases.values',
  'indicators:source.breakdowns',
  'export:source.breakdowns',
])

/** Returns whether a property is a FEEL expression. Pure. */
export function isExpression({ file, owner, key, name, schema }: Property): boolean {
  if (name === 'expression') return true
  if (schema['type'] !== 'string') return false
  const id = `${file}:${owner}.${key}`
  return written.has(id) || written.has(`${file}:*.${key}`) || ofMaps.has(id)
}
