/** Returns the value of `Content-Disposition` that names an uploaded file. Pure. @see RFC 8187 §3.2 */
export function fileNameHeader(name: string): string {
  const encoded = encodeURIComponent(name.replaceAll(/\p{Surrogate}/gu, '_'))
  return `attachment; filename*=UTF-8''${encoded.replaceAll(/['()*]/gu, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`
}
