import type { ChangeSentence, FileDifference } from '@splot/definition/diff'
import { placeAddress } from '../places/place-address.ts'

const folders: Partial<Record<FileDifference['kind'], string>> = {
  workflow: 'workflows',
  form: 'forms',
  codeList: 'forms/lists',
  document: 'forms/documents',
}

/** Returns the address of the page that edits what changed; `undefined` where nothing is left to edit. Pure. */
export function addressOfChange(
  { kind, id }: Pick<FileDifference, 'kind' | 'id'>,
  { change, path }: Pick<ChangeSentence, 'change' | 'path'>,
): string | undefined {
  if (kind === 'programme') return placeAddress('workflows/programme.json', path)
  const folder = folders[kind]
  if (folder === undefined) return undefined
  return placeAddress(`${folder}/${id}.json`, change === 'removed' ? '' : path)
}
