import { describe, expect, it } from 'vitest'
import { createThreadedChecker } from './threaded-checker.ts'

const files = [{ path: 'a.json', text: '{}' }]

/** A thread whose module says this. */
const thread = (body: string): URL =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'\n${body}`)}`,
  )
const counting = `parentPort.on('message', ({ id, files }) => parentPort.postMessage({
  id, kind: 'report', report: { files: files.length, errors: 0, warnings: 0, issues: [] } }))`
const running = `parentPort.on('message', ({ id, asks }) => {
  parentPort.postMessage({ id, kind: 'progress', progress: { number: 1, of: 1, share: 0.5 } })
  parentPort.postMessage({ id, kind: 'outcomes', outcomes: [asks] })
})`

describe('a checker in a thread of its own', () => {
  it('answers whoever asked, in any order', async () => {
    const checker = createThreadedChecker(thread(counting))
    const [one, two] = await Promise.all([
      checker.check(files),
      checker.check([...files, ...files]),
    ])
    expect([one.files, two.files]).toEqual([1, 2])
  })

  it('tells how far the scenarios are before it tells what came of them', async () => {
    const told: number[] = []
    const checker = createThreadedChecker(thread(running))
    const outcomes = await checker.simulate(files, ({ share }) => told.push(share))
    expect([told, outcomes]).toEqual([[0.5], ['scenarios']])
  })

  it('a thread that fails fails who waits, and the next question starts another', async () => {
    const checker = createThreadedChecker(
      thread(`parentPort.once('message', () => { throw new Error('out of memory') })`),
    )
    await expect(checker.check(files)).rejects.toThrow('out of memory')
    await expect(checker.check(files)).rejects.toThrow('out of memory')
  })
})
