import { readDuration } from './read-duration.ts'
import { readDate, readDateTime, readTime } from './read-moment.ts'
import type { Value } from './value.ts'

/** Functions that make a value of a text alone, by name; what they make is known while compiling. */
export const momentReaders: ReadonlyMap<string, (text: string) => Value> = new Map<
  string,
  (text: string) => Value
>([
  ['date', readDate],
  ['time', readTime],
  ['date and time', readDateTime],
  ['duration', readDuration],
])
