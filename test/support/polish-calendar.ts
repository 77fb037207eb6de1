import { createCalendar } from '@splot/engine'

/** The calendar of the reference programme. */
export const polishCalendar = createCalendar({ country: 'PL' }, 'Europe/Warsaw')
