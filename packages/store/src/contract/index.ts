// the suite every adapter runs
export { registerStoreContract } from './register-store-contract.ts'
export { faultPoints } from './store-under-test.ts'
export type { FaultPoint, OpenStoreUnderTest, StoreUnderTest } from './store-under-test.ts'
// file systems that fail
export { createFaultyFileSystem } from './faulty-file-system.ts'
export type { FaultyFileSystem } from './faulty-file-system.ts'
export { createPowerCutFileSystem, createRandom } from './power-cut-file-system.ts'
export type { BrokenPromises, PowerCutFileSystem, Random } from './power-cut-file-system.ts'
// sample data
export {
  instant,
  sampleCommit,
  sampleEffect,
  sampleRow,
  sampleTask,
  sampleTimer,
} from './sample-commit.ts'
