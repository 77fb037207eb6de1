import { kindOfPath } from '@splot/definition'

/** Definition kinds with a page of their own → the first part of its address. */
const pages: Partial<Record<string, string>> = {
  workflow: 'workflows',
  form: 'forms',
  codeList: 'lists',
}

/** Parts of the programme's own file → the page that edits them. */
const programmePages: Partial<Record<string, string>> = {
  roles: 'roles',
  parameters: 'parameters',
  calendar: 'calendar',
  notifications: 'messages',
}

/**
 * Returns the address, below the open draft, of the page that edits a place of a file, with the place
 * behind `at`; `undefined` where no page edits it. Pure.
 */
export function placeAddress(file: string, pointer: string): string | undefined {
  const kind = kindOfPath(file)
  const part = kind === 'programme' ? programmePages[pointer.split('/')[1] ?? ''] : undefined
  if (part !== undefined) return `${part}?at=${encodeURIComponent(pointer)}`
  const page = kind === undefined ? undefined : pages[kind]
  if (page === undefined) return undefined
  const id = file.slice(file.lastIndexOf('/') + 1).replace(/\.json$/, '')
  const address = `${page}/${encodeURIComponent(id)}`
  return pointer === '' ? address : `${address}?at=${encodeURIComponent(pointer)}`
}
