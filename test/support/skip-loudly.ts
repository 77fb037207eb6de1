import { spawnSync } from 'node:child_process'
import type { TestContext } from 'vitest'

/** Skips a test that this machine cannot run, and says why beside the results. */
export function skipLoudly(ctx: TestContext, why: string): never {
  process.stderr.write(`  SKIPPED: ${ctx.task.name}\n    ${why}\n`)
  return ctx.skip(why)
}

/**
 * Skips a test, loudly, where a command is lacking that any machine can install.
 *
 * @throws Error with `CI` set: there it must be had.
 */
export function needsCommand(ctx: TestContext, command: string): void {
  if (hasCommand(command)) return
  const why = `needs the command ${command}`
  if (process.env['CI']) throw new Error(`Expected all that tests need in CI; this one ${why}.`)
  skipLoudly(ctx, why)
}

function hasCommand(command: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0
}
