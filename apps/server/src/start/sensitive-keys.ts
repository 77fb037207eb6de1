import { randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { SensitiveKeys } from '@splot/runtime'

const fileName = 'sensitive-keys.json'

interface KeyFile {
  current: string
  /** Id → 32 bytes as base64url. */
  keys: Record<string, string>
}

/**
 * Returns the keys that sensitive data is enciphered with: the operator's own (`id:key,older:key`, the
 * first is current), else those of a file that only the server's user may read, made at the first start.
 *
 * @throws Error naming what is wrong with the operator's own
 */
export async function sensitiveKeys(
  folder: string,
  given: string | undefined,
): Promise<SensitiveKeys> {
  return (
    (await sensitiveKeysKept(folder, given)) ??
    toKeys(await writeKeyFile(path.join(folder, fileName)))
  )
}

/** The same for who only reads: `null` where there are none, and none are made. */
export async function sensitiveKeysKept(
  folder: string,
  given: string | undefined,
): Promise<SensitiveKeys | null> {
  if (given !== undefined && given !== '') return keysFrom(given)
  const kept = await readKeyFile(path.join(folder, fileName))
  return kept && toKeys(kept)
}

/**
 * Makes a new key, present from now on, in the file of a folder, and keeps the ones before. Returns its id.
 *
 * @throws Error where there is no such file
 */
export async function addSensitiveKey(folder: string): Promise<string> {
  const file = path.join(folder, fileName)
  const kept = await readKeyFile(file)
  if (kept === null) throw new Error(`Expected ${fileName} in ${folder} but there is none.`)
  const made = newKey()
  const draft = await writeDraft(file, { ...made, keys: { ...made.keys, ...kept.keys } })
  await rename(draft, file)
  await syncFolder(file)
  return made.current
}

function keysFrom(given: string): SensitiveKeys {
  const pairs = given.split(',').map((pair) => pair.trim().split(':'))
  const [current = ''] = pairs[0] ?? []
  return toKeys({
    current,
    keys: Object.fromEntries(pairs.map(([id = '', key = '']) => [id, key])),
  })
}

function toKeys({ current, keys }: KeyFile): SensitiveKeys {
  const entries = Object.entries(keys).map(
    ([id, key]) => [id, Buffer.from(key, 'base64url')] as const,
  )
  const wrong = entries.find(([id, key]) => id === '' || key.byteLength !== 32)
  if (wrong || !Object.hasOwn(keys, current))
    throw new Error(
      'Expected SPLOT_SENSITIVE_KEYS as "id:key" with 32 bytes in base64url, the present one first, parted by commas.',
    )
  return { current, keys: Object.fromEntries(entries) }
}

async function readKeyFile(file: string): Promise<KeyFile | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as KeyFile
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** On the disk before anything is enciphered with it: data without its key is lost. */
async function writeKeyFile(file: string): Promise<KeyFile> {
  const made = newKey()
  await mkdir(path.dirname(file), { recursive: true })
  const draft = await writeDraft(file, made)
  const isFirst = await becomes(draft, file)
  await rm(draft)
  await syncFolder(file)
  return isFirst ? made : ((await readKeyFile(file)) ?? made)
}

/** An id of its own: where the file was lost, what it enciphered names a key that is not there. */
function newKey(): KeyFile {
  const current = `k${randomBytes(4).toString('hex')}`
  return { current, keys: { [current]: randomBytes(32).toString('base64url') } }
}

/** Writes keys beside their file, synced. Returns where. */
async function writeDraft(file: string, keys: KeyFile): Promise<string> {
  const draft = `${file}.${keys.current}`
  const handle = await open(draft, 'wx', 0o600)
  try {
    await handle.writeFile(`${JSON.stringify(keys, null, 2)}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
  return draft
}

async function syncFolder(file: string): Promise<void> {
  const folder = await open(path.dirname(file), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** Gives a whole file its name; of several processes that start at once the first does. */
async function becomes(draft: string, file: string): Promise<boolean> {
  try {
    await link(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}
