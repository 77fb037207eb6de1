import { grouped, type TextFormat } from './text-format.ts'

/** Letters and digits of any script; IDN domains and addresses (RFC 6531) are fine. */
const local = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u
const domainLabel = /^[\p{L}\p{N}]([\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u

/** Whether each label of a host name is well formed and there are at least two. */
function isDomain(text: string): boolean {
  const labels = text.split('.')
  return (
    labels.length >= 2 && text.length <= 253 && labels.every((label) => domainLabel.test(label))
  )
}

/** One e-mail address, at most 254 characters, international names allowed. */
export const email: TextFormat = {
  normalise: (text) => text.trim().normalize('NFC'),
  check(stored) {
    if (stored.length > 254) return 'form.email'
    const at = stored.lastIndexOf('@')
    if (at < 1 || at > 64) return 'form.email'
    return local.test(stored.slice(0, at)) && isDomain(stored.slice(at + 1))
      ? undefined
      : 'form.email'
  },
  display: (stored) => stored,
}

/** Telephone number in E.164; nine digits are Polish. */
export const phone: TextFormat = {
  normalise(text) {
    const digits = text.trim().replace(/[\s().\u00AD\u2010-\u2015/-]/gu, '')
    if (/^[1-9][0-9]{8}$/.test(digits)) return `+48${digits}`
    if (/^48[1-9][0-9]{8}$/.test(digits)) return `+${digits}`
    return digits.replace(/^00(?=[1-9])/, '+')
  },
  check(stored) {
    if (stored.startsWith('+48'))
      return /^\+48[1-9][0-9]{8}$/.test(stored) ? undefined : 'form.phone'
    return /^\+[1-9][0-9]{6,14}$/.test(stored) ? undefined : 'form.phone'
  },
  display: (stored) =>
    stored.startsWith('+48') ? `+48 ${grouped(stored.slice(3), [3, 3, 3], ' ')}` : stored,
}

/** Web address, https only. */
export const url: TextFormat = {
  normalise(text) {
    const trimmed = text.trim()
    return trimmed !== '' &&
      !/^[a-z][a-z0-9+.-]*:/i.test(trimmed) &&
      isDomain(trimmed.split('/')[0] ?? '')
      ? `https://${trimmed}`
      : trimmed
  },
  check(stored) {
    const parts = /^https:\/\/([^\s/?#@:]+)(?::([0-9]{1,5}))?([/?#][^\s<>"\\^`{|}]*)?$/i.exec(
      stored,
    )
    if (!parts || stored.length > 2000) return 'form.url'
    return isDomain(parts[1] ?? '') && Number(parts[2] ?? 1) <= 65_535 ? undefined : 'form.url'
  },
  display: (stored) => stored,
}
