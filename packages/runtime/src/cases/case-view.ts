import { explainCase } from '@splot/engine'
import type { Explanation } from '@splot/engine'
import { stateMetaOf } from '../definitions/task-of.ts'
import type { Deps } from '../deps.ts'
import { readableDocuments } from '../documents/documents.ts'
import { loadPerson } from '../people/people.ts'
import { invitableRoles } from '../permission/invitable-roles.ts'
import { openCase } from '../permission/open-case.ts'
import type { OpenedCase } from '../permission/open-case.ts'
import { mayKnowOutcome, mayKnowReason } from '../permission/readable-expressions.ts'
import { mayKnowWho } from '../permission/task-permission.ts'
import { publicationsOf } from '../publications/publications.ts'
import { openTaskOf } from '../tasks/open-task.ts'
import { toTaskSummary } from '../tasks/task-summary.ts'
import type { CasePlace, CaseView, Reader, TaskSummary } from '../types.ts'
import { aheadOf } from './ahead.ts'
import { caseAbove, caseFacts } from './case-facts.ts'
import { checklistFor } from './checklist.ts'
import { publishesAhead } from './actions-ahead.ts'
import { toCaseSummary } from './case-summary.ts'
import { listCases } from './list-cases.ts'
import { readableDecisions } from './decisions.ts'
import { reopenStates } from './reopen-states.ts'
import { isVeiled, shownState, shownStates } from './shown-states.ts'
import { openOffers } from './open-offers.ts'
import { taskIdOf } from './rows.ts'
import { readableSubmissions } from './submissions.ts'

/** A page of children, as large as a list may be. */
const childrenLimit = 200

/** Returns everything the reader may know of a case. @throws SplotError case.not-found */
export async function getCase(deps: Deps, reader: Reader, id: string): Promise<CaseView> {
  const opened = await openCase(deps, reader, id)
  const { loaded, relation } = opened
  const explanation = explanationFor(deps, opened)
  const isFull = relation.reach === 'full'
  const summary = toCaseSummary(deps, relation, loaded)
  const children = isFull
    ? await listCases(deps, reader, { parent: loaded.case.id, limit: childrenLimit })
    : { items: [] }
  return {
    ...summary,
    revision: loaded.revision,
    roles: [...relation.caseRoles],
    description: descriptionOf(opened, summary.places),
    facts: isFull ? caseFacts(deps, opened) : [],
    above: await caseAbove(deps, opened),
    tasks: await tasksFor(deps, opened),
    checklist: isFull ? await checklistFor(deps, opened) : [],
    deadlines: isFull ? deadlinesOf(opened, explanation) : [],
    ahead: isFull ? aheadOf(deps, opened, explanation) : [],
    offers: openOffers(deps, opened),
    events: eventsFor(opened, explanation),
    explanation: isFull ? explanation : { ...explanation, waitingFor: [], deadlines: [] },
    submissions: await readableSubmissions(deps, opened),
    decisions: readableDecisions(opened),
    documents: await readableDocuments(deps, opened),
    members: isFull ? await membersFor(deps, opened) : [],
    invitable: invitableRoles(relation, loaded),
    reopen: reopenStates(opened),
    children: children.items,
    childrenNext: children.next ?? null,
    published: await publicationsOf(deps, id),
  }
}

/** What the state says that holds the course of the case; else those around it, else the workflow. */
function descriptionOf(
  { loaded, relation }: OpenedCase,
  [course, beside]: readonly CasePlace[],
): CaseView['description'] {
  const states = shownStates(loaded.compiled.definition, relation, loaded.case.states)
  // outer states come first, and of those beside each other the course of the case
  const own = course && beside ? states.slice(0, states.indexOf(course.id) + 1) : states
  const metas = own.map((id) => stateMetaOf(loaded.compiled.definition, id))
  return (
    metas.findLast((meta) => meta?.description !== undefined)?.description ??
    loaded.compiled.definition.description ??
    null
  )
}

async function tasksFor(deps: Deps, { loaded, relation }: OpenedCase): Promise<TaskSummary[]> {
  const opened = await Promise.all(
    loaded.case.items
      .filter(({ status }) => status !== 'finished')
      .map((item) => openTaskOf(deps, relation, loaded, taskIdOf(loaded.case.id, item.key))),
  )
  return Promise.all(opened.flatMap((task) => (task ? [toTaskSummary(deps, task)] : [])))
}

