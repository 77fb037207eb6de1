import { expect, it } from 'vitest'
import type { JsonValue } from '@splot/definition'
import { createNamesClient } from './names-client.ts'
import type { NameReply, NameRequest } from './names-messages.ts'

/** A worker in which the test answers. */
function port() {
  const requests: NameRequest[] = []
  let tell: (reply: NameReply) => void = () => undefined
  return {
    requests,
    reply: (reply: NameReply) => tell(reply),
    postMessage: (request: NameRequest) => void requests.push(request),
    addEventListener: (_: string, listener: unknown) => {
      tell = (data) => (listener as (event: { data: NameReply }) => void)({ data })
    },
  }
}

const file: JsonValue = { id: 'one' }
const name = { kind: 'role', id: 'officer' } as const

it('sends all files once, then only those that changed or are gone', async () => {
  const worker = port()
  const client = createNamesClient(() => worker as never)
  const other: JsonValue = { id: 'two' }
  const first = client.ask('uses', { 'a.json': file, 'b.json': other }, { name })
  worker.reply({ id: 1, answer: { places: 2, files: 1 } })
  expect(await first).toEqual({ places: 2, files: 1 })
  const changed: JsonValue = { id: 'three' }
  void client.ask('uses', { 'b.json': changed }, { name })
  expect(worker.requests.map(({ changes }) => changes)).toEqual([
    [
      { path: 'a.json', value: file },
      { path: 'b.json', value: other },
    ],
    [{ path: 'a.json' }, { path: 'b.json', value: changed }],
  ])
})

it('answers reach whoever asked, whatever the order; a refusal keeps its code', async () => {
  const worker = port()
  const client = createNamesClient(() => worker as never)
  const files = { 'a.json': file }
  const first = client.ask('uses', files, { name })
  const second = client.ask('rename', files, { name, word: 'no' })
  worker.reply({ id: 2, refused: { code: 'edit.name-taken', message: 'taken' } })
  worker.reply({ id: 1, answer: { places: 0, files: 1 } })
  await expect(second).rejects.toMatchObject({ code: 'edit.name-taken' })
  expect(await first).toEqual({ places: 0, files: 1 })
})
