import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openFileStore, verifyFolder } from '@splot/store'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sensitiveKeys } from './sensitive-keys.ts'

const one = Buffer.alloc(32, 1).toString('base64url')
const two = Buffer.alloc(32, 2).toString('base64url')

describe('the keys of sensitive data', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'splot-keys-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('are made once, for the server’s own user alone, and found again', async () => {
    const made = await sensitiveKeys(folder, undefined)
    const file = path.join(folder, 'sensitive-keys.json')
    expect(made.keys[made.current]).toHaveLength(32)
    expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await sensitiveKeys(folder, '')).toEqual(made)
    await (await openFileStore({ folder, now: () => '2027-01-01T00:00:00Z' })).close()
    expect((await verifyFolder(folder)).problems).toEqual([])
    expect(await readFile(file, 'utf8')).toContain(made.current)
  })

  it('are the operator’s own where given, the first of them for what is new', async () => {
    const keys = await sensitiveKeys(folder, `b:${two}, a:${one}`)
    expect(keys.current).toBe('b')
    expect(keys.keys['a']).toEqual(Buffer.alloc(32, 1))
    expect(keys.keys['b']).toEqual(Buffer.alloc(32, 2))
    await expect(stat(path.join(folder, 'sensitive-keys.json'))).rejects.toThrow('ENOENT')
  })

  it('are refused where they are too short or nameless', async () => {
    for (const given of ['a:short', `:${one}`, 'a', `a:${one},b:`])
      await expect(sensitiveKeys(folder, given)).rejects.toThrow('SPLOT_SENSITIVE_KEYS')
  })
})
