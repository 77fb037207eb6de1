import type { JsonSchema } from '../json.ts'
import { toIssue } from '../parse/parse-definition.ts'
import scenarioSchema from '../schemas/scenario.schema.json' with { type: 'json' }
import { checkSchema } from '../schemas/check-schema.ts'
import { compileSchema } from '../schemas/compile-schema.ts'
import type { DefinitionIssue, Locate, SourceFile } from '../source/definition-issue.ts'
import { readJson } from '../source/read-json.ts'
import type { Scenario } from './types.ts'

/** The published JSON Schema (draft-07) of scenario files. */
export const scenarioFileSchema: JsonSchema = scenarioSchema

/** A scenario file that was read: its scenario when it has the right shape, else what is wrong. */
export interface ParsedScenario {
  file: string
  /** Absent when there is an issue. */
  scenario?: Scenario
  issues: DefinitionIssue[]
  locate: Locate
}

/** Tells whether a file is a scenario by its path, `workflows/scenarios/*.json`. Pure. */
export function isScenarioPath(path: string): boolean {
  return /(^|\/)workflows\/scenarios\/[^/]+\.json$/.test(path)
}

/** Reads a scenario file and checks its shape; whether it fits a programme the engine tells. Pure. */
export function parseScenario({ path, text }: SourceFile): ParsedScenario {
  const { value, faults, locate } = readJson(text)
  const unread = value === undefined || faults.length > 0
  const all = unread ? faults : checkSchema(compileSchema(scenarioFileSchema), value)
  const issues = all.map((fault) => toIssue(path, locate, fault))
  return {
    file: path,
    issues,
    locate,
    ...(issues.length === 0 && { scenario: value as unknown as Scenario }),
  }
}
