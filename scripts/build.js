// `pnpm build`: the portal, the studio and the server, bundled for Node 20. A part whose sources did not change
// is left alone, so that the second start is quick.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { schemaValidators } from './schema-validators.js'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
// what the product is known to compile, beside it
const compiledBefore = join(root, 'apps/server/dist/compiled-before.json')
// every package's sources, not what they were compiled to; not `import`, which `require` would take as well
const conditions = ['splot', 'module', 'node', 'production']
// what is built is the product, whoever asks for it: a test would get React's development build
process.env.NODE_ENV = 'production'

for (const page of ['portal', 'studio'])
  await buildPart(page, ['packages', `apps/${page}`], `apps/${page}/dist/.stamp`, () =>
    buildPages(page),
  )
await buildPart('server', ['packages', 'apps/server'], 'apps/server/dist/.stamp', buildServer)
await buildPart(
  'definitions',
  ['packages', 'apps/server', 'workflows', 'forms'],
  'apps/server/dist/.definitions.stamp',
  compileDefinitions,
)
await buildPart('benchmarks', ['packages', 'test/bench'], 'test/.tmp/bench/.stamp', buildBenches)

/** Runs `build` unless the inputs are those of the last time. */
async function buildPart(name, inputs, stampFile, build) {
  const stampPath = join(root, stampFile)
  const stamp = hashOf([
    ...inputs,
    'scripts/build.js',
    'scripts/route-list.js',
    'scripts/schema-validators.js',
    'pnpm-lock.yaml',
  ])
  if (existsSync(stampPath) && readFileSync(stampPath, 'utf8') === stamp) return
  process.stderr.write(`build: ${name}\n`)
  await build()
  mkdirSync(dirname(stampPath), { recursive: true })
  writeFileSync(stampPath, stamp)
}

async function buildPages(name) {
  const folder = join(root, 'apps', name)
  const { build } = await import('vite')
  await build({ root: folder, logLevel: 'warn' })
  await compressFiles(join(folder, 'dist'))
}

async function buildServer() {
  // what another product has compiled is not known of this one
  rmSync(compiledBefore, { force: true })
  const source = join(root, 'apps/server/src')
  const entries = {
    main: join(source, 'main.ts'),
    'compile-ahead': join(source, 'compile-ahead.ts'),
    'document-worker': join(source, 'document-worker.ts'),
    'check-thread': join(source, 'check/check-thread.ts'),
  }
  await bundle(entries, join(root, 'apps/server/dist'), [])
}

/** Compiles the definitions once for all starts; those with faults are left to the start, which names them. */
async function compileDefinitions() {
  const { compiledAhead, readDefinitionFiles } =
    await import('../apps/server/dist/compile-ahead.js')
  const code = readFileSync(join(root, 'apps/server/dist/.stamp'), 'utf8')
  writeFileSync(
    compiledBefore,
    JSON.stringify(await compiledAhead(code, await readDefinitionFiles(root))),
  )
}

async function buildBenches() {
  const folder = join(root, 'test/bench')
  if (!existsSync(folder)) return
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts'))
  const entries = files.map((file) => [file.slice(0, -3), join(folder, file)])
  if (entries.length === 0) return
  // libraries measured against stay as installed: bundling would change what is measured
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(join(root, 'test/package.json'), 'utf8'),
  )
  const installed = Object.keys({ ...dependencies, ...devDependencies }).filter(
    (name) => !name.startsWith('@splot/'),
  )
  rmSync(join(root, 'test/.tmp/bench'), { recursive: true, force: true })
  await bundle(Object.fromEntries(entries), join(root, 'test/.tmp/bench'), installed)
}

async function bundle(input, outDir, installed) {
  const external = installed.flatMap((name) => [name, new RegExp(`^${name}/`)])
  const { build } = await import('vite')
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    plugins: [schemaValidators()],
    resolve: { conditions },
    ssr: { noExternal: true, target: 'node', resolve: { conditions } },
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: false,
      minify: false,
      rollupOptions: {
        input,
        external,
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'parts/[name]-[hash].js',
          format: 'es',
        },
      },
    },
  })
}

/** Writes `.br` and `.gz` beside every text file worth it, so that no request pays for it. */
async function compressFiles(folder) {
  const files = listFiles(folder).filter((file) => /\.(?:js|css|html|svg|json|txt)$/.test(file))
  await Promise.all(
    files.map(async (file) => {
      const bytes = readFileSync(file)
      if (bytes.length < 1024) return
      const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
      writeFileSync(`${file}.br`, await promisify(brotliCompress)(bytes, { params }))
      writeFileSync(`${file}.gz`, await promisify(gzip)(bytes))
    }),
  )
}

function hashOf(inputs) {
  const hash = createHash('sha256')
  for (const input of inputs)
    for (const file of listFiles(join(root, input)))
      hash.update(file.slice(root.length)).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

function listFiles(path) {
  if (!existsSync(path)) return []
  if (/\.(?:test\.tsx?|tsbuildinfo|stamp|br|gz|map)$/.test(path)) return []
  const entries = tryReadFolder(path)
  if (entries === null) return [path]
  return entries
    .filter((name) => name !== 'node_modules' && name !== 'dist')
    .sort()
    .flatMap((name) => listFiles(join(path, name)))
}

function tryReadFolder(path) {
  try {
    return readdirSync(path)
  } catch (error) {
    if (error.code === 'ENOTDIR') return null
    throw error
  }
}
