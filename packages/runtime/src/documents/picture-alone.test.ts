import jpegJs from 'jpeg-js'
import { describe, expect, it } from 'vitest'
import { pictureAlone } from './picture-alone.ts'
import { samplePng } from './sample-picture.ts'

const size = { width: 24, height: 16 }
const dots = Buffer.from(
  Array.from({ length: size.width * size.height * 4 }, (_, n) =>
    n % 4 === 3 ? 255 : (n * 7) % 256,
  ),
)
const plain = Buffer.from(jpegJs.encode({ ...size, data: dots }, 90).data)

/** A segment of a JPEG. */
function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}

/** What a camera tells: which side is up, and the place, in either order of bytes. */
function exif(orientation: number, order: 'II' | 'MM'): Buffer {
  const tiff = Buffer.alloc(38)
  const short = (value: number, at: number) =>
    order === 'II' ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at)
  const long = (value: number, at: number) =>
    order === 'II' ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at)
  tiff.write(order, 'latin1')
  short(42, 2)
  long(8, 4)
  short(2, 8)
  ;[0x0112, 3, 0, 1, orientation].forEach((value, n) => short(value, 10 + n * 2))
  long(1, 14)
  short(orientation, 18)
  short(0x8825, 22)
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), tiff, Buffer.from('GPS 52.2297 N')]))
}

/** The picture with segments behind its start. */
function withSegments(...more: Buffer[]): Buffer {
  return Buffer.concat([plain.subarray(0, 2), ...more, plain.subarray(2)])
}

const decoded = (bytes: Uint8Array) => jpegJs.decode(bytes, { tolerantDecoding: false })

describe('a picture alone', () => {
  it('[RT122] a JPEG tells neither place nor time, author, preview nor what lies behind it', () => {
    const told = Buffer.concat([
      withSegments(
        exif(1, 'II'),
        segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0GPS 21.0122 E')),
        segment(0xe2, Buffer.from('MPF\0GPS preview')),
        segment(0xed, Buffer.from('Photoshop 3.0\0GPS IPTC')),
        segment(0xfe, Buffer.from('GPS comment')),
      ),
      Buffer.from('GPS behind the end'),
    ])
    expect(told.toString('latin1').split('GPS')).toHaveLength(7)
    const alone = pictureAlone(told, 'image/jpeg')
    expect(Buffer.from(alone).toString('latin1')).not.toContain('GPS')
    expect(Buffer.from(alone).equals(plain)).toBe(true)
  })

  it.each(['II', 'MM'] as const)('[RT122] a turned JPEG (%s) keeps which side is up', (order) => {
    const alone = pictureAlone(withSegments(exif(6, order)), 'image/jpeg')
    expect(Buffer.from(alone).toString('latin1')).not.toContain('GPS')
    const again = pictureAlone(alone, 'image/jpeg')
    expect(again).toEqual(alone)
    expect(decoded(alone)).toMatchObject({ ...size, exifBuffer: expect.anything() })
    expect(Buffer.from(alone).subarray(0, 38).toString('hex')).toContain(
      '4d4d002a00000008000101120003000000010006',
    )
  })

  it('[RT122] colours stay: a profile and the mark of their order', () => {
    const profile = segment(0xe2, Buffer.from('ICC_PROFILE\0\x01\x01colours'))
    const adobe = segment(0xee, Buffer.from('Adobe\0d\0\0\0\0\x01', 'latin1'))
    const told = withSegments(profile, adobe)
    expect(Buffer.from(pictureAlone(told, 'image/jpeg')).equals(told)).toBe(true)
  })

  it('[RT122] a PNG loses its texts and its camera data, and stays as it is without', () => {
    expect(pictureAlone(samplePng, 'image/png')).toEqual(samplePng)
    const chunk = (name: string, text: string) => {
      const data = Buffer.concat([Buffer.alloc(4), Buffer.from(name + text), Buffer.alloc(4)])
      data.writeUInt32BE(text.length)
      return data
    }
    const head = 8 + 25
    const told = Buffer.concat([
      samplePng.subarray(0, head),
      chunk('tEXt', 'Author\0GPS'),
      chunk('eXIf', 'MM GPS'),
      samplePng.subarray(head),
      Buffer.from('GPS'),
    ])
    expect(pictureAlone(told, 'image/png')).toEqual(samplePng)
  })

  it.each([
    ['a JPEG that breaks off', plain.subarray(0, plain.length - 30), 'image/jpeg'],
    ['a JPEG with a segment too long', Buffer.from('ffd8ffe1ffff00', 'hex'), 'image/jpeg'],
    ['a JPEG without markers', Buffer.from('ffd80102030405', 'hex'), 'image/jpeg'],
    ['a PNG that breaks off', samplePng.subarray(0, 40), 'image/png'],
  ] as const)('[RT122] %s is no picture', (_name, bytes, type) => {
    expect(() => pictureAlone(bytes, type)).toThrow()
  })
})
