import type { LocalText } from '../../text.ts'
import type { WorkflowDefinition } from '../../workflow/types.ts'

/** Polish letters that no name may have → those it has instead. */
const plain: Record<string, string> = { ł: 'l', Ł: 'L' }

function wordsOf(title: string): string[] {
  const ascii = title
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[łŁ]/g, (letter) => plain[letter] ?? letter)
  return ascii.match(/[A-Za-z0-9]+/g) ?? []
}

/** Returns a name as states, tasks and timers have it: `Wizyta w terenie` gives `wizytaWTerenie`. Pure. */
export function nameFromTitle(title: string, otherwise: string): string {
  const words = wordsOf(title).slice(0, 5)
  const name = words
    .map((word, n) =>
      n === 0 ? word.toLowerCase() : word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase(),
    )
    .join('')
  if (name === '') return otherwise
  return /^[a-z]/.test(name) ? name : `${otherwise}${name}`
}

/** Returns a name as events have it: `Wizyta w terenie` gives `WIZYTA_W_TERENIE`. Pure. */
export function eventFromTitle(title: string, otherwise: string): string {
  const name = wordsOf(title).slice(0, 5).join('_').toUpperCase()
  if (name === '') return otherwise
  return /^[A-Z]/.test(name) ? name : `${otherwise}_${name}`
}

/** Returns `name`, or with the first number behind it that makes it new. Pure. */
export function unusedName(name: string, taken: (name: string) => boolean): string {
  if (!taken(name)) return name
  for (let n = 2; ; n += 1) if (!taken(`${name}${n}`)) return `${name}${n}`
}

/** Returns the name of a new event that says that something of this title was done. Pure. */
export function doneEvent({ events }: WorkflowDefinition, title: LocalText): string {
  return unusedName(`${eventFromTitle(title.en || title.pl, 'STEP')}_DONE`, (name) =>
    Object.hasOwn(events, name),
  )
}

/** Returns what such an event is called. Pure. */
export function doneTitle({ pl, en }: LocalText): LocalText {
  return { pl: `${pl}: zakończono`, en: `${en}: done` }
}
