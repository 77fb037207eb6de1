import { assembleEmptyStore } from '../assemble-store.ts'
import type { StoreParts } from '../assemble-store.ts'
import { blobsAsOf } from '../blobs-as-of.ts'
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
  return assembleEmptyStore(memoryParts(options.now ?? (() => new Date().toISOString())))
}

function memoryParts(now: () => string): StoreParts {
  const parts: StoreParts = {
    capabilities: { name: 'memory', multiProcess: false, durable: false },
    cases: createMemoryCases(),
    acks: createMemoryAcks(),
    documents: createMemoryDocuments(),
    blobs: createMemoryBlobs(),
    now,
    freeze: async (store) => {
      const frozen = assembleEmptyStore({
        ...memoryParts(now),
        blobs: await blobsAsOf(parts.blobs),
      })
      for await (const whole of store.allCases()) await frozen.takeCase(whole)
      for await (const whole of store.allDocuments()) await frozen.takeDocument(whole)
      return async () => frozen
    },
    close: async () => {},
  }
  return parts
}
