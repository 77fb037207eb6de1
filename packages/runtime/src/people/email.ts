import { domainToASCII } from 'node:url'
import { SplotError } from '@splot/definition'

/**
 * Returns an address in the one form it is compared in: trimmed, NFC, lower case, the domain in its
 * ASCII form (IDNA). Pure. @throws SplotError person.email-invalid
 */
export function normaliseEmail(text: string): string {
  const address = text.trim().normalize('NFC').toLowerCase()
  const at = address.lastIndexOf('@')
  const local = address.slice(0, at)
  const domain = domainToASCII(address.slice(at + 1))
  const fine =
    at > 0 &&
    address.length <= 254 &&
    local.length <= 64 &&
    /^[^\s@"<>(),:;\\[\]\p{Cc}]+$/u.test(local) &&
    !/^\.|\.$|\.\./.test(local) &&
    /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/.test(domain)
  if (!fine)
    throw new SplotError('person.email-invalid', 'Expected an e-mail address but got another text.')
  return `${local}@${domain}`
}
