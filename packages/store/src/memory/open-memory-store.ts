import { assembleEmptyStore } from '../assemble-store.ts'
import type { Store } from '../types.ts'
import {
  createMemoryAcks,
  createMemoryBlobs,
  createMemoryCases,
  createMemoryDocuments,
} from './memory-shelves.ts'

/** How a memory store is opened. */
export interface MemoryStoreOptions {
  /** RFC 3339 instant, for `updatedAt` of documents. Default: the clock. */
  now?: () => string
}

/**
 * Returns an empty store that lives as long as the process. For tests and simulations; it keeps every
 * promise of the port except durability.
 */
export function openMemoryStore(options: MemoryStoreOptions = {}): Store {
  return assembleEmptyStore({
    capabilities: { name: 'memory', multiProcess: false, durable: false },
    cases: createMemoryCases(),
    acks: createMemoryAcks(),
    documents: createMemoryDocuments(),
    blobs: createMemoryBlobs(),
    now: options.now ?? (() => new Date().toISOString()),
    close: async () => {},
  })
}
