import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createCipher } from './cipher.ts'

const first = randomBytes(32)
const second = randomBytes(32)
const bytes = Buffer.from('grypa – zażółć')

describe('the cipher of sensitive data', () => {
  it('[RT76] gives back what it sealed, under the same name only', () => {
    const cipher = createCipher({ current: 'a', keys: { a: first } })
    const envelope = cipher.seal(bytes, 'case/task')
    expect(Buffer.from(cipher.open(envelope, 'case/task'))).toEqual(bytes)
    expect(JSON.stringify(envelope)).not.toContain(bytes.toString('base64url'))
    expect(cipher.seal(bytes, 'case/task').content).not.toBe(envelope.content)
    expect(() => cipher.open(envelope, 'other/task')).toThrow(/as it was written/)
  })

  it('[RT76] refuses what was changed, and what was sealed under a key it was not given', () => {
    const cipher = createCipher({ current: 'a', keys: { a: first } })
    const envelope = cipher.seal(bytes, 'x')
    const last = envelope.content.at(-2) === 'A' ? 'B' : 'A'
    const content = `${envelope.content.slice(0, -2)}${last}${envelope.content.slice(-1)}`
    expect(() => cipher.open({ ...envelope, content }, 'x')).toThrow()
    const stranger = createCipher({ current: 'a', keys: { a: second } })
    expect(() => stranger.open(envelope, 'x')).toThrow()
    expect(() => createCipher(undefined).open(envelope, 'x')).toThrow(/key "a"/)
    expect(() => createCipher(undefined).seal(bytes, 'x')).toThrow()
  })

  it('[RT76] opens what an older key sealed and seals under the present one', () => {
    const before = createCipher({ current: 'a', keys: { a: first } }).seal(bytes, 'x')
    const rotated = createCipher({ current: 'b', keys: { a: first, b: second } })
    expect(Buffer.from(rotated.open(before, 'x'))).toEqual(bytes)
    expect(rotated.seal(bytes, 'x').key).toBe('b')
  })

  it('[RT119] knows a fingerprint again after the key was changed, and not under another one', () => {
    const kept = createCipher({ current: 'a', keys: { a: first } }).fingerprint('grypa')
    const rotated = createCipher({ current: 'b', keys: { a: first, b: second } })
    expect(rotated.fingerprint('grypa')).not.toBe(kept)
    expect(rotated.fingerprints('grypa')).toContain(kept)
    expect(rotated.fingerprints('katar')).not.toContain(kept)
    expect(createCipher({ current: 'b', keys: { b: second } }).fingerprints('grypa')).not.toContain(
      kept,
    )
    const none = createCipher(undefined)
    expect(none.fingerprints('grypa')).toEqual([none.fingerprint('grypa')])
  })

  it('[RT76] a key of another length is a fault of whoever runs it', () => {
    expect(() => createCipher({ current: 'a', keys: { a: randomBytes(16) } })).toThrow(/32 bytes/)
  })
})
