import type { FormField, Issue, LocalText } from '@splot/definition'

const messages: Partial<Record<FormField['type'], LocalText>> = {
  integer: {
    pl: 'Wpisz liczbę całkowitą, na przykład 12.',
    en: 'Enter a whole number, for example 12.',
  },
  money: {
    pl: 'Wpisz kwotę w złotych, na przykład 1250,50.',
    en: 'Enter an amount in złoty, for example 1250.50.',
  },
}

/** Returns the issue of a number box whose text is no such number. Pure. */
export function numberIssue(field: FormField, path: string): Issue {
  const digits = field.scale ?? 2
  const decimal: LocalText = {
    pl: `Wpisz liczbę, najwyżej ${digits} miejsca po przecinku, na przykład 3,5.`,
    en: `Enter a number with at most ${digits} decimal places, for example 3.5.`,
  }
  return { path, code: 'form.number', message: messages[field.type] ?? decimal }
}