function deadlinesOf({ loaded }: OpenedCase, explanation: Explanation): CaseView['deadlines'] {
  const { timers = {} } = loaded.compiled.definition
  return explanation.deadlines.map(({ timer, dueAt }) => ({
    timer,
    title: timers[timer]?.title ?? { pl: timer, en: timer },
    dueAt,
  }))
}

/** Ids of the events that the reader may send by hand now. */
export function sendableEvents(deps: Deps, opened: OpenedCase): string[] {
  return eventsFor(opened, explanationFor(deps, opened)).map(({ event }) => event)
}

function eventsFor({ loaded, relation }: OpenedCase, { next }: Explanation): CaseView['events'] {
  if (loaded.case.status === 'done') return []
  const open = new Set(next.filter((one) => one.open).map((one) => one.event))
  return Object.entries(loaded.compiled.definition.events)
    .filter(
      ([event, { roles }]) =>
        open.has(event) && roles?.some((role) => relation.roles.includes(role)),
    )
    .map(([event, { title, confirm, payload }]) => ({
      event,
      title,
      confirm: confirm ?? null,
      payload: payload ?? null,
      publishes: publishesAhead(loaded.compiled.definition, loaded.case.states, event),
    }))
}

/**
 * Why and what next. Guards are told to the operator's people, those over answers closed to the reader
 * to nobody: their outcome would tell the answer. What such a guard will say counts as open.
 */
function explanationFor(deps: Deps, { loaded, relation }: OpenedCase): Explanation {
  const whole = explainCase(loaded.compiled, loaded.case, {
    now: deps.clock.now(),
    actor: { id: relation.person ?? 'public', roles: [...relation.roles] },
  })
  return {
    ...whole,
    ...placesFor({ loaded, relation }, whole),
    reasons: whole.reasons.filter((reason) => mayKnowReason(deps, relation, loaded, reason)),
    because: whole.because
      .filter(
        ({ expression }) => relation.staff && mayKnowOutcome(deps, relation, loaded, expression),
      )
      .map(({ expression, result }) => ({ expression, values: {}, result })),
    next: nextFor({ loaded, relation }, whole).map(({ event, targets, open, guard }) => {
      const isKnown = guard === undefined || mayKnowOutcome(deps, relation, loaded, guard)
      return {
        event,
        targets,
        open: open || !isKnown,
        ...(relation.staff && isKnown && guard !== undefined ? { guard } : {}),
      }
    }),
    waitingFor: whole.waitingFor.map(({ assignee, ...rest }) => {
      const item = loaded.case.items.find(({ key }) => key === rest.item)
      const known = item && mayKnowWho(relation, loaded, item)
      return known && assignee !== undefined ? { ...rest, assignee } : rest
    }),
  }
}

/** Where the case is, in the states that the reader is shown. */
function placesFor(
  { loaded, relation }: OpenedCase,
  { states, unarmed }: Explanation,
): Pick<Explanation, 'states' | 'unarmed'> {
  const shown = (id: string): string => shownState(loaded.compiled.definition, relation, id)
  return {
    states: states.map(({ id, since }) => ({ id: shown(id), since })),
    ...(unarmed && {
      unarmed: unarmed.map(({ timer, state }) => ({ timer, state: shown(state) })),
    }),
  }
}

/** Where what comes next would tell what the state does not, only what people send is told. */
function nextFor({ loaded, relation }: OpenedCase, { next }: Explanation): Explanation['next'] {
  const { definition } = loaded.compiled
  const veiled = isVeiled(definition, relation, loaded.case.states)
  return next
    .filter(({ event }) => !veiled || definition.events[event]?.roles !== undefined)
    .map((one) => ({ ...one, targets: shownStates(definition, relation, one.targets) }))
}

async function membersFor(
  deps: Deps,
  { loaded, relation }: OpenedCase,
): Promise<CaseView['members']> {
  return Promise.all(
    loaded.case.members.map(async ({ person, role }) => {
      const known = await loadPerson(deps, person)
      const mailReturned = relation.staff && known?.mailReturned !== undefined
      return { person, role, name: known?.name ?? '', mailReturned }
    }),
  )
}
