import type { Store } from '../types.ts'

/** A moment of a commit at which something can go wrong. */
export type FaultPoint =
  | 'before-write'
  | 'after-write'
  | 'before-rename'
  | 'after-rename'
  | 'before-ack'

/** All fault points, in the order a commit passes them. */
export const faultPoints: readonly FaultPoint[] = [
  'before-write',
  'after-write',
  'before-rename',
  'after-rename',
  'before-ack',
]

/** A fresh, empty store with what the suite needs to do to it. */
export interface StoreUnderTest {
  store: Store
  /** Drops the store without closing it, as a killed process does, and opens the same data again. */
  reopen?: () => Promise<Store>
  /** The next write fails at this point, once; the process lives on. */
  failNext?: (point: FaultPoint) => void | Promise<void>
  /** The process is gone at this point of the next write: no operation after it takes effect. */
  crashNext?: (point: FaultPoint) => void
  /** What the store has asked of its disk or database so far: kind → count. */
  work?: () => Record<string, number>
  /** Frees what the store used. The store may be closed already. */
  dispose(): Promise<void>
}

/** Opens a fresh, empty store. */
export type OpenStoreUnderTest = () => Promise<StoreUnderTest>

/** Returns a store under test with all that an adapter that keeps data has. @throws Error where it lacks one */
export function durable(subject: StoreUnderTest): Required<StoreUnderTest> {
  const { reopen, failNext, crashNext, work } = subject
  if (!reopen || !failNext || !crashNext || !work)
    throw new Error('Expected reopen, failNext, crashNext and work of an adapter that keeps data')
  return { ...subject, reopen, failNext, crashNext, work }
}
