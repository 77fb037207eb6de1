import type { LocalText } from '@splot/definition'
import type { IncomingBytes } from './incoming-bytes.ts'
import { svgFault } from './svg-fault.ts'
import { archiveFault } from './archive-fault.ts'

/** Types that are archives by the rules of ZIP. */
const archives =
  /^application\/(?:zip|epub\+zip|vnd\.openxmlformats-|vnd\.oasis\.opendocument\.|vnd\.ms-.*macroenabled)/iu

/** Largest drawing that is looked through, in bytes. */
const maxSvgBytes = 5 * 1024 * 1024

/**
 * Returns why bytes of a type harm whoever opens them, in words for people, or `null`: an archive that
 * fills a disk, a drawing that runs, a file that is an archive as well.
 */
export async function unsafeContent(type: string, bytes: IncomingBytes): Promise<LocalText | null> {
  if (archives.test(type)) return archiveFault(type, bytes)
  if (await isArchiveAsWell(bytes)) return twoInOne
  if (type !== 'image/svg+xml') return null
  if (bytes.sizeBytes > maxSvgBytes) return largeDrawing
  return svgFault(new TextDecoder().decode(await bytes.read(0, bytes.sizeBytes)))
}

const twoInOne: LocalText = {
  pl: 'Plik jest jednocześnie archiwum: za jego końcem leżą inne pliki. Zapisz dokument od nowa.',
  en: 'The file is an archive as well: others lie behind its end. Save the document anew.',
}

const largeDrawing: LocalText = {
  pl: 'Rysunek SVG może mieć najwyżej 5 MB. Zapisz go prościej albo jako PNG.',
  en: 'A drawing in SVG takes at most 5 MB. Simplify it or save it as PNG.',
}

const endRecord = 22
const longestComment = 65_535

/**
 * Whether an archive program would open the file: the end record of ZIP stands so that its comment ends
 * with the file. @see APPNOTE.TXT §4.3.16
 */
async function isArchiveAsWell(bytes: IncomingBytes): Promise<boolean> {
  const from = Math.max(0, bytes.sizeBytes - endRecord - longestComment)
  const tail = Buffer.from(await bytes.read(from, bytes.sizeBytes - from))
  const signature = Buffer.from('PK\u0005\u0006', 'latin1')
  for (let at = tail.lastIndexOf(signature); at >= 0; at = tail.lastIndexOf(signature, at - 1)) {
    const isWhole = at + endRecord <= tail.length
    if (isWhole && at + endRecord + tail.readUInt16LE(at + 20) === tail.length) return true
    if (at === 0) return false
  }
  return false
}
