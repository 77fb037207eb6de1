import { joinPointer } from '../source/pointer.ts'
import type { Fault } from '../source/definition-issue.ts'
import type { JsonSchema } from '../json.ts'
import { childWorkflows } from '../workflow/children.ts'
import type { AccessEntry } from '../workflow/types.ts'
import { workflowVariables } from '../workflow/variables.ts'
import type { WorkflowRule } from './lint-subject.ts'
import { unknownName } from './unknown-name.ts'
import { extended, toFault } from './workflow-expressions.ts'

const text: JsonSchema = { type: 'string' }
const texts: JsonSchema = { type: 'array', items: text }

/** Conditions of `access` and of a decision's `readers`: their expressions, and the facts of people they name. */
export const accessConditions: WorkflowRule = ({ workflow, bundle, expressions }) => {
  const facts = Object.keys(bundle.programme.personFacts ?? {})
  const scope = workflowVariables(workflow, bundle)
  const known = Object.fromEntries(facts.map((fact) => [fact, texts]))
  const withReader = extended(scope, {
    reader: {
      type: 'object',
      properties: { ...known, id: text, roles: texts },
      additionalProperties: false,
    },
  })
  const check = (entries: readonly AccessEntry[] = [], path: string, variables: JsonSchema) =>
    entries.flatMap((entry, n): Fault[] => {
      if (typeof entry === 'string') return []
      const at = joinPointer(path, n)
      const { when, same = {}, like } = entry
      return [
        ...(when === undefined ? [] : expressions.check(when, variables, 'boolean')).map((issue) =>
          toFault(issue, joinPointer(at, 'when')),
        ),
        ...Object.entries(same).flatMap(([fact, source]) => [
          ...(fact === 'id' || facts.includes(fact)
            ? []
            : [unknownName('fact', joinPointer(at, 'same', fact), fact, ['id', ...facts])]),
          ...expressions
            .check(source, variables, 'any')
            .map((issue) => toFault(issue, joinPointer(at, 'same', fact))),
        ]),
        ...(like !== undefined && !isChild(workflow.id, bundle)
          ? [neverChild(joinPointer(at, 'like'))]
          : []),
      ]
    })
  const { read, answers = {}, assign } = workflow.access
  return [
    ...check(read, '/access/read', scope),
    ...Object.entries(answers).flatMap(([task, entries]) =>
      check(entries, joinPointer('', 'access', 'answers', task), withReader),
    ),
    ...check(assign, '/access/assign', withReader),
    ...Object.entries(workflow.decisions ?? {}).flatMap(([id, { readers }]) =>
      check(readers, joinPointer('', 'decisions', id, 'readers'), withReader),
    ),
  ]
}

/** Whether any workflow offers or starts this one. */
function isChild(id: string, { workflows }: Parameters<WorkflowRule>[0]['bundle']): boolean {
  return workflows.some((workflow) => childWorkflows(workflow).includes(id))
}

function neverChild(path: string): Fault {
  return {
    path,
    code: 'access.no-parent',
    message: {
      pl: 'Sprawy tego przebiegu nie mają sprawy nadrzędnej.',
      en: 'Cases of this workflow have no parent.',
    },
    hint: {
      pl: 'Usuń „like” albo oferuj ten przebieg w innym.',
      en: 'Remove "like", or offer this workflow in another one.',
    },
  }
}
