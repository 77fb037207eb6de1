import type { JsonObject, JsonValue } from '@splot/definition'
import type { FormScope } from '@splot/forms'
import { polishCalendar } from './polish-calendar.ts'
import { referenceForm, referenceProgramme } from './reference-programme.ts'

/** What a form is judged with, besides the answers. */
export interface Judging extends Omit<Partial<FormScope>, 'moment'> {
  variables: JsonObject
  /** RFC 3339 instant. */
  now: string
}

/**
 * One change of good answers: JSON Pointer, what the form says then (`code` at that place, or
 * `/pointer code`), the value; `undefined` takes the value out.
 */
export type Case = [pointer: string, expected: string[], value: JsonValue | undefined]

/** Returns the answers with the value at a JSON Pointer replaced; the given answers stay as they are. */
export function changed(
  answers: JsonObject,
  pointer: string,
  value: JsonValue | undefined,
): JsonObject {
  const copy = structuredClone(answers)
  const steps = pointer.slice(1).split('/')
  const last = steps.pop()!
  let at = copy as Record<string, JsonValue>
  for (const step of steps) at = at[step] as Record<string, JsonValue>
  if (value === undefined) delete at[last]
  else at[last] = value
  return copy
}

/** Returns what a case expects, as `issues` of a judged form writes it. */
export function expectedIssues([pointer, expected]: Case): string[] {
  return expected.map((issue) => (issue.startsWith('/') ? issue : `${pointer} ${issue}`))
}

/** Opens a form of the reference programme, to judge answers under the programme's parameters, or those given instead. */
export async function judgedForm(id: string, judging: Judging) {
  const [{ programme }, form] = await Promise.all([referenceProgramme(), referenceForm(id)])
  const parameters = Object.fromEntries(
    Object.entries(programme.parameters).map(([name, { value }]) => [name, value]),
  )
  const scopeWith = (more: Partial<Judging> = {}): FormScope => {
    const { now, variables, roles, ...rest } = { ...judging, ...more }
    return {
      ...rest,
      variables: {
        ...variables,
        parameters: { ...parameters, ...(variables['parameters'] as JsonObject | undefined) },
      },
      moment: { now, timeZone: programme.timeZone, isDayOff: polishCalendar.isDayOff },
      roles: roles ?? [],
    }
  }
  return {
    /** The first answers of a new draft. */
    first: (more?: Partial<Judging>) => form.initial(scopeWith(more)),
    /** The answers as the form stands with them: hidden ones gone, computed ones filled in. */
    state: (answers: JsonObject, more?: Partial<Judging>) => form.state(answers, scopeWith(more)),
    /** The answers as the server stores them. */
    stored: (answers: JsonObject, more?: Partial<Judging>) =>
      form.validate(answers, scopeWith(more)).answers,
    /** Answers without what the roles may not see. */
    seenBy: (answers: JsonObject, ...roles: string[]) => form.redact(answers, scopeWith({ roles })),
    /** Everything wrong, as `<pointer> <code>`; warnings are marked. */
    issues: (answers: JsonObject, more?: Partial<Judging>) =>
      form
        .validate(answers, scopeWith(more))
        .issues.map(
          ({ path, code, severity }) =>
            `${path} ${code}${severity === 'warning' ? ' (warning)' : ''}`,
        ),
    /** What people are told of everything wrong. */
    told: (answers: JsonObject, more?: Partial<Judging>) =>
      form.validate(answers, scopeWith(more)).issues.map(({ message }) => message),
  }
}

/** Returns as many rows as asked for, all like the one given. */
export function rowsOf(count: number, row: JsonObject): JsonObject[] {
  return Array.from({ length: count }, () => ({ ...row }))
}
