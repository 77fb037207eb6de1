import type { CompiledBefore } from '@splot/runtime'
import { readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runCommandLine } from './command-line.ts'
import { dropUnread, shell } from './output.ts'

dropUnread(process.stdout)
dropUnread(process.stderr)

// main.js lies in apps/server/dist, main.ts in apps/server/src
const folder = dirname(fileURLToPath(import.meta.url))

process.exitCode = await runCommandLine(process.argv.slice(2), {
  output: shell,
  workingFolder: process.cwd(),
  projectFolder: resolve(folder, '../../..'),
  ...compiledWhenBuilt(),
  checkThread: new URL('./check-thread.js', import.meta.url),
  stopped: () =>
    new Promise((stop) => {
      process.once('SIGINT', () => stop())
      process.once('SIGTERM', () => stop())
    }),
})

/** The build leaves it beside main.js. */
function compiledWhenBuilt(): { compiledBefore?: CompiledBefore } {
  try {
    const text = readFileSync(join(folder, 'compiled-before.json'), 'utf8')
    return { compiledBefore: JSON.parse(text) as CompiledBefore }
  } catch {
    // not there, or half written: definitions are compiled at the start
    return {}
  }
}
