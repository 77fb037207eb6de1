// A process that tries to open the folders it is told on standard input, one a line, and answers
// `owner` or the code of the refusal; the line `close` closes what it owns.
import { createInterface } from 'node:readline'
import { openFileStore } from '@splot/store'

let store
const answer = (line) => process.stdout.write(`${line}\n`)

async function open(folder) {
  try {
    store = await openFileStore({ folder })
    answer('owner')
  } catch (error) {
    answer(error.code ?? String(error))
  }
}

async function close() {
  await store?.close()
  store = undefined
  answer('closed')
}

answer('ready')
for await (const line of createInterface({ input: process.stdin }))
  if (line === 'close') await close()
  else await open(line)
