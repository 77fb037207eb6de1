import { createFileCheck } from './check-files.ts'
import { exampleOf } from './example-of.ts'
import type { CheckReply, CheckRequest, ExampleReply, ExampleRequest } from './finding.ts'

// The check beside the page, so that typing never waits for it.
const check = createFileCheck()
let current = 0

self.addEventListener('message', ({ data }: MessageEvent<CheckRequest | ExampleRequest>) => {
  if ('example' in data) {
    const { example, question } = data
    const reply: ExampleReply = { example, answer: exampleOf(question) }
    self.postMessage(reply, { transfer: [] })
    return
  }
  current = data.run
  check.put(data.changes)
  void look(data.run)
})

async function look(run: number): Promise<void> {
  for (const part of check.look()) {
    self.postMessage({ ...part, run } satisfies CheckReply, { transfer: [] })
    // what came meanwhile is read before the next part; then this run is over
    await new Promise((resolve) => setTimeout(resolve, 0))
    if (run !== current) return
  }
}
