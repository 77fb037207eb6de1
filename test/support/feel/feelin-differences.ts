import type { JsonValue } from '@splot/feel'

/** A place where the profile answers otherwise than `feelin`, on purpose. */
export interface FeelinDifference {
  source: string
  profile: JsonValue
  feelin: unknown
  reason: string
}

/** All known differences; generated expressions leave these constructs out. */
export const feelinDifferences: readonly FeelinDifference[] = [
  {
    source: '"70" >= 60',
    profile: null,
    feelin: true,
    reason: 'a text and a number have no order',
  },
  {
    source: '"c" between 1 and 5',
    profile: null,
    feelin: true,
    reason: 'a text and a number have no order',
  },
  {
    source: '0.1 + 0.2 = 0.3',
    profile: true,
    feelin: false,
    reason: 'numbers are decimal (DMN 10.3.2.3.1)',
  },
  {
    source: 'median(10, 9, 1)',
    profile: 9,
    feelin: 10,
    reason: 'the median is of numbers sorted as numbers, not as texts',
  },
  {
    source: '5 in [8..2]',
    profile: false,
    feelin: true,
    reason: 'a range whose ends are in the wrong order holds nothing',
  },
  {
    source: 'every i in [null, 5] satisfies i > 3',
    profile: null,
    feelin: false,
    reason: 'an unknown comparison leaves “every” unknown',
  },
  {
    source: 'modulo(14 / 3, 5)',
    profile: 4.666666666666667,
    feelin: 4.666666667,
    reason: 'results are not rounded to nine places',
  },
  {
    source: 'substring("ab", 3)',
    profile: null,
    feelin: '',
    reason: 'a start beyond the text is no position',
  },
  {
    source: 'string(date("2026-03-01") + duration("PT36H"))',
    profile: '2026-03-02',
    feelin: '2026-03-02T12:00:00Z',
    reason: 'a date plus a duration is a date (DMN TCK 0100-arithmetic)',
  },
]
