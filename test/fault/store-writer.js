// A process to be killed: eight writers on one store, each acknowledged commit told on standard
// output. Usage: node store-writer.js FOLDER
import { writeSync } from 'node:fs'
import { openFileStore } from '@splot/store'

const store = await openFileStore({ folder: process.argv[2] })
const tell = (line) => writeSync(1, `${line}\n`)
tell('ready')

/** Returns the commit that makes the next step of a case. */
function nextCommit(id, stored) {
  const step = (stored?.revision ?? 0) + 1
  const at = new Date(Date.UTC(2026, 2, 1) + step).toISOString()
  return {
    caseId: id,
    expectedRevision: step - 1,
    row: {
      id,
      workflow: 'w',
      version: 1,
      states: ['s'],
      status: 'active',
      number: null,
      title: id,
      parent: null,
      members: {},
      search: { step },
      createdAt: at,
      updatedAt: at,
    },
    snapshot: { step, filling: 'x'.repeat(4000) },
    tasks: [],
    timers: [{ id: `${id}/t`, caseId: id, key: 't', dueAt: at }],
    outbox: [{ id: `${id}/${step}/1`, caseId: id, type: 'notify', params: {}, createdAt: at }],
    history: [{ at, actor: 'ada', type: 'event', data: { step } }],
  }
}

async function write(id) {
  for (;;) {
    const commit = await store.transactCase(id, async (stored) => {
      const commit = nextCommit(id, stored)
      return { commit, result: commit }
    })
    tell(`case ${id} ${commit.expectedRevision + 1}`)
    await store.ackOutbox(commit.outbox[0])
    tell(`row ${commit.outbox[0].id}`)
    const { revision } = await store.putDocument('draft', id, { filling: 'y'.repeat(1000) })
    tell(`document ${id} ${revision}`)
  }
}

// A disk that is gone ends the writers; what they told before is what counts.
for (let n = 0; n < 8; n += 1) void write(`w${n}`).catch(() => {})
