import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runCommandLine } from './command-line.ts'
import { dropUnread, shell } from './output.ts'

dropUnread(process.stdout)
dropUnread(process.stderr)

process.exitCode = await runCommandLine(process.argv.slice(2), {
  output: shell,
  workingFolder: process.cwd(),
  // main.js lies in apps/server/dist, main.ts in apps/server/src
  projectFolder: resolve(dirname(fileURLToPath(import.meta.url)), '../../..'),
  stopped: () =>
    new Promise((stop) => {
      process.once('SIGINT', () => stop())
      process.once('SIGTERM', () => stop())
    }),
})
