import { SplotError } from '@splot/definition'
import type { HonoRequest } from 'hono'

/**
 * Reads a whole body of at most `maxBytes`.
 *
 * A declared length is believed and checked again afterwards, which leaves Hono's fast path for
 * Node requests alone; a body without one is counted while it streams. (`hono/body-limit` touches
 * the raw body of every request and halves the throughput.)
 * @throws SplotError request.too-large
 */
export async function readBytes(request: HonoRequest, maxBytes: number): Promise<Uint8Array> {
  const declared = request.header('content-length')
  if (declared !== undefined) {
    if (!(Number(declared) <= maxBytes)) throw tooLarge(maxBytes)
    const bytes = new Uint8Array(await request.arrayBuffer())
    if (bytes.byteLength > maxBytes) throw tooLarge(maxBytes)
    return bytes
  }
  return collect(limitedBytes(request, maxBytes))
}

/** Streams a body, refusing it once more than `maxBytes` came. @throws SplotError request.too-large */
export async function* limitedBytes(
  request: HonoRequest,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  const declared = request.header('content-length')
  if (declared !== undefined && !(Number(declared) <= maxBytes)) throw tooLarge(maxBytes)
  const body = request.raw.body
  if (body === null) return
  const reader = body.getReader()
  let sizeBytes = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      sizeBytes += value.byteLength
      if (sizeBytes > maxBytes) throw tooLarge(maxBytes)
      yield value
    }
  } finally {
    // whoever stops reading early must not leave the sender waiting
    await reader.cancel().catch(() => undefined)
  }
}

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for await (const chunk of chunks) parts.push(chunk)
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0))
  let offset = 0
  for (const part of parts) {
    bytes.set(part, offset)
    offset += part.byteLength
  }
  return bytes
}

function tooLarge(maxBytes: number): SplotError {
  return new SplotError('request.too-large', `Expected at most ${maxBytes} bytes but more came`)
}
