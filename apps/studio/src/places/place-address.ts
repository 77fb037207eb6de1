import { kindOfPath } from '@splot/definition'

/** Definition kinds with a page of their own → the first part of its address. */
const pages: Partial<Record<string, string>> = {
  workflow: 'workflows',
  form: 'forms',
  codeList: 'lists',
}

/**
 * Returns the address, below the open draft, of the page that edits a place of a file, with the place
 * behind `at`; `undefined` where no page edits it. Pure.
 */
export function placeAddress(file: string, pointer: string): string | undefined {
  const kind = kindOfPath(file)
  const page = kind === undefined ? undefined : pages[kind]
  if (page === undefined) return undefined
  const id = file.slice(file.lastIndexOf('/') + 1).replace(/\.json$/, '')
  const address = `${page}/${encodeURIComponent(id)}`
  return pointer === '' ? address : `${address}?at=${encodeURIComponent(pointer)}`
}
