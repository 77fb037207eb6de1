import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { schemaValidators } from './scripts/schema-validators.js'

// Tests read sources: every package's `splot` export. Not `import`: Node would hand it to `require` as well.
const conditions = ['splot', 'module', 'node']

/** Files of one worker share their modules, and what definitions compiled to. */
const oneWorld = { isolate: false }

export default defineConfig({
  plugins: [schemaValidators()],
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    environment: 'node',
    // a busy machine must not make a test red; none of them waits for time to pass
    testTimeout: 90_000,
    hookTimeout: 60_000,
    // nor what is waited for come late
    expect: { poll: { timeout: 30_000 } },
    // by itself Vitest leaves one processor out, which of two is half of them
    maxWorkers: availableParallelism(),
    // a run starts Vitest once a kind: what one has read the others need not read again
    experimental: { fsModuleCache: true },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          ...oneWorld,
          include: ['packages/*/src/**/*.test.{ts,tsx}', 'apps/*/src/**/*.test.{ts,tsx}'],
        },
      },
      ...['flow', 'property', 'conformance', 'fault', 'e2e'].map((name) => ({
        extends: true as const,
        test: {
          name,
          include: [`test/${name}/**/*.test.ts`],
          ...(name === 'fault' || name === 'e2e'
            ? { testTimeout: 300_000, hookTimeout: 120_000, fileParallelism: false }
            : {}),
          // faults are done to whole processes
          ...(name === 'fault' ? {} : oneWorld),
        },
      })),
    ],
  },
})
