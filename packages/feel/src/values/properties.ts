/** Properties of dates, times and ranges whose names have several words. */
export const multiWordProperties: readonly string[] = [
  'time offset',
  'start included',
  'end included',
]
