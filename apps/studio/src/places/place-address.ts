import { isScenarioPath, kindOfPath } from '@splot/definition'
import { addressOfKind } from '../definitions/kinds.ts'

/** Definition kinds with a page of their own → the first part of its address. */
const pages: Partial<Record<string, string>> = {
  workflow: 'workflows',
  form: 'forms',
  codeList: 'lists',
  ...addressOfKind,
}

/** Parts of a workflow that another view than its outline edits → the view. */
const workflowViews: Partial<Record<string, string>> = {
  access: 'access',
  decisions: 'decisions',
  input: 'data',
  context: 'data',
  contextSchema: 'data',
  columns: 'face',
  caseTitle: 'face',
  offers: 'face',
  public: 'face',
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
  const first = pointer.split('/')[1] ?? ''
  const part = kind === 'programme' ? (programmePages[first] ?? 'settings') : undefined
  if (part !== undefined) return `${part}?at=${encodeURIComponent(pointer)}`
  const id = file.slice(file.lastIndexOf('/') + 1).replace(/\.json$/, '')
  if (isScenarioPath(file)) return `simulate?scenario=${encodeURIComponent(id)}`
  const page = kind === undefined ? undefined : pages[kind]
  if (page === undefined) return undefined
  const view = kind === 'workflow' ? workflowViews[first] : undefined
  const address = [page, encodeURIComponent(id), ...(view === undefined ? [] : [view])].join('/')
  return pointer === '' ? address : `${address}?at=${encodeURIComponent(pointer)}`
}
