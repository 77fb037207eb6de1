import { parentPort } from 'node:worker_threads'
import { createExpressionCompiler } from '@splot/feel'
import { checkDefinitions } from '@splot/runtime'
import type { CheckQuestion, CheckAnswer } from './threaded-checker.ts'

// A thread of the service that checks drafts: the process goes on answering meanwhile.
const expressions = createExpressionCompiler()

parentPort?.on('message', ({ id, files }: CheckQuestion) => {
  const { report } = checkDefinitions(files, expressions)
  parentPort?.postMessage({ id, report } satisfies CheckAnswer, [])
})
