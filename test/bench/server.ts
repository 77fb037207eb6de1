import { serve } from '@hono/node-server'
import type { Runtime } from '@splot/runtime'
import { createApp, createAuth } from '@splot/server'
import { openMemoryStore } from '@splot/store'
import { Hono } from 'hono'
import type { AddressInfo } from 'node:net'
import { Worker } from 'node:worker_threads'
import type { BenchOptions, BenchRow } from '@splot/app-server/bench'
import { measureInTurns } from './measure/in-turns.ts'

const connections = 32
const roundMs = 700

interface Load {
  path: string
  method: string
  headers: Record<string, string>
  body?: string
}

/** Requests a second of the whole service beside bare Hono routes on the same Node server. */
export async function measure({ quick, progress }: BenchOptions): Promise<BenchRow[]> {
  progress(`${connections} connections`)
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
  const turns = await measureInTurns(
    {
      bareGet: () => loadOnce(bare, get),
      health: () => loadOnce(app, get),
      me: () => loadOnce(app, read),
      barePatch: () => loadOnce(bare, write),
      draft: () => loadOnce(app, signed),
    },
    { rounds: quick ? 2 : 7 },
  )
  const row = (
    what: string,
    name: 'health' | 'me' | 'draft',
    base: 'bareGet' | 'barePatch',
  ): BenchRow => ({
    what,
    median: turns.median(name),
    unit: 'req/s',
    reference: { what: 'bare Hono route', median: turns.median(base) },
    ratio: turns.ratio(name, base),
  })
  return [
    row('GET /api/health', 'health', 'bareGet'),
    row('GET /api/me with session', 'me', 'bareGet'),
    row('PATCH draft of 20 fields with session and checks', 'draft', 'barePatch'),
  ]
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
  const reply = await app.request('/api/session/redeem', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  })
  const cookie = reply.headers.getSetCookie().map((one) => one.split(';', 1)[0])
  return { app, cookie: cookie.join('; ') }
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
