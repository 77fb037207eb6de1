/** Idempotency keys of one open page: one for each thing that its buttons start. */
export interface StartKeys {
  /** The key of what is started; the same until it is forgotten. */
  keyOf: (workflow: string) => string
  /** What is started next under this name is another. */
  forget: (workflow: string) => void
}

/** Returns the keys of a page that has just been opened. */
export function startKeys(): StartKeys {
  const keys = new Map<string, string>()
  return {
    keyOf(workflow) {
      const key = keys.get(workflow) ?? crypto.randomUUID()
      keys.set(workflow, key)
      return key
    },
    forget: (workflow) => void keys.delete(workflow),
  }
}
