import type { JsonValue, Locale } from '@splot/definition'

/** Returns how people call a file: the title of what it holds, else its name without ending. Pure. */
export function fileTitle(path: string, value: JsonValue | undefined, locale: Locale): string {
  const title = objectOf(objectOf(value)?.['title'])?.[locale]
  if (typeof title === 'string' && title.trim() !== '') return title
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.json$/, '')
}

function objectOf(value: JsonValue | undefined): { [key: string]: JsonValue } | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
}
