/** Returns the kind of document that messages to a person are kept as. Pure. */
export function inboxOf(person: string): string {
  return `inbox-${person}`
}
