import type { ZippableFile } from 'fflate'
import { zipped } from '../documents/zipped.ts'
import type { ExportFile } from '../indicators/types.ts'
import type { PersonCopy } from './types.ts'

/** Returns a copy of somebody's data as one archive. What people sent is mostly compressed already. Pure. */
export function copyArchive({ name, madeAt, files }: PersonCopy): ExportFile {
  const entries = files.map(({ path, bytes }) => {
    const level = path.startsWith('files/') ? 0 : 9
    return [path, [bytes, { level }] as ZippableFile] as const
  })
  return { name, type: 'application/zip', bytes: zipped(entries, madeAt) }
}
