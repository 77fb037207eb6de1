import { calendarFunctions } from './calendar.ts'
import { contextFunctions } from './context.ts'
import { conversionFunctions } from './conversion.ts'
import { listFunctions } from './list.ts'
import { numberFunctions } from './number.ts'
import { rangeFunctions } from './range.ts'
import type { BuiltIn } from './signature.ts'
import { temporalFunctions } from './temporal.ts'
import { textFunctions } from './text.ts'

/** Built-in functions in groups, in the order of the DMN specification; `calendar` is ours. */
export const builtInGroups = {
  conversion: conversionFunctions,
  text: textFunctions,
  list: listFunctions,
  number: numberFunctions,
  temporal: temporalFunctions,
  range: rangeFunctions,
  context: contextFunctions,
  calendar: calendarFunctions,
} as const satisfies Record<string, readonly BuiltIn[]>

/** Every built-in function by its name. */
export const builtInTable: ReadonlyMap<string, BuiltIn> = new Map(
  Object.values(builtInGroups)
    .flat()
    .map((one) => [one.name, one]),
)
