/** Longest name kept, in UTF-16 units. */
const maxLength = 150

/**
 * Returns a file's name fit to be shown and saved anywhere: no folders, no signs with a meaning to
 * file systems, no invisible or direction-changing characters. Pure.
 */
export function cleanFileName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).pop() ?? ''
  const clean = last
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  const dot = clean.lastIndexOf('.')
  const ending = dot > 0 ? clean.slice(dot).slice(0, 16) : ''
  const stem = (dot > 0 ? clean.slice(0, dot) : clean).slice(0, maxLength - ending.length)
  return stem + ending || 'plik'
}

/** Returns the ending of a name in lower case without the dot; `''` when it has none. Pure. */
export function endingOf(name: string): string {
  const dot = name.lastIndexOf('.')
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : ''
}
