import type { FormField, Issue, JsonObject } from '@splot/definition'
import type { FormState } from '@splot/forms'
import { isSameJson } from '../values/difference.ts'
import { childPointer, pointerParts, readPointer, writePointer } from '../values/pointer.ts'
import { indexFields } from './field-index.ts'
import { createListeners } from './listeners.ts'
import { pageViews } from './page-status.ts'
import { createRowIds } from './row-ids.ts'
import { createPaintScheduler } from './schedule.ts'
import type { FieldView, PastedCell, FormStore, FormStoreOptions, FormSummary } from './types.ts'

const emptyField: FieldView = {
  value: undefined,
  visible: false,
  required: false,
  editable: false,
  issue: null,
}

/**
 * Returns the store of one open form. A key changes the typed value at once and tells that one
 * control, or nobody where the control shows it already; visibility, computed values, errors and the
 * news of an edit follow after the paint.
 */
export function createFormStore(options: FormStoreOptions): FormStore {
  const { form } = options
  let { scope } = options
  const index = indexFields(form.definition)
  const schedule = options.schedule ?? createPaintScheduler()
  const fieldListeners = createListeners<[]>()
  const typedListeners = createListeners<[]>()
  const summaryListeners = createListeners<[]>()
  const editListeners = createListeners<[isDone: boolean]>()
  const shownListeners = createListeners<[FormField[]]>()
  const rows = createRowIds()
  let untouched: JsonObject | undefined
  const first = (): JsonObject => (untouched ??= form.initial(scope))

  let raw = options.answers
  let state: FormState = form.state(raw, scope)
  let issues: readonly Issue[] = []
  let serverIssues: readonly Issue[] = []
  const inputIssues = new Map<string, Issue>()
  const touched = new Set<string>()
  const left = new Set<string>()
  const attempted = new Set<string>()
  const views = new Map<string, FieldView>()
  let cancel: (() => void) | null = null
  // something was typed that visibility and computed values do not know of yet
  let behind = false
  // edits nobody was told of yet, and the fields that show theirs without having been told
  let edited: 'typing' | 'done' | null = null
  const typed = new Set<string>()
  let summary = summarise()
  // what is wrong with an untouched form is neither shown nor counted: found out after the first paint
  if (summary.pages.every(({ status }) => status === 'notStarted')) {
    later()
  } else {
    issues = form.validate(state.answers, scope).issues
    summary = summarise()
  }

  function errors(): Issue[] {
    const found = [...inputIssues.values(), ...issues, ...serverIssues]
    return found.filter((issue) => issue.severity !== 'warning')
  }

  function isShown(issue: Issue): boolean {
    if (inputIssues.get(issue.path) === issue) return left.has(issue.path) || isAttempted(issue)
    if (serverIssues.includes(issue)) return true
    if (isAttempted(issue)) return true
    return touched.has(issue.path) && left.has(issue.path)
  }

  function isAttempted(issue: Issue): boolean {
    return attempted.has('*') || attempted.has(index.pageOf(issue.path) ?? '*')
  }

  function shownIssues(): Issue[] {
    const seen = new Set<string>()
    const found = [...inputIssues.values(), ...issues, ...serverIssues]
    return found.filter((issue) => {
      if (seen.has(issue.path) || !isShown(issue)) return false
      seen.add(issue.path)
      return true
    })
  }

  function summarise(): FormSummary {
    const all = errors()
    return {
      pages: pageViews({ form, index, state, errors: all, attempted, first }),
      sections: state.sections,
      texts: state.texts,
      shownIssues: shownIssues(),
      unready: unreadyPages(all),
    }
  }

  function unreadyPages(all: readonly Issue[]): string[] {
    const others = all.filter(({ path }) => index.at(path)?.field.type !== 'signature')
    return [...new Set(others.flatMap(({ path }) => index.pageOf(path) ?? []))]
  }

  function viewOf(pointer: string, shown: ReadonlyMap<string, Issue>): FieldView {
    const fieldState = state.fields.get(pointer)
    if (fieldState === undefined) return { ...emptyField, value: readPointer(raw, pointer) }
    const { visible, required, editable, field, items, unsignable } = fieldState
    const fromState = field.type === 'computed' || !editable
    const value = readPointer(fromState ? state.answers : raw, pointer)
    const issue = shown.get(pointer) ?? null
    const more = { ...(items && { items }), ...(unsignable && { unsignable }) }
    return { field, value, visible, required, editable, issue, ...more }
  }

  function refreshViews(): void {
    const shown = byPath(summary.shownIssues)
    for (const [pointer, before] of views) {
      const after = viewOf(pointer, shown)
      if (isSameView(before, after)) continue
      views.set(pointer, after)
      fieldListeners.tell(pointer)
    }
  }

  function refreshSummary(): void {
    const next = summarise()
    if (isSameSummary(summary, next)) return
    summary = next
    summaryListeners.tell('')
  }

  function derive(): void {
    cancel = null
    behind = false
    const before = state
    state = form.state(raw, scope, before)
    if (edited) takeFirstValues(before)
    // what is saved is judged: a total computed before a change is nobody's mistake
    issues = form.validate(state.answers, scope).issues
    refreshSummary()
    refreshViews()
    const shown = newlyVisible(before, state)
    if (shown.length > 0) shownListeners.tell('', shown)
    tellOfEdits()
  }

  /** Puts first values into empty fields that the person's edit brought into view, and into what these bring. */
  function takeFirstValues(before: FormState): void {
    const empty = withFirstValue(before, state).filter((at) => readPointer(raw, at) === undefined)
    if (empty.length === 0) return
    const values = form.initial(scope, state.answers)
    const found = empty.filter((pointer) => readPointer(values, pointer) !== undefined)
    if (found.length === 0) return
    for (const pointer of found) {
      raw = writePointer(raw, pointer, readPointer(values, pointer))
      typed.add(pointer)
    }
    const reached = state
    state = form.state(raw, scope, reached)
    takeFirstValues(reached)
  }

  function tellOfEdits(): void {
    const pointers = [...typed]
    typed.clear()
    for (const pointer of pointers) typedListeners.tell(pointer)
    if (edited === null) return
    const isDone = edited === 'done'
    edited = null
    editListeners.tell('', isDone)
  }

  function later(): void {
    behind = true
    cancel?.()
    cancel = schedule(derive)
  }

  function flush(): void {
    if (!behind) return
    cancel?.()
    derive()
  }

  function edit(pointer: string, next: JsonObject, isShown = false): void {
    raw = next
    touched.add(pointer)
    serverIssues = serverIssues.filter((issue) => !issue.path.startsWith(pointer))
    const view = views.get(pointer)
    if (view !== undefined) {
      views.set(pointer, { ...view, value: readPointer(raw, pointer) })
      if (!isShown) fieldListeners.tell(pointer)
    }
    typed.add(pointer)
    if (edited === null || !isShown) edited = isShown ? 'typing' : 'done'
    later()
  }

  function rowsAt(pointer: string): JsonObject[] {
    const value = readPointer(raw, pointer)
    return Array.isArray(value) ? (value as JsonObject[]) : []
  }

  function editRows(pointer: string, next: JsonObject[]): void {
    for (const key of [...touched, ...left]) {
      if (key.startsWith(`${pointer}/`)) {
        touched.delete(key)
        left.delete(key)
      }
    }
    for (const key of inputIssues.keys()) {
      if (key.startsWith(`${pointer}/`)) inputIssues.delete(key)
    }
    edit(pointer, writePointer(raw, pointer, next))
    cancel?.()
    derive()
  }

  function editCells(pointer: string, next: JsonObject[], cells: readonly PastedCell[]): void {
    for (const { row, key, issue } of cells) {
      const path = childPointer(childPointer(pointer, row), key)
      touched.add(path)
      left.add(path)
      if (issue) inputIssues.set(path, issue)
      else inputIssues.delete(path)
    }
    edit(pointer, writePointer(raw, pointer, next))
    cancel?.()
    derive()
  }

  return {
    form,
    get scope() {
      return scope
    },
    index,
    getField(pointer) {
      let view = views.get(pointer)
      if (view === undefined) {
        view = viewOf(pointer, byPath(summary.shownIssues))
        views.set(pointer, view)
      }
      return view
    },
    subscribeField: (pointer, listener) => fieldListeners.add(pointer, listener),
    getSummary: () => summary,
    subscribeTyped: (pointer, listener) => typedListeners.add(pointer, listener),
    subscribeSummary: (listener) => summaryListeners.add('', listener),
    subscribeEdits: (listener) => editListeners.add('', listener),
    subscribeShown: (listener) => shownListeners.add('', listener),
    answers() {
      flush()
      return state.answers
    },
    setValue(pointer, value) {
      inputIssues.delete(pointer)
      edit(pointer, writePointer(raw, pointer, value))
    },
    setTyped(pointer, value) {
      inputIssues.delete(pointer)
      edit(pointer, writePointer(raw, pointer, value), true)
    },
    setInputIssue(pointer, issue) {
      if (issue === null) inputIssues.delete(pointer)
      else inputIssues.set(pointer, issue)
      touched.add(pointer)
      later()
    },
    leave(pointer) {
      if (!touched.has(pointer) || left.has(pointer)) return flush()
      left.add(pointer)
      cancel?.()
      derive()
    },
    rowIds: (pointer) => rows.ids(pointer, rowsAt(pointer).length),
    addRow(pointer, row = {}) {
      const next = [...rowsAt(pointer), row]
      rows.added(pointer, next.length)
      editRows(pointer, next)
      return next.length - 1
    },
    removeRow(pointer, at) {
      const next = rowsAt(pointer).filter((_, each) => each !== at)
      rows.removed(pointer, at)
      editRows(pointer, next)
    },
    moveRow(pointer, from, to) {
      const next = [...rowsAt(pointer)]
      const [row] = next.splice(from, 1)
      if (row === undefined || to < 0 || to > next.length) return
      next.splice(to, 0, row)
      rows.moved(pointer, from, to)
      editRows(pointer, next)
    },
    pasteCells(pointer, cells, count) {
      const before = rowsAt(pointer)
      const wrongBefore = [...inputIssues].filter(([path]) => path.startsWith(`${pointer}/`))
      const padded = Array.from(
        { length: Math.max(count, before.length) },
        (_, n) => before[n] ?? {},
      )
      rows.added(pointer, padded.length)
      const after = padded.map((row, n) =>
        cells.filter((cell) => cell.row === n).reduce(withCell, row),
      )
      editCells(pointer, after, cells)
      return () => {
        if (!isSameJson(rowsAt(pointer), after)) return false
        editRows(pointer, before)
        for (const [path, issue] of wrongBefore) inputIssues.set(path, issue)
        derive()
        return true
      }
    },
    reveal(page) {
      attempted.add(page ?? '*')
      cancel?.()
      derive()
      return errors().filter((issue) => page === undefined || index.pageOf(issue.path) === page)
    },
    setServerIssues(found) {
      serverIssues = found
      refreshSummary()
      refreshViews()
    },
    receive(changes) {
      for (const { path, value } of changes) raw = writePointer(raw, path, value)
      cancel?.()
      derive()
    },
    knowFile(file) {
      const { files } = scope.variables
      const known =
        typeof files === 'object' && files !== null && !Array.isArray(files) ? files : {}
      scope = {
        ...scope,
        variables: { ...scope.variables, files: { ...known, [file.id]: { ...file } } },
      }
    },
    flush,
    dispose() {
      cancel?.()
      cancel = null
    },
  }
}

