import type { DocumentBlock, DocumentDefinition } from '../document/types.ts'
import type { JsonObject, JsonSchema } from '../json.ts'
import { joinPointer } from '../source/pointer.ts'
import { documentVariables } from './document-variables.ts'

/** A block of a template, where it stands and what its expressions see there. */
export interface PlacedBlock {
  block: DocumentBlock
  path: string
  scope: JsonSchema
}

/** Returns every block of a template, those inside `each` after it, from top to bottom. Pure. */
export function placedBlocks(
  document: Pick<DocumentDefinition, 'given' | 'cases' | 'indicators' | 'body'>,
): PlacedBlock[] {
  return placed(document.body, '/body', documentVariables(document))
}

function placed(blocks: readonly DocumentBlock[], at: string, scope: JsonSchema): PlacedBlock[] {
  return blocks.flatMap((block, n) => {
    const path = joinPointer(at, n)
    const here = { block, path, scope }
    if (block.type !== 'each') return [here]
    const inside = withNames(scope, { [block.as]: {}, index: { type: 'number' } })
    return [here, ...placed(block.body, joinPointer(path, 'body'), inside)]
  })
}

/** Returns what expressions see, and further names beside. Pure. */
export function withNames(scope: JsonSchema, names: JsonObject): JsonSchema {
  return { ...scope, properties: { ...(scope['properties'] as JsonObject), ...names } }
}
