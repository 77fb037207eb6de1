import type { JsonObject } from '@splot/definition'
import type { Run } from './run.ts'

/** Adds an effect under the next key of this step. */
export function addEffect(run: Run, type: string, params: JsonObject): void {
  const key = `${run.draft.id}/${run.draft.step}/${run.effects.length}`
  run.effects.push({ key, type, params })
}
