import { calendarFunctions } from '../builtins/calendar.ts'
import type { Expression } from '../syntax/ast.ts'

/** What an expression may ask of the moment of its evaluation besides the time zone. */
export type MomentPart = 'clock' | 'calendar'

const asking: ReadonlyMap<string, MomentPart> = new Map([
  ['now', 'clock'],
  ['today', 'clock'],
  ...calendarFunctions
    .filter(({ name }) => name !== 'local date')
    .map(({ name }) => [name, 'calendar'] as const),
])

/** Returns what an expression may ask of the moment, sorted; it may name too much, never too little. Pure. */
export function asksOf(expression: Expression): MomentPart[] {
  const found = new Set<MomentPart>()
  collect(expression, found)
  return [...found].toSorted()
}

function collect(node: unknown, found: Set<MomentPart>): void {
  if (typeof node !== 'object' || node === null) return
  if (isCall(node)) {
    const part = node.target.type === 'name' ? asking.get(node.target.name) : undefined
    if (part) found.add(part)
  }
  for (const child of Object.values(node)) collect(child, found)
}

function isCall(node: object): node is Expression & { type: 'call' } {
  return 'type' in node && node.type === 'call'
}
