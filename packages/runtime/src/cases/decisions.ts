import { SplotError } from '@splot/definition'
import { explainDecision } from '@splot/engine'
import type { DecisionRecord } from '@splot/engine'
import type { Deps } from '../deps.ts'
import { namedPerson } from '../people/people.ts'
import { openCase } from '../permission/open-case.ts'
import type { OpenedCase } from '../permission/open-case.ts'
import { mayReadDecision } from '../permission/read-decision.ts'
import type { DecisionSummary, DecisionView, Reader } from '../types.ts'

/** Returns the decisions of a case that the reader may have told, latest of each, newest first. Pure. */
export function readableDecisions(opened: OpenedCase): DecisionSummary[] {
  const { decisions = {} } = opened.loaded.case
  return Object.entries(decisions)
    .flatMap(([id, records]): DecisionSummary[] => {
      const last = records.at(-1)
      const definition = opened.loaded.compiled.definition.decisions?.[id]
      if (
        last === undefined ||
        definition === undefined ||
        !mayReadDecision(opened.relation, opened.loaded, id)
      )
        return []
      return [{ id: `${opened.loaded.case.id}/${id}`, title: definition.title, at: last.at }]
    })
    .sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}

/**
 * Tells how a decision of a case was reached, each time it was made, newest first.
 *
 * @throws SplotError case.not-found, decision.not-found
 */
export async function getDecision(deps: Deps, reader: Reader, id: string): Promise<DecisionView[]> {
  const slash = id.indexOf('/')
  const decision = id.slice(slash + 1)
  const opened = await openCase(deps, reader, id.slice(0, Math.max(slash, 0)))
  const { decisions = {} } = opened.loaded.case
  const records = Object.hasOwn(decisions, decision) ? decisions[decision] : undefined
  if (records === undefined || !mayReadDecision(opened.relation, opened.loaded, decision))
    throw decisionNotFound(decision)
  const told = await Promise.all(records.map((record) => toView(deps, opened, decision, record)))
  return told.filter((one) => one !== null).reverse()
}

/** A record is told by the version of the workflow that made it. */
async function toView(
  deps: Deps,
  opened: OpenedCase,
  decision: string,
  record: DecisionRecord,
): Promise<DecisionView | null> {
  const { loaded } = opened
  const compiled = deps.library.workflow(loaded.case.workflow.id, record.version)
  const told = explainDecision(compiled, decision, record)
  if (told === null) return null
  return { ...told, by: mayKnowBy(opened, record.by) ? await namedPerson(deps, record.by) : null }
}

/** Parties to a case learn that the operator decided, not who of them. */
function mayKnowBy({ loaded, relation }: OpenedCase, by: string): boolean {
  const isMember = loaded.case.members.some(({ person }) => person === by)
  return relation.staff || by === relation.person || isMember
}

function decisionNotFound(id: string): SplotError {
  return new SplotError(
    'decision.not-found',
    `Expected a decision of this case that you may read but "${id}" is none.`,
  )
}
