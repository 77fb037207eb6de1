import type { ReactNode } from 'react'
import { contactHref } from './contact-href.ts'

/** A text; where it is an e-mail address or a phone number, a link that writes or calls. */
export function ContactText({ text }: { text: string }): ReactNode {
  const href = contactHref(text)
  return href === null ? text : <a href={href}>{text}</a>
}
