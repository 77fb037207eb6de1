import { classedFields, keptUntil } from '@splot/definition'
import type { FormDefinition } from '@splot/definition'
import type { AnswerRecord } from '@splot/engine'
import type { LoadedCase } from '../../cases/loaded-case.ts'
import type { Deps } from '../../deps.ts'
import type { ErasureWhat } from '../types.ts'

/** What of a case is kept no longer than to a day. */
export interface DueErasure {
  what: ErasureWhat
  /** Classes of the data. */
  classes: string[]
  /** Last day on which it is kept. */
  dueOn: string
}

/**
 * Returns until when what people wrote in a case that is over is kept: all of it as long as its longest
 * class, what is kept apart as long as the classes of that. What a class is kept for without end, or has no
 * class, is never due. Pure but for the definitions in force.
 */
export function dueErasures(deps: Deps, { case: given }: LoadedCase): DueErasure[] {
  if (given.status !== 'done' || given.endedAt === undefined) return []
  if (given.answersDeletedAt !== undefined) return []
  const endedOn = deps.library.calendar().dateOf(given.endedAt)
  const records = Object.values(given.answers).flat()
  const all = records.flatMap((record) => classesOf(deps, record))
  const whole = untilOf(deps, all, endedOn)
  const apart = records.flatMap((record) => apartClassesOf(deps, record))
  const secret = untilOf(deps, apart, endedOn)
  return [
    ...(whole === null ? [] : [{ what: 'answers' as const, classes: named(all), dueOn: whole }]),
    // what goes with the rest need not go before it
    ...(secret === null || (whole !== null && whole <= secret)
      ? []
      : [{ what: 'apart' as const, classes: named(apart), dueOn: secret }]),
  ]
}

/** Classes of what a form holds; `null` among them: something of no class. */
function classesOf(deps: Deps, { form }: AnswerRecord): (string | null)[] {
  const definition = form && newest(deps, form)
  if (!definition) return []
  return [
    definition.dataClass ?? null,
    ...classedFields(definition).map(({ dataClass }) => dataClass),
  ]
}

function apartClassesOf(deps: Deps, { form, apart }: AnswerRecord): (string | null)[] {
  const definition = apart === undefined ? undefined : form && newest(deps, form)
  if (!definition) return []
  return classedFields(definition)
    .filter(({ sensitive }) => sensitive)
    .map(({ dataClass }) => dataClass)
}

/** How long data are kept is said by the definitions in force, not by those they were given under. */
function newest(
  { library }: Deps,
  { id, version }: { id: string; version: number },
): FormDefinition {
  const inForce = library.current().release.forms[id]
  return library.form(id, inForce ?? version)
}

function untilOf(deps: Deps, classes: readonly (string | null)[], endedOn: string): string | null {
  const programme = deps.library.programme()
  const known = programme.personalData?.classes ?? {}
  const days = [...new Set(classes)].map((one) => {
    const keep = one === null ? undefined : known[one]?.keep
    return keep === undefined ? null : keptUntil(keep, endedOn, programme)
  })
  if (days.length === 0 || days.includes(null)) return null
  return days.reduce((a, b) => (a! > b! ? a : b))
}

function named(classes: readonly (string | null)[]): string[] {
  return [...new Set(classes.filter((one) => one !== null))].toSorted()
}
