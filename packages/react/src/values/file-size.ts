import { formatNumber } from './format.ts'

/** Returns a file size for people: `1,2 MB`. Pure. */
export function fileSize(bytes: number, locale: 'pl' | 'en'): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${formatNumber(Math.round(bytes / 1024), locale)} kB`
  return `${formatNumber(bytes / 1024 / 1024, locale, 1)} MB`
}
