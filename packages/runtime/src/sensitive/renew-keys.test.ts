import { openMemoryStore } from '@splot/store'
import type { Store } from '@splot/store'
import { expect, it, vi } from 'vitest'
import type { SensitiveKeys } from '../ports.ts'
import { goodAnswers, openCall, openVillage, taskOf } from '../village/open-village.ts'
import { withSensitiveFile } from '../village/with-sensitive-file.ts'

const older: SensitiveKeys = { current: 'k1', keys: { k1: Buffer.alloc(32, 7) } }
const both: SensitiveKeys = { current: 'k2', keys: { k2: Buffer.alloc(32, 9), ...older.keys } }
const newer: SensitiveKeys = { current: 'k2', keys: { k2: Buffer.alloc(32, 9) } }

const changed = withSensitiveFile()

/** Two applications, one handed in and one a draft, with a sensitive text and file each. */
async function filledIn(store: Store) {
  const village = await openVillage({ store, changed, sensitiveKeys: older })
  const { runtime } = village
  const call = await openCall(village)
  const anna = await village.as('anna')
  const tasks: string[] = []
  const files: string[] = []
  for (const health of ['flu', 'cold']) {
    const { id } = await runtime.startCase(anna, { workflow: 'application', parent: call.id })
    const task = await taskOf(village, anna, id, 'apply')
    const bytes = (async function* () {
      yield Buffer.from(`proof of ${health}\n`)
    })()
    const file = await runtime.uploadFile(anna, { task, path: '/proof', name: 'proof.txt', bytes })
    const values = { ...goodAnswers, health, proof: [file.id] }
    const changes = Object.entries(values).map(([key, value]) => ({
      path: `/${key}`,
      value,
      base: 0,
    }))
    await runtime.saveDraft(anna, task, changes)
    tasks.push(task)
    files.push(file.id)
    if (health === 'cold') continue
    await runtime.invite(anna, id, { email: 'head@example.org', role: 'signer' })
    await runtime.signDraft(await village.as('head'), task, '/signatures')
    await runtime.submitTask(anna, task, {})
  }
  return { anna, tasks, files }
}

/** What is read of all that, with these keys alone. */
async function readWith(
  sensitiveKeys: SensitiveKeys,
  store: Store,
  { anna, tasks, files }: Awaited<ReturnType<typeof filledIn>>,
) {
  const { runtime } = await openVillage({ store, changed, sensitiveKeys })
  const sent = await runtime.getSubmission(anna, tasks[0]!)
  const draft = await runtime.getTask(anna, tasks[1]!)
  const texts: string[] = []
  for (const id of files) {
    const { file, bytes } = await runtime.openFile(anna, id)
    for await (const chunk of bytes) texts.push(`${file.name} ${Buffer.from(chunk).toString()}`)
  }
  return { health: [sent.answers['health'], draft.answers['health']], texts }
}

const all = {
  health: ['flu', 'cold'],
  texts: ['proof.txt proof of flu\n', 'proof.txt proof of cold\n'],
}

it('[RT365] all sensitive data are put under the present key, and are read with it alone', async () => {
  const store = openMemoryStore()
  const filled = await filledIn(store)
  const { runtime } = await openVillage({ store, changed, sensitiveKeys: both })
  expect(await runtime.keysInUse()).toEqual({ keys: { k1: 4 } })
  expect(await runtime.renewKeys()).toEqual({ renewed: 4, keys: { k2: 4 } })
  expect(await readWith(newer, store, filled)).toEqual(all)
  expect(await runtime.renewKeys()).toEqual({ renewed: 0, keys: { k2: 4 } })
})

it('[RT365] what was stopped goes on where it was, and everything is read in between', async () => {
  for (const stopAt of [1, 2, 3, 4]) {
    const store = openMemoryStore()
    const filled = await filledIn(store)
    const { runtime } = await openVillage({ store, changed, sensitiveKeys: both })
    const put = store.putDocument.bind(store)
    let left = stopAt
    const spy = vi.spyOn(store, 'putDocument').mockImplementation(async (...args) => {
      left -= 1
      if (left === 0) throw new Error('stopped')
      return put(...args)
    })
    await expect(runtime.renewKeys()).rejects.toThrow('stopped')
    spy.mockRestore()
    expect(await readWith(both, store, filled)).toEqual(all)
    expect(await runtime.renewKeys()).toEqual({ renewed: 5 - stopAt, keys: { k2: 4 } })
    expect(await readWith(newer, store, filled)).toEqual(all)
  }
})

it('[RT365] a draft that is saved meanwhile keeps what was saved', async () => {
  const store = openMemoryStore()
  const filled = await filledIn(store)
  const { runtime } = await openVillage({ store, changed, sensitiveKeys: both })
  const put = store.putDocument.bind(store)
  let isSaved = false
  vi.spyOn(store, 'putDocument').mockImplementation(async (...args) => {
    if (args[0] === 'draft' && !isSaved) {
      isSaved = true
      const [, task = ''] = filled.tasks
      const { draft } = await runtime.getTask(filled.anna, task)
      await runtime.saveDraft(filled.anna, task, [
        { path: '/health', value: 'measles', base: draft?.revision ?? 0 },
      ])
    }
    return put(...args)
  })
  await runtime.renewKeys()
  expect((await readWith(newer, store, filled)).health).toEqual(['flu', 'measles'])
})

it('[RT365] what lies under a key that is not given stays, and is counted', async () => {
  const store = openMemoryStore()
  const filled = await filledIn(store)
  const { runtime } = await openVillage({ store, changed, sensitiveKeys: newer })
  expect(await runtime.renewKeys()).toEqual({ renewed: 0, keys: { k1: 4 } })
  expect(await readWith(older, store, filled)).toEqual(all)
})
