import { afterAll, expect } from 'vitest'
import { endFlowStores } from './flow-store.ts'

// read anew for each test file, also where files share their modules
afterAll(() => endFlowStores(expect.getState().testPath ?? ''))
