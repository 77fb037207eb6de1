const jpeg = {
  start: 0xd8,
  end: 0xd9,
  scan: 0xda,
  app0: 0xe0,
  app1: 0xe1,
  app2: 0xe2,
  app14: 0xee,
  app15: 0xef,
  comment: 0xfe,
} as const

/** Chunks of a PNG that say how its dots look; all others tell of the camera, the author, the place. */
const pngChunks = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs cICP'.split(' '),
)
const pngSignature = 8

/**
 * Returns a picture without what its file tells beside it: place and time of the camera, author,
 * comments, previews, anything behind its end. Its dots, colours and which side is up stay as they are,
 * and a file that tells nothing else stays byte for byte. Pure.
 *
 * @throws Error for a file that breaks off or is put together wrongly
 * @see ITU-T T.81 annex B, the Exif standard 2.32 §4.5, PNG (Third Edition) §5
 */
export function pictureAlone(
  bytes: Uint8Array,
  type: 'image/png' | 'image/jpeg',
): Uint8Array<ArrayBuffer> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return new Uint8Array(Buffer.concat(type === 'image/png' ? pngParts(file) : jpegParts(file)))
}

function pngParts(file: Buffer): Buffer[] {
  const parts = [file.subarray(0, pngSignature)]
  for (let at = pngSignature; ;) {
    // length, name, data, checksum
    const end = at + 12 + file.readUInt32BE(at)
    const name = file.toString('latin1', at + 4, at + 8)
    if (end > file.length) throw new Error('Expected a whole chunk.')
    if (pngChunks.has(name)) parts.push(file.subarray(at, end))
    if (name === 'IEND') return parts
    at = end
  }
}

function jpegParts(file: Buffer): Buffer[] {
  const parts = [file.subarray(0, 2)]
  let at = 2
  for (;;) {
    const marker = markerAt(file, at)
    if (marker === jpeg.end) return [...parts, file.subarray(at, at + 2)]
    const end = at + 2 + file.readUInt16BE(at + 2)
    if (end > file.length) throw new Error('Expected a whole segment.')
    parts.push(...keptSegment(marker, file.subarray(at, end)))
    at = marker === jpeg.scan ? endOfScan(file, end) : end
    if (marker === jpeg.scan) parts.push(file.subarray(end, at))
  }
}

function markerAt(file: Buffer, at: number): number {
  if (file.readUInt8(at) !== 0xff) throw new Error('Expected a marker.')
  return file.readUInt8(at + 1)
}

/** Where the next marker stands behind coded dots: not a stuffed byte, a restart or filling. */
function endOfScan(file: Buffer, from: number): number {
  for (let at = from; ; at++) {
    if (file.readUInt8(at) !== 0xff) continue
    const next = file.readUInt8(at + 1)
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
}

function keptSegment(marker: number, segment: Buffer): Buffer[] {
  const holds = (name: string) => segment.toString('latin1', 4, 4 + name.length) === name
  if (marker === jpeg.app0) return holds('JFIF\0') ? [withoutPreview(segment)] : []
  if (marker === jpeg.app1) return holds('Exif\0\0') ? upright(orientationIn(segment)) : []
  if (marker === jpeg.app2) return holds('ICC_PROFILE\0') ? [segment] : []
  if (marker === jpeg.app14) return holds('Adobe') ? [segment] : []
  const isOther = marker === jpeg.comment || (marker > jpeg.app2 && marker <= jpeg.app15)
  return isOther ? [] : [segment]
}

/** JFIF may hold a small copy, which an edited picture may have from before. */
function withoutPreview(segment: Buffer): Buffer {
  const bare = 18
  if (segment.length <= bare) return segment
  const kept = Buffer.from(segment.subarray(0, bare))
  kept.writeUInt16BE(bare - 2, 2)
  kept.fill(0, 16, 18)
  return kept
}

/** How the picture is turned: 1 to 8, and 1 where nothing is said. */
function orientationIn(segment: Buffer): number {
  const tiff = segment.subarray(10)
  const isLittle = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const first = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  for (let n = 0; n < short(first); n++) {
    const entry = first + 2 + n * 12
    if (short(entry) !== 0x0112) continue
    const turned = short(entry + 8)
    return turned >= 1 && turned <= 8 ? turned : 1
  }
  return 1
}

/** An Exif segment that says how the picture is turned and nothing else; none where it is upright. */
function upright(orientation: number): Buffer[] {
  if (orientation === 1) return []
  const said = Buffer.from(
    'ffe100224578696600004d4d002a00000008000101120003000000010000000000000000',
    'hex',
  )
  said.writeUInt16BE(orientation, 28)
  return [said]
}
