import { SplotError } from '@splot/definition'

/** Returns the refusal of bytes that go on after the limit. */
export function blobTooLarge(maxBytes: number): SplotError {
  return new SplotError('store.too-large', `Expected at most ${maxBytes} bytes but more came`, {
    details: { maxBytes },
  })
}
