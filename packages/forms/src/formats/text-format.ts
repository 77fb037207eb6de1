import type { MessageCode } from '../messages/messages.ts'

/** A text with rules of its own: how it is cleaned, checked and shown. All functions are pure. */
export interface TextFormat {
  /** The form that is stored; anything goes in, nothing is refused here. */
  normalise(text: string): string
  /** `undefined` when the stored form is good, else the code of what is wrong. */
  check(stored: string): MessageCode | undefined
  /** The form people read. */
  display(stored: string): string
}

/** Trims, drops spaces and hyphens of every kind, and upper-cases. Pure. */
export function bare(text: string): string {
  return text.replace(/[\s\u00AD\u2010-\u2015\u2212-]/gu, '').toUpperCase()
}

/** Returns the text cut into groups of the given lengths, joined by `glue`; the rest is one group. Pure. */
export function grouped(text: string, lengths: readonly number[], glue: string): string {
  const parts: string[] = []
  let at = 0
  for (const length of lengths) {
    if (at >= text.length) break
    parts.push(text.slice(at, at + length))
    at += length
  }
  if (at < text.length) parts.push(text.slice(at))
  return parts.join(glue)
}
