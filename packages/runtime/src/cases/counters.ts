import { SplotError } from '@splot/definition'
import type { Store } from '@splot/store'

/**
 * Reserves the next number of a sequence, from 1. A number is never given twice; one is lost when the
 * step that asked for it fails for good.
 */
export async function nextNumber(store: Store, sequence: string): Promise<number> {
  for (let attempt = 0; ; attempt++) {
    const counter = await store.getDocument<number>('counter', sequence)
    const next = (counter?.value ?? 0) + 1
    try {
      await store.putDocument('counter', sequence, next, counter?.revision ?? 0)
      return next
    } catch (error) {
      if (!(error instanceof SplotError) || error.code !== 'store.conflict' || attempt >= 49)
        throw error
    }
  }
}

/** Returns the number that would be given next, and leaves it. */
export async function peekNumber(store: Store, sequence: string): Promise<number> {
  return ((await store.getDocument<number>('counter', sequence))?.value ?? 0) + 1
}

/** Runs a step, reserving numbers as it asks for them; `next` tells which. */
export async function withNumbers<T>(
  store: Store,
  run: (numbers: Record<string, number>) => T,
  next: (store: Store, sequence: string) => Promise<number> = nextNumber,
): Promise<T> {
  const numbers: Record<string, number> = {}
  for (;;) {
    try {
      return run(numbers)
    } catch (error) {
      const sequence =
        error instanceof SplotError && error.code === 'case.number-needed'
          ? error.details['sequence']
          : null
      if (typeof sequence !== 'string' || sequence in numbers) throw error
      numbers[sequence] = await next(store, sequence)
    }
  }
}
