import type { JsonSchema } from '../json.ts'
import { joinPointer } from '../source/pointer.ts'
import { workflowVariables } from '../workflow/variables.ts'
import { withNames } from './document-blocks.ts'
import type { DocumentRule } from './lint-subject.ts'
import { unknownName } from './unknown-name.ts'
import { toFault } from './workflow-expressions.ts'

/** Cases that a template gathers: their workflow, and expressions over each of them. */
export const documentCases: DocumentRule = ({ document, bundle, expressions }) => {
  const { cases } = document
  if (cases === undefined) return []
  const workflow = bundle.workflows.find(({ id }) => id === cases.workflow)
  if (!workflow) {
    const known = bundle.workflows.map(({ id }) => id)
    return [unknownName('workflow', '/cases/workflow', cases.workflow, known)]
  }
  const names = Object.keys(document.given).map((name) => [name, {}])
  const given: JsonSchema = { type: 'object', properties: Object.fromEntries(names) }
  const scope = withNames(workflowVariables(workflow, bundle), { given })
  const check = (source: string | undefined, path: string, expected: 'boolean' | 'any') =>
    source === undefined
      ? []
      : expressions.check(source, scope, expected).map((issue) => toFault(issue, path))
  return [
    ...check(cases.when, '/cases/when', 'boolean'),
    ...check(cases.sort, '/cases/sort', 'any'),
    ...Object.entries(cases.values).flatMap(([name, source]) =>
      check(source, joinPointer('/cases/values', name), 'any'),
    ),
  ]
}
