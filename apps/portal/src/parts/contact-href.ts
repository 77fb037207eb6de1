/** Returns the address of a text that is an e-mail address or a phone number as a whole, else `null`. Pure. */
export function contactHref(text: string): string | null {
  if (/^[^\s@:/?]+@[^\s@:/?]+\.[^\s@:/?]+$/.test(text)) return `mailto:${text}`
  const digits = text.replaceAll(/[ ()\u00a0-]/g, '')
  // Polish numbers have nine digits and are written in groups; a bare number may count something
  const isPhone = /^\+\d{8,15}$/.test(digits) || (/^\d{9}$/.test(digits) && digits !== text)
  return isPhone ? `tel:${digits}` : null
}
