import { afterAll, beforeAll, expect } from 'vitest'
import { endFlowStores } from './flow-store.ts'

// read anew for each test file, also where files share their modules
afterAll(() => endFlowStores(expect.getState().testPath ?? ''))

// where histories are compared, the keys that clients make up are the same each time
if (process.env['SPLOT_FLOW_DIGESTS'] !== undefined)
  beforeAll(() => {
    let last = 0
    crypto.randomUUID = () => `00000000-0000-4000-8000-${String((last += 1)).padStart(12, '0')}`
  })
