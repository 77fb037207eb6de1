import { defineConfig } from 'vitest/config'

// Tests read sources: every package's `source` export.
const conditions = ['splot', 'module', 'import', 'node', 'default']

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    environment: 'node',
    // a busy machine must not make a test red; none of them waits for time to pass
    testTimeout: 90_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
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
        },
      })),
    ],
  },
})
