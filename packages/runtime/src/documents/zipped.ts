import { zipSync } from 'fflate'
import type { ZippableFile } from 'fflate'

/**
 * Returns files as a ZIP archive, in their order: the same files and day give the same bytes. A file with
 * `level` 0 is not compressed. Pure.
 */
export function zipped(
  files: readonly (readonly [name: string, file: ZippableFile])[],
  madeAt: string,
): Uint8Array<ArrayBuffer> {
  const all = Object.fromEntries(files)
  return new Uint8Array(zipSync(all, { mtime: dayOf(madeAt), level: 9 }))
}

/** Noon of the day on this machine's clock: ZIP keeps local times, and bytes must not depend on the zone. */
function dayOf(instant: string): Date {
  const at = new Date(instant)
  return new Date(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate(), 12)
}
