import { registerStoreContract } from '../contract/index.ts'
import { openMemoryStore } from './open-memory-store.ts'

registerStoreContract(
  'memory',
  async () => {
    const store = openMemoryStore()
    return { store, dispose: () => store.close() }
  },
  { keepsData: false },
)
