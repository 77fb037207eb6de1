import type { Locale, NotificationTemplate } from '@splot/definition'

function wordsIn({ subject, body }: NotificationTemplate, locale: Locale): string[] {
  const text = `${subject?.[locale] ?? ''} ${body?.[locale] ?? ''}`
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, word]) => word ?? ''))]
}

/** Returns the values a message has places for, in the order they are read. Pure. */
export function placesIn(message: NotificationTemplate): string[] {
  return [...new Set([...wordsIn(message, 'pl'), ...wordsIn(message, 'en')])]
}

/** Returns the values that one language tells and the other does not. Pure. */
export function placesMissing(message: NotificationTemplate): Record<Locale, string[]> {
  const all = placesIn(message)
  const left = (locale: Locale) => {
    const own = wordsIn(message, locale)
    return all.filter((word) => !own.includes(word))
  }
  return { pl: left('pl'), en: left('en') }
}
