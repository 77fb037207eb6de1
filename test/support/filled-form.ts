import type { JsonObject, JsonValue } from '@splot/definition'
import { expect, it } from 'vitest'
import { judgedForm } from './judged-form.ts'
import type { Judging } from './judged-form.ts'

/** What a filled form is filled with and by whom. */
export interface Filling extends Omit<Judging, 'now'> {
  answers: JsonObject
  /** RFC 3339 instant of filling. */
  now?: string
}

/** Gives a good filling. */
type Given = () => Filling | Promise<Filling>

/** JSON Pointer → value put there; `undefined` takes it away. */
export type Changes = Record<string, JsonValue | undefined>

const opened = new Map<string, ReturnType<typeof judgedForm>>()

/** Opens a form once. */
function formOf(id: string): ReturnType<typeof judgedForm> {
  const form = opened.get(id) ?? judgedForm(id, { variables: {}, now: '2027-11-15T10:00:00Z' })
  opened.set(id, form)
  return form
}

/** Returns a copy of answers with changes at JSON Pointers. Pure. */
export function changed<Value extends JsonValue>(answers: Value, changes: Changes): Value {
  const copy = structuredClone(answers)
  for (const [pointer, value] of Object.entries(changes)) {
    const steps = pointer.split('/').slice(1)
    const last = steps.pop() ?? ''
    let at = copy as Record<string, JsonValue>
    for (const step of steps) at = at[step] as Record<string, JsonValue>
    if (value !== undefined) at[last] = value
    else if (Array.isArray(at)) at.splice(Number(last), 1)
    else delete at[last]
  }
  return copy
}

/** Returns the value at a JSON Pointer. Pure. */
export function valueAt(answers: JsonValue, pointer: string): JsonValue | undefined {
  let at: JsonValue | undefined = answers
  for (const step of pointer.split('/').slice(1))
    at = (at as Record<string, JsonValue> | undefined)?.[step]
  return at
}

/** Returns everything wrong as `<pointer> <code>`; warnings are marked. */
export async function issuesOf(id: string, { answers, ...judging }: Filling): Promise<string[]> {
  return (await formOf(id)).issues(answers, judging)
}

/** Returns the answers as the server stores them: hidden fields gone, computed values filled in. */
export async function storedAnswers(
  id: string,
  { answers, ...judging }: Filling,
): Promise<JsonObject> {
  return (await formOf(id)).stored(answers, judging)
}

/** Returns the form as it stands with the answers. */
export async function stateOf(id: string, { answers, ...judging }: Filling) {
  return (await formOf(id)).state(answers, judging)
}

/** Returns the first answers of a new draft. */
export async function firstAnswers(id: string, judging: Filling) {
  return (await formOf(id)).first(judging)
}

/** Returns answers without what the roles may not see. */
export async function seenBy(id: string, answers: JsonObject, ...roles: string[]) {
  return (await formOf(id)).seenBy(answers, ...roles)
}

/** One bad change of a good filling and what the form says to it. */
type Refusal = readonly [
  issue: string,
  changes: Changes,
  /** What else is wrong then. */
  also?: readonly string[],
]

/** Makes tests: each change of a good filling is refused with exactly these issues. */
export function itRefuses(id: string, filling: Given, cases: readonly Refusal[]): void {
  it.each(cases.map(([issue, changes, also]) => ({ issue, changes, also: also ?? [] })))(
    `${id} answers $issue to $changes`,
    async ({ issue, changes, also }) => {
      const good = await filling()
      const answers = changed(good.answers, changes)
      const found = new Set(await issuesOf(id, { ...good, answers }))
      expect(found).toEqual(new Set([issue, ...also]))
    },
  )
}

/** Makes tests: the value of every pointer is required, and nothing else is wrong without it. */
export function itRequires(id: string, filling: Given, pointers: string): void {
  it.each(pointers.trim().split(/\s+/))(`${id} requires %s`, async (pointer) => {
    const good = await filling()
    const answers = changed(good.answers, { [pointer]: undefined })
    const issues = await issuesOf(id, { ...good, answers })
    // What hung on the value is hidden now and was sent nevertheless.
    const missing = issues.filter((issue) => !issue.endsWith(' form.hidden'))
    expect(missing).toEqual([`${pointer} form.required`])
  })
}

/** Returns the issues of a good filling with one value replaced, those at this place and kind. */
async function issuesAt(
  id: string,
  filling: Given,
  pointer: string,
  value: JsonValue,
  kind: RegExp,
): Promise<string[]> {
  const good = await filling()
  const answers = changed(good.answers, { [pointer]: value })
  const issues = await issuesOf(id, { ...good, answers })
  return issues.filter((issue) => issue.startsWith(`${pointer} `) && kind.test(issue))
}

/** Makes tests: a text has at least and at most so many characters. */
export function itMeasures(
  id: string,
  filling: Given,
  lengths: readonly (readonly [pointer: string, least: number, most: number])[],
): void {
  it.each(lengths)(`${id} wants %s to have %i to %i characters`, async (pointer, least, most) => {
    const at = (length: number) =>
      issuesAt(id, filling, pointer, 'ż'.repeat(length), / form\.(min|max)-length$/)
    expect(await at(most)).toEqual([])
    expect(await at(most + 1)).toEqual([`${pointer} form.max-length`])
    if (least < 2) return
    expect(await at(least)).toEqual([])
    expect(await at(least - 1)).toEqual([`${pointer} form.min-length`])
  })
}

/** Makes tests: a number has a lowest and, where given, a highest value; `step` beyond is refused. */
export function itBounds(
  id: string,
  filling: Given,
  bounds: readonly (readonly [pointer: string, least: number, most: number | null, step: number])[],
): void {
  it.each(bounds)(`${id} wants %s from %d to %d`, async (pointer, least, most, step) => {
    const at = (value: number) =>
      issuesAt(id, filling, pointer, Number(value.toFixed(4)), / form\.(minimum|maximum)$/)
    expect(await at(least)).toEqual([])
    expect(await at(least - step)).toEqual([`${pointer} form.minimum`])
    if (most === null) return
    expect(await at(most)).toEqual([])
    expect(await at(most + step)).toEqual([`${pointer} form.maximum`])
  })
}

/** Makes tests: a list has so many rows. */
export function itCounts(
  id: string,
  filling: Given,
  counts: readonly (readonly [pointer: string, least: number, most: number])[],
): void {
  it.each(counts)(`${id} wants %s to have %i to %i rows`, async (pointer, least, most) => {
    const [first] = valueAt((await filling()).answers, pointer) as JsonValue[]
    const at = (length: number) => {
      const rows = Array.from({ length }, () => first!)
      return issuesAt(id, filling, pointer, rows, / form\.(min-items|max-items|required)$/)
    }
    expect(await at(most)).toEqual([])
    expect(await at(most + 1)).toEqual([`${pointer} form.max-items`])
    if (least === 0) return
    expect(await at(least)).toEqual([])
    const fewer = least === 1 ? 'form.required' : 'form.min-items'
    expect(await at(least - 1)).toEqual([`${pointer} ${fewer}`])
  })
}
