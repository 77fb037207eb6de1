import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** What differs from an honest authenticator. */
export interface SoftAuthenticatorFaults {
  /** Page that asks, such as `http://localhost`. */
  origin?: string
  /** It does not ask who holds it. */
  unverified?: boolean
}

const presence = 0b1
const verified = 0b100
const attested = 0b1000000

/**
 * An authenticator in a file: it makes a passkey and signs in with it, as WebAuthn level 3 describes
 * (attestation `none`, ES256). Options and answers are JSON, as a browser gives them to a page.
 */
export function createSoftAuthenticator(rpId: string, faults: SoftAuthenticatorFaults = {}) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  const origin = faults.origin ?? `http://${rpId}`
  let counter = 0

  function authenticatorData(flags: number, rest: Buffer = Buffer.alloc(0)): Buffer {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(++counter)
    const rpHash = createHash('sha256').update(rpId).digest()
    const given = flags | presence | (faults.unverified === true ? 0 : verified)
    return Buffer.concat([rpHash, Buffer.from([given]), count, rest])
  }
  const clientData = (type: string, challenge: string): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const answer = (response: object) => ({
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
    response,
  })

  return {
    create(options: { challenge: string }) {
      const key = publicKey.export({ format: 'jwk' })
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const attestedData = Buffer.concat([
        Buffer.alloc(16),
        length,
        id,
        cbor(
          new Map<number, number | Buffer>([
            [1, 2],
            [3, -7],
            [-1, 1],
            [-2, Buffer.from(key.x!, 'base64url')],
            [-3, Buffer.from(key.y!, 'base64url')],
          ]),
        ),
      ])
      const attestation = cbor(
        new Map<string, unknown>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', authenticatorData(attested, attestedData)],
        ]),
      )
      return answer({
        clientDataJSON: clientData('webauthn.create', options.challenge).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      })
    },
    get(options: { challenge: string }) {
      const data = authenticatorData(0)
      const client = clientData('webauthn.get', options.challenge)
      const signed = Buffer.concat([data, createHash('sha256').update(client).digest()])
      return answer({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: sign('sha256', signed, privateKey).toString('base64url'),
      })
    },
  }
}

/** The little of CBOR (RFC 8949) that is needed: whole numbers, bytes, texts, maps. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  if (typeof value === 'string') {
    const text = Buffer.from(value)
    return Buffer.concat([head(3, text.length), text])
  }
  if (!(value instanceof Map)) throw new Error('Expected a value this writer knows')
  return Buffer.concat([head(5, value.size), ...[...value].flat().map(cbor)])
}

function head(major: number, n: number): Buffer {
  if (n < 24) return Buffer.from([(major << 5) | n])
  return n < 256
    ? Buffer.from([(major << 5) | 24, n])
    : Buffer.from([(major << 5) | 25, n >> 8, n & 0xff])
}
