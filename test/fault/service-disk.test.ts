import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { createClient } from '@splot/client'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { writeProgramme } from '../support/parcel-programme.ts'
import { buildServed, cookieFrom, serve } from '../support/served-process.ts'
import type { ServedProcess } from '../support/served-process.ts'
import { skipLoudly } from '../support/skip-loudly.ts'

let folder = ''
let mounted = false
let served: ServedProcess | undefined
beforeAll(async () => {
  buildServed()
  folder = await mkdtemp(path.join(os.tmpdir(), 'splot-full-'))
  mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=3m', 'tmpfs', folder]).status === 0
}, 300_000)
afterAll(async () => {
  served?.kill()
  await served?.ended
  if (mounted) spawnSync('umount', [folder])
  await rm(folder, { recursive: true, force: true })
})

it('[ST47] a service on a full disk refuses writes with a reason, serves reads, and goes on when there is space', async (ctx) => {
  if (!mounted)
    skipLoudly(ctx, 'may not mount a small disk here; the disk tests of the store still ran')
  const definitions = path.join(folder, 'programme')
  await writeProgramme(definitions)
  served = serve({ data: path.join(folder, 'data'), definitions })
  const { address, links } = await served.ready
  const link = links.find(({ email }) => email.startsWith('alicja'))?.link ?? ''
  const headers = { cookie: await cookieFrom(link) }
  const client = createClient({ baseUrl: address, headers, locale: 'en', retries: 0 })
  const hub = await client.startCase({ workflow: 'hub' })
  const ballast = path.join(folder, 'ballast')
  await writeFile(ballast, Buffer.alloc(4_000_000)).catch(() => undefined)
  const refused = await client.startCase({ workflow: 'hub' }).catch((error: unknown) => error)
  expect(refused).toMatchObject({ status: 507, code: 'store.full' })
  expect((await client.getCase(hub.id)).revision).toBe(hub.revision)
  expect((await client.listCases()).items).toHaveLength(1)
  expect(await client.health()).toMatchObject({ status: 'ok' })
  await rm(ballast)
  await client.startCase({ workflow: 'hub' })
  expect((await client.listCases()).items).toHaveLength(2)
  served.stop()
  expect(await served.ended).toBe(0)
}, 300_000)
