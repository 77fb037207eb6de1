import { readFileSync } from 'node:fs'
import path from 'node:path'
import { projectFiles } from './files.js'

/** Layer of every part; imports go to a strictly lower number. */
const layers = {
  definition: 0,
  feel: 0,
  engine: 1,
  forms: 1,
  store: 2,
  'store-postgres': 3,
  'store-s3': 3,
  runtime: 3,
  server: 4,
  client: 5,
  react: 6,
}

/** Libraries that only the named parts may import. */
const homes = [
  { library: /^xstate(\/|$)/, parts: ['engine', 'react', 'portal', 'studio'] },
  { library: /^ajv(-formats)?(\/|$)/, parts: ['definition', 'forms'] },
  { library: /^lowdb(\/|$)/, parts: ['store'] },
  { library: /^pdfkit(\/|$)/, parts: ['runtime'] },
  { library: /^pg(\/|$)/, parts: ['store-postgres'] },
  { library: /^aws4fetch(\/|$)/, parts: ['store-s3'] },
  { library: /^(hono|@hono)(\/|$)/, parts: ['server', 'client', 'app-server'] },
  {
    library: /^(react|react-dom|react-aria-components|@jsonforms)(\/|$)/,
    parts: ['react', 'portal', 'studio'],
  },
]

/** Inner paths that are exported on purpose. */
const subPaths = [
  '@splot/definition/diff',
  '@splot/definition/edit',
  '@splot/app-server/bench',
  '@splot/app-server/demo',
  '@splot/store/adapter',
  '@splot/store/contract',
  '@splot/store-postgres/contract',
  '@splot/store-s3/contract',
  '@splot/runtime/document-html',
  '@splot/runtime/village',
  '@splot/forms/ajv',
  '@splot/forms/ajv/runtime',
  '@splot/react/cases',
  '@splot/react/diagram',
  '@splot/react/texts',
]

const pure = new Set(['definition', 'feel', 'engine', 'forms'])
const impure =
  /\bDate\.now\b|\bnew Date\(\s*\)|\bnew Date\b(?!\s*\()|(?<!new )\bDate\(|\bTemporal\.Now\b|\bMath\.random\b|\bprocess\.|\bglobalThis\b|\bcrypto\./
/** The one file of the engine that may touch XState. */
const xstateFile = 'packages/engine/src/xstate.ts'

const importPattern =
  /(?:^|\n)\s*(?:import|export)\b[^'"`;]*?from\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g

/** Returns what a source text imports, as written. */
function importsOf(text) {
  return [...text.matchAll(importPattern)].map((m) => m[1] ?? m[2] ?? m[3])
}

/** Returns the part a file belongs to and its layer. */
function partOf(file) {
  const [top, name] = file.split('/')
  if (top === 'packages') return { part: name, layer: layers[name] }
  return { part: name === 'server' ? 'app-server' : name, layer: 9 }
}

/** Returns what is wrong with one import of a file. */
function importProblems(file, here, name, test) {
  const problems = []
  if (name.startsWith('@splot/')) {
    const target = name.split('/')[1]
    const inner = name.split('/').length > 2 && !name.endsWith('.css')
    if (inner && !subPaths.includes(name))
      problems.push(`imports the inner path ${name}; import what the package exports`)
    if (!test && layers[target] !== undefined && !(layers[target] < here.layer))
      problems.push(
        `layer ${here.layer} imports ${name} of layer ${layers[target]}; imports go strictly downward`,
      )
  }
  for (const { library, parts } of homes)
    if (!test && library.test(name) && !parts.includes(here.part))
      problems.push(`${name} may be imported only in ${parts.join(', ')}`)
  if (here.part === 'engine' && !test && /^xstate(\/|$)/.test(name) && file !== xstateFile)
    problems.push(`xstate may be imported only in ${xstateFile}`)
  const target = path.normalize(path.join(path.dirname(file), name))
  // how a page is built is told where all builds are
  const ofBuild = path.basename(file) === 'vite.config.ts' && target.startsWith('scripts/')
  if (
    !ofBuild &&
    name.startsWith('.') &&
    target.split('/', 2).join('/') !== file.split('/', 2).join('/')
  )
    problems.push(`relative import into another package: ${name}`)
  return problems
}

/** Returns what is wrong with a file's name. */
function nameProblems(file) {
  const base = path.basename(file)
  const inside = file.split('/').slice(2).join('/')
  const problems = []
  if (/[A-Z]/.test(base)) problems.push('file names are kebab-case')
  if (/(^|\/)(utils?|common|helpers?|misc|shared|manager|service)(\.|\/)/.test(inside))
    problems.push(`name the file after what it returns, not "${base}"`)
  return problems
}

function fileProblems(file) {
  const here = partOf(file)
  const test = /\.test\.tsx?$/.test(file) || file.includes('/contract/')
  const text = readFileSync(file, 'utf8')
  const problems = nameProblems(file)
  if (here.layer === undefined)
    problems.push(`part "${here.part}" has no layer; name it in scripts/layers.js`)
  for (const name of importsOf(text)) problems.push(...importProblems(file, here, name, test))
  if (!test && pure.has(here.part)) {
    const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '')
    const found = impure.exec(code)
    if (found) problems.push(`pure package uses ${found[0]}; take it as a parameter`)
  }
  return problems.map((problem) => `${file}: ${problem}`)
}

/**
 * Returns every import that goes the wrong way, every library outside its home, every impure call in
 * a pure package and every badly named file; `[]` when the house stands.
 *
 * @returns {string[]}
 */
export function layerProblems() {
  return projectFiles('packages/*.ts', 'packages/*.tsx', 'apps/*.ts', 'apps/*.tsx')
    .filter((file) => !file.endsWith('.d.ts'))
    .flatMap(fileProblems)
}
