import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { SplotError } from '@splot/definition'
import type { JsonObject } from '@splot/definition'
import type { SensitiveKeys } from '../ports.ts'

/**
 * Enciphered bytes: under a key of their own, which is enciphered under a key of the programme. To
 * change the programme's key, only `wrapped` needs writing anew. Base64url throughout.
 */
export interface Envelope extends JsonObject {
  /** Id of the programme's key. */
  key: string
  wrapped: string
  content: string
}

/** Enciphers what must not be read where it lies. */
export interface Cipher {
  /** Whether there is a key to encipher with. */
  canSeal: boolean
  /** `about` names what the bytes belong to: they open under the same name only. @throws SplotError sensitive.no-key */
  seal(bytes: Uint8Array, about: string): Envelope
  /** Whether it lies under the present key. */
  isCurrent(envelope: Envelope): boolean
  /** Returns the same under the present key, its content untouched. @throws SplotError sensitive.unreadable, sensitive.no-key */
  rewrap(envelope: Envelope, about: string): Envelope
  /** @throws SplotError sensitive.unreadable */
  open(envelope: Envelope, about: string): Uint8Array
  /** Returns a fingerprint that nobody without the key can guess the text from; plain where there is no key. */
  fingerprint(text: string): string
  /** Returns the fingerprints of a text under every key that is given: one that was kept is among them. */
  fingerprints(text: string): string[]
}

const algorithm = 'aes-256-gcm'
const keyBytes = 32
// NIST SP 800-38D: 96 bits for the nonce, 128 for the tag
const nonceBytes = 12
const tagBytes = 16

/** Returns the cipher of a programme. Without keys nothing sensitive can be kept or read. */
export function createCipher(keys: SensitiveKeys | undefined): Cipher {
  for (const [id, key] of Object.entries(keys?.keys ?? {}))
    if (key.byteLength !== keyBytes)
      throw new Error(`Expected ${keyBytes} bytes of key "${id}" but got ${key.byteLength}.`)
  return {
    canSeal: keys !== undefined && Object.hasOwn(keys.keys, keys.current),
    seal(bytes, about) {
      const id = keys?.current ?? ''
      const own = randomBytes(keyBytes)
      const wrapped = encipher(own, keyOf(keys, id, 'sensitive.no-key'), `${about} key`)
      return { key: id, wrapped: text(wrapped), content: text(encipher(bytes, own, about)) }
    },
    isCurrent: ({ key }) => key === keys?.current,
    rewrap({ key, wrapped, content }, about) {
      const id = keys?.current ?? ''
      const older = keyOf(keys, key, 'sensitive.unreadable')
      const own = decipher(bytesOf(wrapped), older, `${about} key`)
      const anew = encipher(own, keyOf(keys, id, 'sensitive.no-key'), `${about} key`)
      return { key: id, wrapped: text(anew), content }
    },
    open(envelope, about) {
      const key = keyOf(keys, envelope.key, 'sensitive.unreadable')
      const own = decipher(bytesOf(envelope.wrapped), key, `${about} key`)
      return decipher(bytesOf(envelope.content), own, about)
    },
    fingerprint: (given) => digestOf(given, keys?.keys[keys.current]),
    fingerprints: (given) =>
      keys ? Object.values(keys.keys).map((key) => digestOf(given, key)) : [digestOf(given)],
  }
}

function digestOf(given: string, key: Uint8Array | string = ''): string {
  return createHmac('sha256', key).update(given).digest('hex')
}

function keyOf(
  keys: SensitiveKeys | undefined,
  id: string,
  code: 'sensitive.no-key' | 'sensitive.unreadable',
): Uint8Array {
  const key = keys && Object.hasOwn(keys.keys, id) ? keys.keys[id] : undefined
  if (key) return key
  throw new SplotError(code, `Expected a key "${id}" for sensitive data but none was given.`)
}

function encipher(bytes: Uint8Array, key: Uint8Array, about: string): Buffer {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(about))
  const content = Buffer.concat([cipher.update(bytes), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), content])
}

function decipher(bytes: Buffer, key: Uint8Array, about: string): Buffer {
  const cipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), {
    authTagLength: tagBytes,
  })
  cipher.setAAD(Buffer.from(about))
  cipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes))
  try {
    return Buffer.concat([cipher.update(bytes.subarray(nonceBytes + tagBytes)), cipher.final()])
  } catch (cause) {
    throw new SplotError('sensitive.unreadable', 'Expected sensitive data as it was written.', {
      cause,
    })
  }
}

function text(bytes: Buffer): string {
  return bytes.toString('base64url')
}

function bytesOf(written: string): Buffer {
  return Buffer.from(written, 'base64url')
}
