import { isRanking } from '../decision/types.ts'
import type {
  AssessmentDefinition,
  DecisionDefinition,
  RankingDefinition,
} from '../decision/types.ts'
import type { JsonSchema } from '../json.ts'
import type { Fault } from '../source/definition-issue.ts'
import { joinPointer } from '../source/pointer.ts'
import { textParameter } from '../workflow/actions.ts'
import { actionsOf } from '../workflow/state-tree.ts'
import { decisionVariables, workflowVariables } from '../workflow/variables.ts'
import type { WorkflowRule, WorkflowSubject } from './lint-subject.ts'
import { unknownName } from './unknown-name.ts'
import { toFault } from './workflow-expressions.ts'

type Expected = 'boolean' | 'number' | 'string' | 'list' | 'any'

/** Names of decisions and in them: what `decide` asks for, names that stand twice. */
export const decisionNames: WorkflowRule = ({ workflow, nodes }) => {
  const decisions = workflow.decisions ?? {}
  const known = Object.keys(decisions)
  const made = nodes.flatMap(actionsOf).flatMap(({ action, pointer }) => {
    const id = action.type === 'decide' ? textParameter(action, 'decision') : undefined
    return id === undefined ? [] : [{ id, path: joinPointer(pointer, 'params', 'decision') }]
  })
  return [
    ...made
      .filter(({ id }) => !known.includes(id))
      .map(({ id, path }) => unknownName('decision', path, id, known)),
    ...known.filter((id) => !made.some((one) => one.id === id)).map(unusedDecision),
    ...Object.entries(decisions).flatMap(([id, decision]) => doubledNames(id, decision)),
  ]
}

function unusedDecision(id: string): Fault {
  return {
    path: joinPointer('', 'decisions', id),
    code: 'decision.unused',
    severity: 'warning',
    message: {
      pl: `Żadne działanie „decide” nie podejmuje rozstrzygnięcia „${id}”.`,
      en: `No action "decide" makes the decision "${id}".`,
    },
    hint: {
      pl: 'Dodaj działanie „decide” albo usuń rozstrzygnięcie.',
      en: 'Add the action "decide" or remove the decision.',
    },
  }
}

/** Names given come first; then those of steps, or of the key and its `entry` and `pool`. */
function doubledNames(id: string, decision: DecisionDefinition): Fault[] {
  const at = joinPointer('', 'decisions', id)
  const seen = new Set(Object.keys(decision.given))
  const own = isRanking(decision)
    ? [
        ...['entry', 'pool'].map((name) => ({ name, path: joinPointer(at, 'given', name) })),
        ...decision.ranking.key.map((part, n) => ({
          name: part.id,
          path: joinPointer(at, 'ranking', 'key', n, 'id'),
        })),
      ]
    : decision.steps.map((step, n) => ({
        name: step.id,
        path: joinPointer(at, 'steps', n, 'id'),
      }))
  return own.flatMap(({ name, path }): Fault[] => {
    if (!seen.has(name)) {
      seen.add(name)
      return []
    }
    return [
      {
        path,
        code: 'name.doubled',
        message: {
          pl: `Nazwa „${name}” występuje w rozstrzygnięciu dwa razy.`,
          en: `The name "${name}" stands twice in the decision.`,
        },
        hint: { pl: 'Wybierz inną nazwę.', en: 'Choose another name.' },
      },
    ]
  })
}

/** Every expression of a decision: what is given sees the case, the rest only what is given. */
export const decisionExpressions: WorkflowRule = (subject) => {
  const decisions = Object.entries(subject.workflow.decisions ?? {})
  if (decisions.length === 0) return []
  const scope = workflowVariables(subject.workflow, subject.bundle)
  return decisions.flatMap(([id, decision]) => {
    const at = joinPointer('', 'decisions', id)
    const check = checker(subject, at)
    return [
      ...Object.entries(decision.given).flatMap(([name, source]) =>
        check(source, ['given', name], 'any', scope),
      ),
      ...(isRanking(decision)
        ? rankingExpressions(decision, check)
        : stepExpressions(decision, check)),
    ]
  })
}

type Check = (
  source: string | undefined,
  place: (string | number)[],
  expected: Expected,
  variables: JsonSchema,
) => Fault[]

function checker({ expressions }: WorkflowSubject, at: string): Check {
  return (source, place, expected, variables) =>
    source === undefined
      ? []
      : expressions
          .check(source, variables, expected)
          .map((issue) => toFault(issue, joinPointer(at, ...place)))
}

function stepExpressions(decision: AssessmentDefinition, check: Check): Fault[] {
  const before: JsonSchema = {}
  return decision.steps.flatMap(({ id, value, margin }, n) => {
    const scope = decisionVariables(decision, { ...before })
    before[id] = margin === undefined ? {} : { type: 'boolean' }
    return [
      ...check(value, ['steps', n, 'value'], margin === undefined ? 'any' : 'boolean', scope),
      ...check(margin, ['steps', n, 'margin'], 'number', scope),
    ]
  })
}

function rankingExpressions(decision: RankingDefinition, check: Check): Fault[] {
  const { entries, label, pool, passed, key, places, lots } = decision.ranking
  const given = decisionVariables(decision)
  const entry = decisionVariables(decision, { entry: {} })
  return [
    ...check(entries, ['ranking', 'entries'], 'list', given),
    ...check(label, ['ranking', 'label'], 'any', entry),
    ...check(pool, ['ranking', 'pool'], 'string', entry),
    ...check(passed, ['ranking', 'passed'], 'boolean', entry),
    ...key.flatMap(({ value }, n) => check(value, ['ranking', 'key', n, 'value'], 'any', entry)),
    ...check(
      places,
      ['ranking', 'places'],
      'number',
      decisionVariables(decision, { pool: { type: 'string' } }),
    ),
    ...check(lots, ['ranking', 'lots'], 'list', given),
  ]
}
