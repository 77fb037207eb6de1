import type { LocalText } from '@splot/definition'
import { fromBufferPromise, openPromise } from 'yauzl'
import type { Entry, Options, ZipFile } from 'yauzl'
import type { IncomingBytes } from './incoming-bytes.ts'

const maxEntries = 10_000
/** Below this an archive may be packed as tightly as it likes. */
const harmlessBytes = 100 * 1024 * 1024
/** No office program packs a document more tightly. */
const tightest = 100
const maxUnpackedBytes = 1024 * 1024 * 1024

const faults = {
  broken: {
    pl: 'Archiwum jest uszkodzone lub ma w środku niebezpieczne nazwy plików. Zapisz plik ponownie.',
    en: 'The archive is damaged or names files in an unsafe way. Save the file again.',
  },
  bomb: {
    pl: 'Po rozpakowaniu plik zająłby o wiele więcej miejsca, niż na to wygląda. Zapisz go ponownie bez zbędnej zawartości.',
    en: 'Unpacked, the file would take far more room than it seems. Save it again without what is not needed.',
  },
  encrypted: {
    pl: 'Plik jest zabezpieczony hasłem, więc nie da się sprawdzić, czy jest bezpieczny. Zapisz go bez hasła.',
    en: 'The file is protected by a password, so nobody can tell whether it is safe. Save it without one.',
  },
  macros: {
    pl: 'Dokument zawiera makra, czyli program. Zapisz go bez makr.',
    en: 'The document holds macros, which are a program. Save it without them.',
  },
} as const satisfies Record<string, LocalText>

const options = {
  lazyEntries: true,
  autoClose: true,
  strictFileNames: true,
  validateEntrySizes: true,
} as const satisfies Options

/**
 * Returns why an archive harms whoever unpacks it, by its list of contents alone: nothing is unpacked
 * here. `null`: nothing is known against it.
 */
export async function archiveFault(
  type: string,
  { source, sizeBytes }: IncomingBytes,
): Promise<LocalText | null> {
  if (/macroenabled/iu.test(type)) return faults.macros
  try {
    const zip =
      'file' in source
        ? await openPromise(source.file, options)
        : await fromBufferPromise(Buffer.from(source.memory), options)
    if (zip.entryCount > maxEntries) {
      zip.close()
      return faults.bomb
    }
    return await faultIn(zip, sizeBytes)
  } catch {
    return faults.broken
  }
}

function faultIn(zip: ZipFile, sizeBytes: number): Promise<LocalText | null> {
  let unpackedBytes = 0
  return new Promise((resolve, reject) => {
    const end = (fault: LocalText | null) => {
      zip.close()
      resolve(fault)
    }
    zip.on('error', reject)
    zip.on('end', () => end(null))
    zip.on('entry', (entry: Entry) => {
      unpackedBytes += entry.uncompressedSize
      const isTight = unpackedBytes > harmlessBytes && unpackedBytes > tightest * sizeBytes
      if (isTight || unpackedBytes > maxUnpackedBytes) return end(faults.bomb)
      if (entry.isEncrypted()) return end(faults.encrypted)
      if (/(?:^|\/)vbaProject\.bin$/iu.test(entry.fileName)) return end(faults.macros)
      return zip.readEntry()
    })
    zip.readEntry()
  })
}
