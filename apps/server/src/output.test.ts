import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { dropUnread } from './output.ts'

const fault = (code: string) => Object.assign(new Error(code), { code })

it('lines that nobody reads any more are let go; other faults of the stream are not kept quiet', () => {
  const stream = new EventEmitter()
  expect(() => stream.emit('error', fault('EPIPE'))).toThrow('EPIPE')
  dropUnread(stream as never)
  stream.emit('error', fault('EPIPE'))
  expect(() => stream.emit('error', fault('ENOSPC'))).toThrow('ENOSPC')
})
