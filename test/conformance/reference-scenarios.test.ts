import { fileURLToPath } from 'node:url'
import { readDefinitionFiles } from '@splot/app-server'
import { createExpressionCompiler } from '@splot/feel'
import { checkDefinitions, runScenarios } from '@splot/runtime'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))

it('[RT326] every saved scenario of the reference programme does what it expects', async () => {
  const sources = await readDefinitionFiles(root)
  const { programme } = checkDefinitions(sources, createExpressionCompiler())
  const outcomes = await runScenarios(programme!, sources)
  expect(outcomes.length).toBeGreaterThan(0)
  expect(outcomes.flatMap(({ findings }) => findings.map(({ message }) => message.en))).toEqual([])
}, 120_000)
