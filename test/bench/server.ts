import { serve } from '@hono/node-server'
import type { Runtime } from '@splot/runtime'
import { createApp, createAuth } from '@splot/server'
import { openMemoryStore } from '@splot/store'
import { Hono } from 'hono'
import type { AddressInfo } from 'node:net'
import { Worker } from 'node:worker_threads'

const connections = 32
const roundMs = 700
const rounds = 7

interface Load {
  path: string
  method: string
  headers: Record<string, string>
  body?: string
}

/** Requests a second of the whole service beside bare Hono routes on the same Node server. */
export async function measure() {
  const bare = new Hono()
    .get('/api/health', (c) => c.json({ status: 'ok' }))
    .patch('/api/tasks/:id/draft', async (c) => c.json(await c.req.json()))
  const { app, cookie } = await wholeService()
  const json = { 'content-type': 'application/json' }
  const body = JSON.stringify({
    changes: Array.from({ length: 20 }, (_, n) => ({ path: `/field${n}`, value: 'text', base: 1 })),
  })
  const get: Load = { path: '/api/health', method: 'GET', headers: {} }
  const read: Load = { path: '/api/me', method: 'GET', headers: { cookie } }
  const write: Load = { path: '/api/tasks/c~1t/draft', method: 'PATCH', headers: json, body }
  const signed = { ...write, headers: { ...json, cookie } }
  const results = await alternate([
    [bare, get],
    [app, get],
    [app, read],
    [bare, write],
    [app, signed],
  ])
  const [bareGet = 1, ourGet = 0, ourRead = 0, bareWrite = 1, ourWrite = 0] = results
  return [
    row('bare Hono, GET', bareGet, null),
    row('Splot, GET /api/health', ourGet, bareGet),
    row('Splot, GET /api/me with session', ourRead, bareGet),
    row('bare Hono, PATCH 20 fields, parsed', bareWrite, null),
    row('Splot, PATCH draft of 20 fields with session and checks', ourWrite, bareWrite),
  ]
}

function row(what: string, perSecond: number, base: number | null) {
  const median = `${Math.round(perSecond).toLocaleString('en')} req/s`
  const ratio = base === null ? '1' : `${(perSecond / base).toFixed(2)} × bare Hono`
  return { what, median, ratio, bar: '' }
}

async function wholeService() {
  const runtime = {
    me: async (reader: { person: string } | null) => reader,
    saveDraft: async (_: unknown, id: string) => ({ id, revision: 1 }),
  } as unknown as Runtime
  const auth = createAuth({
    store: openMemoryStore(),
    people: { ensure: async () => ({ id: 'p1' }) },
    secret: 'a secret only for measuring, long enough',
    https: false,
    deliver: async () => undefined,
  })
  const limits = { address: { burst: 1e9, perSecond: 1e9 }, person: { burst: 1e9, perSecond: 1e9 } }
  const app = createApp({ runtime, auth, limits })
  const token = await auth.createToken('a@example.org', 'pl')
  const reply = await app.request(`/api/session/redeem?token=${token}`)
  const cookie = reply.headers.getSetCookie().map((one) => one.split(';', 1)[0])
  return { app, cookie: cookie.join('; ') }
}

// all variants in turn, again and again, so that a busy moment hits each alike
async function alternate(variants: [Hono, Load][]): Promise<number[]> {
  const counts: number[][] = variants.map(() => [])
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, [app, load]] of variants.entries()) {
      const perSecond = await loadOnce(app, load)
      // the first round warms up
      if (round > 0) counts[index]?.push(perSecond)
    }
  }
  return counts.map((of) => of.sort((a, b) => a - b)[of.length >> 1] ?? 0)
}

async function loadOnce(app: Hono, load: Load): Promise<number> {
  const server = await new Promise<ReturnType<typeof serve>>((resolve) => {
    const started = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, () =>
      resolve(started),
    )
  })
  const { port } = server.address() as AddressInfo
  try {
    return await sendFromWorker({ ...load, port, connections, roundMs })
  } finally {
    await new Promise((resolve) => server.close(resolve))
  }
}

function sendFromWorker(work: object): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(sender, { eval: true, workerData: work })
    worker.once('message', resolve)
    worker.once('error', reject)
  })
}

// the sender has its own thread, so that its work is not measured as the server's
const sender = `
const http = require('node:http')
const { parentPort, workerData: w } = require('node:worker_threads')
const agent = new http.Agent({ keepAlive: true, maxSockets: w.connections })
const headers = w.body === undefined ? w.headers : { ...w.headers, 'content-length': Buffer.byteLength(w.body) }
let done = 0, open = w.connections
const start = performance.now()
function next() {
  if (performance.now() - start > w.roundMs) {
    if (--open === 0) { parentPort.postMessage(done / ((performance.now() - start) / 1000)); agent.destroy() }
    return
  }
  const request = http.request({ host: '127.0.0.1', port: w.port, path: w.path, method: w.method, headers, agent }, (reply) => {
    if (reply.statusCode !== 200) throw new Error('status ' + reply.statusCode)
    reply.resume().on('end', () => { done += 1; next() })
  })
  request.end(w.body)
}
for (let n = 0; n < w.connections; n += 1) next()
`
