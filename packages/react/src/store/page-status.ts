import type { FormField, FormPage, Issue, JsonObject, JsonValue } from '@splot/definition'
import type { CompiledForm, FormState } from '@splot/forms'
import { isSameJson } from '../values/difference.ts'
import { childPointer, readPointer } from '../values/pointer.ts'
import type { FieldIndex } from './field-index.ts'
import type { PageStatus, PageView } from './types.ts'

/** What the status of a page is told from. */
export interface PageFacts {
  form: CompiledForm
  index: FieldIndex
  state: FormState
  errors: readonly Issue[]
  /** Pages the person tried to finish; `*` is the whole form. */
  attempted: ReadonlySet<string>
  /** Answers of an untouched form: defaults do not count as started. Asked only when needed. */
  first: () => JsonObject
}

/** Returns the visible pages in order, each with its status. Pure. */
export function pageViews(facts: PageFacts): PageView[] {
  return facts.form.definition.pages
    .filter((page) => facts.state.pages.includes(page.id))
    .map((page) => ({
      id: page.id,
      title: facts.state.texts.pages.get(page.id)?.title ?? page.title,
      status: pageStatus(page, facts),
    }))
}

function pageStatus(page: FormPage, facts: PageFacts): PageStatus {
  const wrong = facts.errors.some((issue) => facts.index.pageOf(issue.path) === page.id)
  const tried = facts.attempted.has('*') || facts.attempted.has(page.id)
  if (wrong && tried) return 'errors'
  if (!isForFilling(page, facts)) return 'read'
  if (!tried && !isStarted(page, facts)) return 'notStarted'
  return wrong ? 'inProgress' : 'complete'
}

const withoutAnswer = new Set<FormField['type']>(['computed', 'info'])

function isForFilling(page: FormPage, { state }: PageFacts): boolean {
  const fields = page.sections.flatMap((section) => section.fields)
  return fields.some((field) => isFillable(field, childPointer('', field.key), state))
}

/** Whether a field takes something from the person, or one inside it that is opened by itself. */
function isFillable(field: FormField, pointer: string, state: FormState): boolean {
  const known = state.fields.get(pointer)
  if (known?.visible !== true || withoutAnswer.has(field.type)) return false
  if (known.editable) return true
  const value = readPointer(state.answers, pointer)
  const places = Array.isArray(value) ? value.map((_, at) => childPointer(pointer, at)) : [pointer]
  return (field.fields ?? []).some((inner) =>
    places.some((place) => isFillable(inner, childPointer(place, inner.key), state)),
  )
}

function isStarted(page: FormPage, { state, first }: PageFacts): boolean {
  return page.sections
    .flatMap((section) => section.fields)
    .some((field) => {
      const known = state.fields.get(childPointer('', field.key))
      if (known?.visible !== true || withoutAnswer.has(field.type) || !known.editable) return false
      const value = state.answers[field.key]
      return isAnswered(value) && !isSameJson(value, first()[field.key])
    })
}

function isAnswered(value: JsonValue | undefined): boolean {
  if (value === undefined || value === null || value === '' || value === false) return false
  return !(Array.isArray(value) && value.length === 0)
}
