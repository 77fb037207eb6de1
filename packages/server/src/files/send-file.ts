import type { Context } from 'hono'

/** A file that leaves the service. */
export interface SentFile {
  name: string
  /** Media type. */
  type: string
  bytes: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>
}

/** Answers with a file to be saved, which no browser opens as a page of ours. */
export function sendFile(c: Context, { name, type, bytes }: SentFile): Response {
  c.header('content-type', type)
  c.header('content-disposition', attachment(name))
  c.header('content-security-policy', "sandbox; default-src 'none'")
  c.header('cache-control', 'private, no-store')
  return c.body(bytes)
}

/** `Content-Disposition` with the name for old and new readers. @see RFC 6266 §5, RFC 8187 */
export function attachment(name: string): string {
  const ascii = name.replaceAll(/[^\x20-\x7e]|["\\%]/gu, '_')
  const encoded = encodeURIComponent(name.replaceAll(/\p{Surrogate}/gu, '_')).replaceAll(
    /['()*]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
