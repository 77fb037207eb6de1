import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

// A folder belongs to one process. Whoever may write in the folder asks that process by a file in it:
// `<id>.asked` → `<id>.taken` → `<id>.answered`.

/** What the process that serves a folder is asked for. */
export type Request =
  /** A backup of what is there together at one moment, in a new archive. */
  | { file: string }
  /** A copy of that to look into, in `<id>.copy`; without files that people sent. */
  | { copy: true }

/** Folder of the requests of a data folder. Pure. */
export function requestsOf(data: string): string {
  return join(data, 'requests')
}

/** Returns where a request of a data folder, or what belongs to it, lies. Pure. */
export function requestFile(data: string, id: string, kind: string): string {
  return join(requestsOf(data), `${id}.${kind}`)
}

/** Returns the ids of requests in a state; none where nobody has asked yet. */
export async function requestsIn(data: string, kind: 'asked' | 'taken'): Promise<string[]> {
  const names = await readdir(requestsOf(data)).catch(() => [])
  return names
    .filter((name) => name.endsWith(`.${kind}`))
    .map((name) => name.slice(0, -(kind.length + 1)))
}
