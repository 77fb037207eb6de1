import { SplotError } from '@splot/definition'
import type { HonoRequest } from 'hono'

/** Returns the `Idempotency-Key`, if any. @throws SplotError request.shape */
export function idempotencyKeyOf(request: HonoRequest): string | undefined {
  const key = request.header('idempotency-key')
  if (key === undefined || /^[\x21-\x7e]{1,200}$/u.test(key)) return key
  throw new SplotError(
    'request.shape',
    'Expected an Idempotency-Key of 1 to 200 visible ASCII characters',
  )
}

/** Returns the revision in `If-Match`, such as `"7"`. @throws SplotError request.shape */
export function revisionOf(request: HonoRequest): number | undefined {
  const header = request.header('if-match')
  if (header === undefined || header === '*') return undefined
  const match = /^(?:W\/)?"?(\d{1,15})"?$/u.exec(header)
  if (match !== null) return Number(match[1])
  throw new SplotError('request.shape', 'Expected If-Match with one revision such as "7"')
}

/**
 * Returns the name of an uploaded file as `Content-Disposition` has it; in the address it would stay in
 * histories and logs. @throws SplotError request.shape @see RFC 6266 §4.3, RFC 8187 §3.2
 */
export function fileNameOf(request: HonoRequest): string {
  const header = request.header('content-disposition') ?? ''
  const encoded = /;\s*filename\*=UTF-8''([^;\s]{1,2000})/iu.exec(header)?.[1]
  try {
    const name = decodeURIComponent(encoded ?? '')
    if (name !== '' && name.length <= 255) return name
  } catch {
    // told below
  }
  throw new SplotError(
    'request.shape',
    "Expected Content-Disposition with a name of 1 to 255 characters, such as: attachment; filename*=UTF-8''plan.pdf",
  )
}

/** Refuses a reader that takes no JSON. @throws SplotError request.not-acceptable */
export function requireAcceptsJson(request: HonoRequest): void {
  const accept = request.header('accept')
  if (accept === undefined || accept === '' || accept === '*/*') return
  if (/(?:\*\/\*|application\/(?:\*|json|problem\+json))/iu.test(accept)) return
  throw new SplotError('request.not-acceptable', 'Expected Accept to allow application/json')
}

/** Refuses a body that says it is no JSON. @throws SplotError request.media-type */
export function requireJson(request: HonoRequest): void {
  const type = request.header('content-type')?.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (type === 'application/json' || /^application\/[\w.-]+\+json$/u.test(type)) return
  throw new SplotError('request.media-type', 'Expected Content-Type application/json')
}
