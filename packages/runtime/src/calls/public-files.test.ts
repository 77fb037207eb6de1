import { expect, it } from 'vitest'
import { openVillage, taskOf } from '../village/open-village.ts'

const pdf = '%PDF-1.7\n%%EOF\n'

async function* bytes(): AsyncIterable<Uint8Array> {
  yield Buffer.from(pdf)
}

it('[RT324] a file that a public fact names is for everybody, from the announcement on; no other is', async () => {
  const village = await openVillage()
  const { runtime } = village
  const adam = await village.as('adam', 'admin')
  const { id } = await runtime.startCase(adam, { workflow: 'call' })
  const task = await taskOf(village, adam, id, 'announce')
  await runtime.claimTask(adam, task)
  const upload = (path: string, name: string) =>
    runtime.uploadFile(adam, { task, path, name, bytes: bytes() })
  const [rules, notes] = [
    await upload('/rules', 'regulamin.pdf'),
    await upload('/notes', 'notatki.pdf'),
  ]
  const unknown = { code: 'file.not-found' }
  await expect(runtime.openPublicFile(rules.id)).rejects.toMatchObject(unknown)
  await runtime.submitTask(adam, task, {
    answers: { name: 'Zima', closesOn: '2027-01-31', rules: [rules.id], notes: [notes.id] },
  })
  const { facts, factColumns } = await runtime.getCall(id)
  expect(facts['rules']).toEqual([
    { id: rules.id, name: 'regulamin.pdf', type: 'application/pdf', sizeBytes: pdf.length },
  ])
  expect(factColumns).toContainEqual({
    key: 'rules',
    title: { pl: 'Regulamin', en: 'Rules' },
    type: 'file',
  })
  const opened = await runtime.openPublicFile(rules.id)
  const chunks: Uint8Array[] = []
  for await (const chunk of opened.bytes) chunks.push(chunk)
  expect(Buffer.concat(chunks).toString()).toBe(pdf)
  for (const other of [notes.id, 'no-such'])
    await expect(runtime.openPublicFile(other)).rejects.toMatchObject(unknown)
})
