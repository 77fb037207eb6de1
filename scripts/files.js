import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/**
 * Returns the paths of all existing files that git knows or would take (tracked, and untracked but
 * not ignored), relative to the project's root, that match one of the given pathspecs.
 *
 * @param {...string} pathspecs
 * @returns {string[]}
 */
export function projectFiles(...pathspecs) {
  const out = execFileSync(
    'git',
    ['ls-files', '-z', '--cached', '--others', '--exclude-standard', '--', ...pathspecs],
    { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  )
  return [...new Set(out.split('\0').filter((file) => file && existsSync(file)))].sort()
}
