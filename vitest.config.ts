import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer } from 'vitest/node'
import { schemaValidators } from './scripts/schema-validators.js'

// Tests read sources: every package's `splot` export. Not `import`: Node would hand it to `require` as well.
const conditions = ['splot', 'module', 'node']

/** Files of one worker share their modules, and what definitions compiled to. */
const oneWorld = { isolate: false }

/** What takes minutes and is begun first, so that none of it runs alone at the end. */
const longest = [
  'e2e/studio-change.test.ts',
  'e2e/recruitment.test.ts',
  'e2e/competition.test.ts',
  'src/command-line.test.ts',
  'flow/large-round.test.ts',
  'flow/demo.test.ts',
  'property/every-endpoint.test.ts',
  'flow/roles.test.ts',
  'flow/manual-reviews.test.ts',
  'flow/manual-publication.test.ts',
  'flow/first-stage.test.ts',
  'property/definitions-never-crash.test.ts',
  'property/rename-everywhere.test.ts',
  'property/engine-equals-live-actor.test.ts',
  'property/reopen.test.ts',
  'conformance/embedding.test.ts',
]

/** The longest files first, then the largest: a fresh clone does not know how long any takes. */
class LongestFirst extends BaseSequencer {
  override async sort(files: Parameters<BaseSequencer['sort']>[0]) {
    const rank = (file: string): number => {
      const at = longest.findIndex((end) => file.endsWith(end))
      return at === -1 ? longest.length : at
    }
    return (await super.sort(files)).toSorted((a, b) => rank(a.moduleId) - rank(b.moduleId))
  }
}

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
    // what tests make lives shortly, and much of it: collected less often it takes a twentieth less work
    execArgv: ['--min-semi-space-size=64', '--max-semi-space-size=64'],
    sequence: { sequencer: LongestFirst },
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
            ? { testTimeout: 300_000, hookTimeout: 120_000 }
            : {}),
          ...(name === 'fault' ? { fileParallelism: false } : {}),
          ...(name === 'flow' || name === 'property'
            ? { setupFiles: ['test/support/end-flow-stores.ts'] }
            : {}),
          // a page and its service take turns: of two at a time one has something to do
          ...(name === 'e2e' ? { maxWorkers: 2 } : {}),
          // faults are done to whole processes
          ...(name === 'fault' ? {} : oneWorld),
        },
      })),
    ],
  },
})
