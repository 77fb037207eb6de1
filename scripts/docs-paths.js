import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { projectFiles } from './files.js'

const quoted = /`((?:packages|workflows|forms|apps|test|docs|scripts|\.ci)\/[A-Za-z0-9._/-]*)`/g
const linked = /\]\((?!https?:|#|mailto:|\/)([^)#\s]+)(?:#[^)]*)?\)/g

/**
 * Returns every path named in a Markdown file (in back-ticks from the root, or as a relative link)
 * that does not exist.
 *
 * @returns {string[]}
 */
export function docsPathProblems() {
  const problems = []
  for (const file of projectFiles('*.md')) {
    const text = readFileSync(file, 'utf8')
    for (const [, target] of text.matchAll(quoted))
      if (!existsSync(target) && !target.includes('/dist'))
        problems.push(`${file}: names \`${target}\`, which does not exist`)
    for (const [, target] of text.matchAll(linked))
      if (!existsSync(path.join(path.dirname(file), target)))
        problems.push(`${file}: links to ${target}, which does not exist`)
  }
  return problems
}
