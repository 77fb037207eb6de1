import { promisify } from 'node:util'
import { inflate } from 'node:zlib'
import type { Picture } from '@splot/forms'
import jpeg from 'jpeg-js'
// oxlint-disable-next-line import/no-named-as-default -- the types know the default export only
import PDFDocument from 'pdfkit'
import type { TriedPicture } from './document-press.ts'
import { pictureAlone } from './picture-alone.ts'

/** What a picture takes when it is decoded: 12 million pixels, as of a good camera. */
const maxPixels = 12_000_000

/** What the library knows of an opened picture; its types leave it open. */
interface OpenedPicture {
  width: number
  height: number
  /** Of a JPEG: 5 to 8 lie on their side. */
  orientation?: number
  image?: { imgData: Uint8Array; colors: number; bits: number }
}

/**
 * Returns a picture without what its file tells beside it, with its size as it is shown; `null` for one
 * that is put together wrongly, damaged or too large. It is decoded: that takes long.
 */
export async function tryPicture(
  bytes: Uint8Array,
  type: Picture['type'],
): Promise<TriedPicture | null> {
  try {
    const alone = pictureAlone(bytes, type)
    // without a font: a bundle does not hold the library's own
    const pdf = new PDFDocument({ autoFirstPage: false, font: '' }) as unknown as {
      openImage(bytes: Buffer): OpenedPicture
    }
    const { width, height, image, orientation = 1 } = pdf.openImage(Buffer.from(alone))
    if (!(width > 0) || !(height > 0) || width * height > maxPixels) return null
    if (!(image ? await isWholePng(image, width, height) : isWholeJpeg(alone))) return null
    return orientation > 4
      ? { bytes: alone, width: height, height: width }
      : { bytes: alone, width, height }
  } catch {
    return null
  }
}

/** The library decodes a PNG later, where nobody could catch that it is damaged; so it is tried before. */
async function isWholePng(
  { imgData, colors, bits }: NonNullable<OpenedPicture['image']>,
  width: number,
  height: number,
): Promise<boolean> {
  const least = Math.floor((width * height * colors * bits) / 8)
  // two bytes for each of four colours and one more for each line are the most there can be
  const maxOutputLength = (width * 8 + 1) * height * 2
  const dots = await promisify(inflate)(imgData, { maxOutputLength })
  return dots.byteLength >= least
}

/** A JPEG is copied into a document as it is: what no reader could decode would be a gap there. */
function isWholeJpeg(bytes: Uint8Array): boolean {
  const limits = { maxResolutionInMP: maxPixels / 1_000_000, maxMemoryUsageInMB: 256 }
  jpeg.decode(bytes, { ...limits, tolerantDecoding: false, formatAsRGBA: false })
  return true
}
