import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { startPeople } from './start-people.ts'
import { copyDefinitions, projectFolder } from '../testing/splot-in.ts'
import { emptiedFolder } from '../testing/emptied-folder.ts'
import { cookieOf, listedCalls, pressSignIn } from '../testing/while-serving.ts'

const { inFolder, splot, whileServing } = emptiedFolder()

describe('splot start', () => {
  test('an empty folder becomes a service with people, an open call and links that sign in', async () => {
    const { code, result } = await whileServing([], async ({ address, links }) => {
      const health = await fetch(`${address}/api/health/ready`)
      const calls = (await listedCalls(address)) as { open: boolean }[]
      const admin = links.find(({ email }) => email.startsWith('alicja'))
      const signed = await pressSignIn(admin?.link ?? '')
      const cookie = signed.headers.getSetCookie().map((one) => one.split(';', 1)[0] ?? '')
      const me = (await (
        await fetch(`${address}/api/me`, { headers: { cookie: cookie.join('; ') } })
      ).json()) as { roles: string[] }
      return { health: health.status, open: calls.map((call) => call.open), roles: me.roles }
    })
    expect(result).toEqual({ health: 200, open: [true], roles: ['programmeAdmin'] })
    expect(code).toBe(0)
  })

  test('every role of the programme has a link, and whoever signs in by it holds the role', async () => {
    const programme = JSON.parse(
      await readFile(join(projectFolder, 'workflows/programme.json'), 'utf8'),
    ) as { roles: Record<string, { kind: string }> }
    const { public: _everybody, ...roles } = programme.roles
    const { result } = await whileServing([], async ({ address, links }) => {
      const held = await Promise.all(
        links.map(async ({ link }) => {
          const headers = { cookie: await cookieOf(link) }
          return (await (await fetch(`${address}/api/me`, { headers })).json()) as {
            roles: string[]
          }
        }),
      )
      return { links, held: held.map((me) => me.roles) }
    })
    expect(result.links.map(({ email }) => email)).toEqual(startPeople.map(({ email }) => email))
    const named = result.links.map((one) => one.roles)
    expect([...new Set(named.flat())].sort()).toEqual(Object.keys(roles).sort())
    expect(result.held).toEqual(
      named.map((all) => all.filter((role) => roles[role]?.kind === 'programme')),
    )
  })

  test('a second start finds everything again and seeds nothing twice', async () => {
    const count = async ({ address }: { address: string }) => (await listedCalls(address)).length
    expect((await whileServing([], count)).result).toBe(1)
    expect((await whileServing([], count)).result).toBe(1)
    expect(await splot('verify', '--json')).toMatchObject({ code: 0 })
  })

  test('without the demonstration there are no people, no call and no outbox', async () => {
    const { result } = await whileServing(['--no-demo'], async ({ address, links }) => ({
      links,
      calls: await listedCalls(address),
      mail: (await fetch(`${address}/api/mail`)).status,
    }))
    expect(result).toEqual({ links: [], calls: [], mail: 404 })
  })

  test('a stop ends live connections instead of waiting for them', async () => {
    const { code, result } = await whileServing([], async ({ links }) => {
      const signed = await pressSignIn(links[0]?.link ?? '')
      const cookie = signed.headers.getSetCookie().map((one) => one.split(';', 1)[0] ?? '')
      const address = new URL('/api/stream', links[0]?.link)
      return fetch(address, { headers: { cookie: cookie.join('; ') } })
    })
    expect(result.status).toBe(200)
    expect(await result.text()).toContain('retry:')
    expect(code).toBe(0)
  })

  test('without the demonstration the first administrator gets a link', async () => {
    const { result } = await whileServing(
      ['--no-demo', '--admin', 'Ewa@example.org'],
      async ({ links }) => links.map(({ email }) => email),
    )
    expect(result).toEqual(['ewa@example.org'])
  })

  test('a second process on the folder is refused with a sentence', async () => {
    const { result } = await whileServing(['--no-demo'], () => splot('start', '--port', '0'))
    expect(result.code).toBe(1)
    expect(result.err).toContain('store.locked')
  })

  test('options may stand behind the dashes that pnpm hands on', async () => {
    expect(await splot('start', '--', '--help')).toMatchObject({ code: 0 })
    const wrong = await splot('start', '--', '--port', 'many')
    expect(wrong).toMatchObject({ code: 2, err: expect.stringContaining('from 0 to 65535') })
  })

  test('a port in use is refused with a sentence', async () => {
    const other = createServer()
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
    const { port } = other.address() as AddressInfo
    const { code, err } = await splot('start', '--port', String(port))
    other.close()
    expect(code).toBe(1)
    expect(err).toContain(`port ${port}`)
  })

  test('a broken definition file is named and the service starts', async () => {
    await copyDefinitions(inFolder())
    await mkdir(inFolder('workflows'), { recursive: true })
    await writeFile(inFolder('workflows/broken.json'), '{\n  "id": }')
    const { result, err } = await whileServing(
      ['--definitions', '.'],
      async ({ address }) => (await fetch(`${address}/api/health`)).status,
    )
    expect(result).toBe(200)
    expect(err).toContain('workflows/broken.json:2:9 source.not-json')
  })
})
