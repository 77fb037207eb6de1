import type { CaseSummary } from '@splot/runtime'
import type { Demo } from './demo.ts'

/** Workflow → the workflows that take its work on. */
const onward: Record<string, readonly string[]> = {
  recruitment: ['diagnosis', 'support'],
  support: ['application'],
  application: ['test'],
  test: ['manual'],
}

/** Returns the cases along the life of a partnership by their workflow, as the director sees them. */
export async function casesOf(demo: Demo, id: string): Promise<Map<string, CaseSummary>> {
  const director = demo.staff('daniel')
  const found = new Map<string, CaseSummary>()
  const waiting: CaseSummary[] = [await demo.runtime.getCase(director, demo.partnership(id).id)]
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    found.set(next.workflow.id, next)
    for (const workflow of onward[next.workflow.id] ?? [])
      waiting.push(...(await demo.childrenOf(director, next.id, workflow)))
  }
  return found
}
