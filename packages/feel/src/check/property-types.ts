import { type Type, anyType, booleanType, numberType, textType } from './type.ts'

const offset: Type = { kind: 'days and time duration' }
const day = { year: numberType, month: numberType, day: numberType, weekday: numberType }
const clock = {
  hour: numberType,
  minute: numberType,
  second: numberType,
  'time offset': offset,
  timezone: textType,
}

/** Properties of the kinds that are no contexts, by kind. */
export const propertyTypes: Partial<Record<Type['kind'], Record<string, Type>>> = {
  date: { ...day, value: numberType },
  time: { ...clock, value: numberType },
  'date and time': { ...day, ...clock, value: numberType },
  'days and time duration': {
    days: numberType,
    hours: numberType,
    minutes: numberType,
    seconds: numberType,
    value: numberType,
  },
  'years and months duration': { years: numberType, months: numberType, value: numberType },
  range: {
    start: anyType,
    end: anyType,
    'start included': booleanType,
    'end included': booleanType,
  },
}
