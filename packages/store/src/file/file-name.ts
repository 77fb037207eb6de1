import { createHash } from 'node:crypto'

const longestName = 180

/**
 * Returns the name of the file for an id: the id where it is plain, other characters as `%XX` of
 * UTF-8. An id whose name would be too long keeps its beginning and gets `~` and its SHA-256. No two
 * ids share a name, and no name leaves its folder. Pure.
 */
export function fileNameOf(id: string): string {
  const plain = encodeURIComponent(id).replace(
    /[.!'()*~]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return plain.length <= longestName ? plain : `${plain.slice(0, 80)}~${sha256(id)}`
}

/** Returns the id a file name stands for, or `null` where only the file itself can tell. Pure. */
export function idOfFileName(name: string): string | null {
  try {
    const id = decodeURIComponent(name)
    return fileNameOf(id) === name ? id : null
  } catch {
    return null
  }
}

/** Returns which of 256 folders an id lies in: two hex digits. Pure. */
export function shardOf(id: string): string {
  return sha256(id).slice(0, 2)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
