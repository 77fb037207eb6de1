import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { publishableVillage, villageFiles } from '@splot/runtime/village'
import { afterEach, expect, test, vi } from 'vitest'
import { startCommand } from './start-command.ts'

const admin = 'ewelina.znacznik@example.org'
const name = 'Jagna Znacznikowska'
const email = 'jagna.znacznik@example.org'
const pesel = '44051401359'
const json = { 'content-type': 'application/json' }

let folder = ''
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(folder, { recursive: true, force: true })
})

async function writeVillage(): Promise<string> {
  folder = await mkdtemp(path.join(tmpdir(), 'splot-log-'))
  const definitions = path.join(folder, 'definitions')
  for (const { path: file, text } of villageFiles(publishableVillage)) {
    await mkdir(path.dirname(path.join(definitions, file)), { recursive: true })
    await writeFile(path.join(definitions, file), text)
  }
  return definitions
}

test('[SV115] a service that fails its people in many ways logs none of them, and no secret', async () => {
  // nobody listens there: no letter leaves
  vi.stubEnv('SPLOT_SMTP_URL', 'smtp://sender:hunter2@127.0.0.1:9')
  const lines: string[] = []
  const notes: string[] = []
  let stop = (): void => undefined
  const asked = new Promise<void>((resolve) => {
    stop = resolve
  })
  let isReady: ((line: string) => void) | undefined
  const ready = new Promise<string>((resolve) => {
    isReady = resolve
  })
  const definitions = await writeVillage()
  const ended = startCommand(
    {
      port: 0,
      host: '127.0.0.1',
      data: path.join(folder, 'data'),
      definitions,
      portal: '',
      studio: '',
      documentWorker: '',
      admin,
      demo: false,
      proxy: false,
      exposeDemo: false,
      withoutDamaged: false,
      drain: 0,
      json: true,
    },
    {
      output: {
        line: (text) => {
          lines.push(text)
          isReady?.(text)
        },
        note: (text) => void notes.push(text),
      },
      workingFolder: folder,
      projectFolder: folder,
      stopped: () => asked,
    },
  )
  const { address, links } = JSON.parse(await ready) as {
    address: string
    links: { link: string }[]
  }
  const token = new URL(links[0]!.link).searchParams.get('token')!
  const ask = (
    where: string,
    body: string,
    headers: Record<string, string> = {},
    method = 'POST',
  ): Promise<Response> => fetch(address + where, { method, headers: { ...json, ...headers }, body })
  const signedIn = await ask('/api/session/redeem', JSON.stringify({ token }))
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0])
    .join('; ')
  const begun = await ask('/api/me/second-factor', '', { cookie })
  const { secret, recoveryCodes } = (await begun.json()) as {
    secret: string
    recoveryCodes: string[]
  }
  const person = { name, email, locale: 'pl' }
  const statuses = [
    await ask('/api/people', JSON.stringify(person), { cookie }),
    await ask('/api/people/search', JSON.stringify({ text: name }), { cookie }),
    await ask('/api/session/link', JSON.stringify({ email })),
    await ask('/api/people', `{"name":"${name} ${pesel}`, { cookie }),
    await ask('/api/cases', JSON.stringify({ workflow: pesel, parent: name }), { cookie }),
    await ask('/api/me/second-factor/on', JSON.stringify({ code: recoveryCodes[0] }), { cookie }),
    await ask('/api/session/redeem', JSON.stringify({ token })),
    await ask('/api/me', JSON.stringify({ name, pesel }), { cookie }, 'PATCH'),
  ].map(({ status }) => status)
  // no letter left, one search was answered, all else was wrong
  expect(statuses).toEqual([503, 200, 503, 400, 404, 422, 400, 400])
  stop()
  await ended

  const log = notes.join('\n')
  expect(log).toContain('stopping…')
  const session = /session_token=([^.;]+)/u.exec(cookie)![1]!
  for (const marker of [admin, name, email, pesel, token, session, secret, 'hunter2'])
    expect([marker, log.includes(marker)]).toEqual([marker, false])
  for (const code of recoveryCodes) expect(log).not.toContain(code)
  // the one link that was asked for on the command line
  expect(lines).toHaveLength(1)
}, 120_000)
