import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Licences under which a library may be used beside Apache-2.0; others need a decision, and a line here. */
const licences = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  // data of days off, named in its file
  'CC-BY-3.0',
  'CC-BY-4.0',
  'CC0-1.0',
  // drawing of diagrams, used as it is
  'EPL-2.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  // fonts
  'OFL-1.1',
  'PSF-2.0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
])

/** Packages that do not name theirs as SPDX asks: what their own licence file says. */
const known = {
  // measured against, never shipped; MIT with a condition about its mark
  '@bpmn-io/form-js-viewer': 'MIT',
  '@react-aria/optimize-locales-plugin': 'Apache-2.0',
  'cli-table': 'MIT',
  formidable: 'MIT',
  ibantools: 'MIT',
  optimist: 'MIT',
  'png-js': 'MIT',
  qs: 'BSD-3-Clause',
  'reduce-component': 'Apache-2.0',
}

/** What runs by itself when a package is installed. */
const hooks = ['preinstall', 'install', 'postinstall']
const groups = ['dependencies', 'devDependencies', 'optionalDependencies']
const store = 'node_modules/.pnpm'

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'))

/** Returns every package of ours: the folder and what it says of itself. */
function own() {
  const folders = ['packages', 'apps'].flatMap((top) =>
    readdirSync(top).map((name) => path.join(top, name)),
  )
  return ['.', 'test', ...folders]
    .map((folder) => path.join(folder, 'package.json'))
    .filter((file) => existsSync(file))
    .map((file) => ({ file, manifest: readJson(file) }))
}

/** Returns the manifests of all installed packages, each once. */
function installed() {
  const found = new Map()
  for (const entry of existsSync(store) ? readdirSync(store) : []) {
    const inside = path.join(store, entry, 'node_modules')
    if (!existsSync(inside)) continue
    const names = readdirSync(inside).flatMap((name) =>
      name.startsWith('@')
        ? readdirSync(path.join(inside, name)).map((n) => `${name}/${n}`)
        : [name],
    )
    for (const name of names) {
      const file = path.join(inside, name, 'package.json')
      // the others are links to entries of their own
      if (!entry.startsWith(name.replaceAll('/', '+')) || !existsSync(file)) continue
      const manifest = readJson(file)
      found.set(`${manifest.name}@${manifest.version}`, manifest)
    }
  }
  return found
}

/** Returns names that `allowBuilds` of the workspace decides about. */
function decidedBuilds() {
  const lines = readFileSync('pnpm-workspace.yaml', 'utf8').split('\n')
  const from = lines.indexOf('allowBuilds:') + 1
  const to = lines.findIndex((line, n) => n >= from && !line.startsWith(' '))
  return new Set(
    lines.slice(from, to).map((line) => line.trim().split(/:\s/)[0].replaceAll("'", '')),
  )
}

function rangeProblems({ file, manifest }) {
  return groups.flatMap((group) =>
    Object.entries(manifest[group] ?? {})
      .filter(
        ([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version) && version !== 'workspace:*',
      )
      .map(([name, version]) => `${file}: ${name} is "${version}"; name one exact version`),
  )
}

function lockProblems() {
  const lock = readFileSync('pnpm-lock.yaml', 'utf8')
  return [...lock.matchAll(/^ {4}resolution: (.*)$/gm)]
    .filter(
      ([, resolution]) => !/^\{integrity: sha512-[\w+/=]+(?:, \w+: [^,}]*)*\}$/.test(resolution),
    )
    .map(([, resolution]) => `pnpm-lock.yaml: ${resolution} has no SHA-512 of a registry`)
}

/** Whether an SPDX expression can be kept with the licences above. */
function isAllowed(expression) {
  const text = expression.replaceAll(/[()]/g, '')
  return text
    .split(' OR ')
    .some((way) => way.split(' AND ').every((one) => licences.has(one.trim())))
}

function licenceOf({ name, license, licenses }) {
  const said = license ?? licenses
  const one = Array.isArray(said)
    ? said.map(({ type }) => type ?? '').join(' OR ')
    : (said?.type ?? said)
  return known[name] ?? one ?? ''
}

/**
 * Returns what is wrong with what we depend on, as far as it can be told without a network: versions that
 * are no single ones, packages without a checksum, scripts that would run on install and licences nobody
 * decided about; `[]` when all is well.
 */
export function dependencyProblems() {
  const builds = decidedBuilds()
  return [
    ...own().flatMap(rangeProblems),
    ...lockProblems(),
    ...[...installed()].flatMap(([name, manifest]) => {
      const licence = licenceOf(manifest)
      const runs = hooks.filter((hook) => manifest.scripts?.[hook] !== undefined)
      return [
        ...(isAllowed(licence)
          ? []
          : [`${name}: licence "${licence}" is not among those of scripts/dependencies.js`]),
        ...(runs.length === 0 || builds.has(manifest.name)
          ? []
          : [`${name}: runs ${runs.join(', ')}; decide in allowBuilds of pnpm-workspace.yaml`]),
      ]
    }),
  ]
}