function withCell(row: JsonObject, { key, value }: PastedCell): JsonObject {
  const { [key]: _, ...others } = row
  return value === undefined ? others : { ...others, [key]: value }
}

/** Returns issues by their path; a path has one at most. */
function byPath(issues: readonly Issue[]): ReadonlyMap<string, Issue> {
  return new Map(issues.map((issue) => [issue.path, issue]))
}

function isSameView(a: FieldView, b: FieldView): boolean {
  return (
    a.field === b.field &&
    a.visible === b.visible &&
    a.required === b.required &&
    a.editable === b.editable &&
    a.unsignable === b.unsignable &&
    a.items?.least === b.items?.least &&
    a.items?.most === b.items?.most &&
    a.issue?.code === b.issue?.code &&
    a.issue?.message.pl === b.issue?.message.pl &&
    isSameJson(a.value, b.value)
  )
}

function isSameSummary(a: FormSummary, b: FormSummary): boolean {
  return (
    a.unready.join() === b.unready.join() &&
    a.texts === b.texts &&
    a.sections.length === b.sections.length &&
    a.sections.every((section, at) => section === b.sections[at]) &&
    a.pages.length === b.pages.length &&
    a.pages.every(
      (page, at) => page.id === b.pages[at]?.id && page.status === b.pages[at].status,
    ) &&
    a.shownIssues.length === b.shownIssues.length &&
    a.shownIssues.every((issue, at) => {
      const other = b.shownIssues[at]
      return issue.path === other?.path && issue.message.pl === other.message.pl
    })
  )
}

/** Fields, not cells of new rows, that were hidden before and are visible now. */
function newlyVisible(before: FormState, after: FormState): FormField[] {
  const found: FormField[] = []
  for (const [pointer, now] of after.fields) {
    if (!now.visible || before.fields.get(pointer)?.visible !== false) continue
    const parent =
      pointerParts(pointer).length > 1 ? pointer.slice(0, pointer.lastIndexOf('/')) : ''
    if (parent !== '' && before.fields.get(parent)?.visible === false) continue
    found.push(now.field)
  }
  return found
}

/** Pointers of fields with a first value that may be edited now and were hidden before. */
function withFirstValue(before: FormState, after: FormState): string[] {
  return [...after.fields]
    .filter(([, { visible, editable, field }]) => visible && editable && 'default' in field)
    .map(([pointer]) => pointer)
    .filter((pointer) => wasHidden(before, pointer))
}

/** Whether a field, or what holds it, was there and hidden. */
function wasHidden(state: FormState, pointer: string): boolean {
  const known = state.fields.get(pointer)
  if (known) return !known.visible
  return pointer !== '' && wasHidden(state, pointer.slice(0, pointer.lastIndexOf('/')))
}
