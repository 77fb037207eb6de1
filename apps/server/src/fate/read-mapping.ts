import { readFile } from 'node:fs/promises'
import type { FateDraft } from '@splot/runtime'
import { CommandFailure } from '../exit-codes.ts'

/** Returns where cases go on, as a file says it. @throws CommandFailure for another text */
export async function readMapping(path: string): Promise<NonNullable<FateDraft['mapping']>> {
  const read: unknown = await readFile(path, 'utf8')
    .then((text) => JSON.parse(text) as unknown)
    .catch(() => null)
  if (isTexts(read, (inner) => isTexts(inner, (to) => typeof to === 'string')))
    return read as NonNullable<FateDraft['mapping']>
  throw new CommandFailure(
    `Expected { "workflow": { "state that is gone": "state to go on in" } } in ${path}`,
  )
}

function isTexts(value: unknown, isInner: (inner: unknown) => boolean): boolean {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
  return isObject && Object.values(value).every(isInner)
}
