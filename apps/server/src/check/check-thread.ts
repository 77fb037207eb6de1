import { parentPort } from 'node:worker_threads'
import { createExpressionCompiler } from '@splot/feel'
import { checkDefinitions, runScenarios } from '@splot/runtime'
import type { CheckAnswer, CheckQuestion } from './threaded-checker.ts'

// A thread of the service that checks drafts and runs their scenarios: the process goes on answering meanwhile.
const expressions = createExpressionCompiler()

function reply(answer: CheckAnswer): void {
  parentPort?.postMessage(answer, [])
}

async function answer({ id, files, asks }: CheckQuestion): Promise<void> {
  const { report, programme } = checkDefinitions(files, expressions)
  if (asks === 'check') return reply({ id, kind: 'report', report })
  if (programme === null) throw new Error('Expected files without an error.')
  const outcomes = await runScenarios(programme, files, (progress) =>
    reply({ id, kind: 'progress', progress }),
  )
  reply({ id, kind: 'outcomes', outcomes })
}

parentPort?.on('message', (question: CheckQuestion) => void answer(question))
