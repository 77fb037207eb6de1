import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openFileStore } from '@splot/store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { splotIn } from '../testing/splot-in.ts'
import { findPlayedProgramme } from './played-programme.ts'

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'splot-demo-'))
})

afterAll(() => rm(folder, { recursive: true, force: true }))

test(
  '[SV149] a demonstration that stopped while the call is open leaves those who apply to sign in as',
  { timeout: 240_000 },
  async () => {
    const told = await splotIn(folder, ['demo', '--at', '2027-03-02', '--data', 'early', '--json'])
    expect(told, told.err).toMatchObject({ code: 0 })
    const { applicants } = JSON.parse(told.out) as { applicants: { id: string }[] }
    expect(applicants.length).toBeGreaterThan(0)
    const store = await openFileStore({ folder: join(folder, 'early') })
    const { people = [] } = (await findPlayedProgramme(store, Date.now())) ?? {}
    await store.close()
    const roles = people.map(({ role }) => role)
    for (const { id } of applicants) expect(roles).toContain(`applicantEditor ${id}`)
  },
)
