/** Standard table of ITU-T T.81 annex K for the first coefficient: sixteen counts, then the values. */
const dc = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
/** Knows the end of a block only, in one bit. */
const ac = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]

/** Returns a grey JPEG without details of any size: whole, small as a file, large when it is decoded. Pure. */
export function plainJpeg(width: number, height: number): Uint8Array {
  const blocks = Math.ceil(width / 8) * Math.ceil(height / 8)
  // a block: “no difference to the one before” (00), “nothing but that” (0)
  const bits = blocks * 3
  const scan = Buffer.alloc(Math.ceil(bits / 8), 0)
  // filled up with ones
  scan[scan.length - 1] = (1 << (scan.length * 8 - bits)) - 1
  const size = [height >> 8, height & 255, width >> 8, width & 255]
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0xff, 0xd8]),
      segment(0xdb, [0, ...Array<number>(64).fill(16)]),
      segment(0xc0, [8, ...size, 1, 1, 0x11, 0]),
      segment(0xc4, [0x00, ...dc]),
      segment(0xc4, [0x10, ...ac]),
      segment(0xda, [1, 1, 0x00, 0, 63, 0]),
      scan,
      Buffer.from([0xff, 0xd9]),
    ]),
  )
}

function segment(marker: number, content: readonly number[]): Buffer {
  const length = content.length + 2
  return Buffer.from([0xff, marker, length >> 8, length & 255, ...content])
}
