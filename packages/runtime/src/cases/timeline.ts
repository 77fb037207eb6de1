import type { JsonObject, LocalText } from '@splot/definition'
import type { HistoryRecord, Reason, TaskItem } from '@splot/engine'
import type { HistoryEntry } from '@splot/store'
import { taskOf } from '../definitions/task-of.ts'
import type { Deps } from '../deps.ts'
import { namedPerson } from '../people/people.ts'
import { openCase } from '../permission/open-case.ts'
import type { OpenedCase } from '../permission/open-case.ts'
import { isOwn } from '../permission/own-item.ts'
import { mayReadDecision } from '../permission/read-decision.ts'
import { mayKnowOutcome, mayKnowReason } from '../permission/readable-expressions.ts'
import { mayKnowWho, mayReadAnswers } from '../permission/task-permission.ts'
import { textOf } from '../text-of.ts'
import type { Reader, TimelineEntry } from '../types.ts'
import { stateTitle } from './case-summary.ts'
import type { LoadedCase } from './loaded-case.ts'
import { shownStates } from './shown-states.ts'
import { entryTitles } from './entry-titles.ts'

const pageSize = 500

/**
 * Returns a part of the story of a case as the reader may know it, oldest first, from behind the line
 * `after`. An empty part means that there is no more.
 */
export async function timeline(
  deps: Deps,
  reader: Reader,
  id: string,
  after?: number,
): Promise<TimelineEntry[]> {
  const opened = await openCase(deps, reader, id)
  let told: HistoryEntry[] = []
  let lines: HistoryEntry[]
  let last = after
  // Many lines in a row may be closed to a reader who knows what came after them.
  do {
    lines = await deps.store.history(id, last, pageSize)
    told = lines.filter((line) => mayKnowLine(opened, line))
    last = lines.at(-1)?.seq
  } while (lines.length > 0 && told.length === 0)
  return Promise.all(told.map((line) => toEntry(deps, opened, line)))
}

/** Lines that a party to the case has no use for: who of the operator took or passed on work. */
const internal = new Set([
  'claimed',
  'released',
  'delegated',
  'reassigned',
  'assigned',
  'unassigned',
  'reminder',
])

function mayKnowLine({ loaded, relation }: OpenedCase, line: HistoryEntry): boolean {
  const item = loaded.case.items.find(({ key }) => key === line.data['item'])
  if (line.actor === relation.person) return true
  if (item && internal.has(line.type)) return relation.staff && mayKnowWho(relation, loaded, item)
  if (relation.staff) return true
  if (relation.reach === 'task') return item !== undefined && isOwn(relation, item)
  if (internal.has(line.type)) return false
  // What moved the case is told; what was filled in without moving it only to those who may read it.
  return moved(line) || !item || mayReadAnswers(relation, loaded, item)
}

function moved({ data }: HistoryEntry): boolean {
  return JSON.stringify(data['from'] ?? []) !== JSON.stringify(data['to'] ?? [])
}

async function toEntry(deps: Deps, opened: OpenedCase, line: HistoryEntry): Promise<TimelineEntry> {
  const { loaded, relation } = opened
  const led = moved(line) ? ((line.data['to'] as string[] | undefined) ?? []) : []
  const to = shownStates(loaded.compiled.definition, relation, led)
  const item = loaded.case.items.find(({ key }) => key === line.data['item'])
  const actor = mayKnowActor(opened, line) ? await namedPerson(deps, line.actor) : null
  const away = actor && (await namedPerson(deps, awayIn(line, item)))
  const person = await namedPerson(deps, memberIn(opened, line))
  return {
    seq: line.seq,
    at: line.at,
    actor,
    ...(away && { inPlaceOf: away }),
    type: line.type,
    title: entryTitle(loaded, line),
    ...(to.length > 0 ? { to: to.map((id) => stateTitle(loaded, id)) } : {}),
    ...reasonsOf(deps, opened, line),
    ...(item ? { task: item.task } : {}),
    ...(person && { person }),
    ...reasonOf(line),
    ...deadlineOf(loaded, line),
    ...decisionsOf(opened, line),
    ...(await lotsOf(deps, opened, line)),
    ...(relation.staff ? { details: detailsOf(deps, opened, line) } : {}),
  }
}

function reasonsOf(
  deps: Deps,
  { loaded, relation }: OpenedCase,
  { data }: HistoryEntry,
): Pick<TimelineEntry, 'reasons'> {
  const told = Array.isArray(data['reasons']) ? (data['reasons'] as unknown as Reason[]) : []
  const reasons = told.filter((reason) => mayKnowReason(deps, relation, loaded, reason))
  return reasons.length > 0 ? { reasons } : {}
}

/** Who joined or left, for those who are told the people of the case; `''`: nobody, or not told. */
function memberIn({ loaded, relation }: OpenedCase, { type, data }: HistoryEntry): string {
  if (type !== 'joined' && type !== 'left') return ''
  const id = textOf((data['data'] as JsonObject | undefined)?.['person'] ?? '')
  const isKnown = relation.staff || loaded.case.members.some(({ person }) => person === id)
  return relation.reach === 'full' && isKnown ? id : ''
}

/** In whose place work was taken or done; `''`: nobody's. */
function awayIn({ type, data }: HistoryEntry, item: TaskItem | undefined): string {
  if (type === 'completed') return item?.inPlaceOf ?? ''
  return textOf((data['data'] as JsonObject | undefined)?.['inPlaceOf'] ?? '')
}

/** Why somebody stepped in: told to whoever is told that they did. */
function reasonOf({ type, data }: HistoryEntry): Pick<TimelineEntry, 'reason'> {
  if (type !== 'reopened' && type !== 'reassigned') return {}
  const reason = (data['data'] as JsonObject | undefined)?.['reason']
  return typeof reason === 'string' ? { reason } : {}
}

function deadlineOf(
  { compiled }: OpenedCase['loaded'],
  { type, data }: HistoryEntry,
): Pick<TimelineEntry, 'deadline'> {
  const { timers = {} } = compiled.definition
  const name = timerOf(data)
  const title = Object.hasOwn(timers, name) ? timers[name]?.title : undefined
  const isOfTimer = type === 'timer' || type === 'reminder'
  return isOfTimer && title !== undefined ? { deadline: title } : {}
}

function decisionsOf(
  { loaded, relation }: OpenedCase,
  { data }: HistoryEntry,
): Pick<TimelineEntry, 'decisions'> {
  const made = Array.isArray(data['decisions']) ? (data['decisions'] as JsonObject[]) : []
  const told = made
    .map(({ decision }) => textOf(decision))
    .filter((id) => mayReadDecision(relation, loaded, id))
    .flatMap((id) => {
      const title = loaded.compiled.definition.decisions?.[id]?.title
      return title ? [{ id: `${loaded.case.id}/${id}`, title }] : []
    })
  return told.length > 0 ? { decisions: told } : {}
}

/** Who was drawn from whom is for those who oversee it: fellows of the drawn never learn of each other. */
async function lotsOf(
  deps: Deps,
  { relation, loaded }: OpenedCase,
  { data }: HistoryEntry,
): Promise<Pick<TimelineEntry, 'lots'>> {
  if (!relation.staff || relation.reach !== 'full') return {}
  const drawn = (Array.isArray(data['lots']) ? data['lots'] : []) as unknown as DrawnLot[]
  const told = drawn.filter(({ role = '' }) => !relation.programmeRoles.includes(role))
  if (told.length === 0) return {}
  const lots = told.map(async ({ role, from, drawn: out }) =>
    role === undefined
      ? { role: listed, from: endsOf(from), drawn: out }
      : {
          role: loaded.programme.roles[role]?.title ?? { pl: role, en: role },
          from: await namesOf(deps, from),
          drawn: await namesOf(deps, out),
        },
  )
  return { lots: await Promise.all(lots) }
}

type DrawnLot = NonNullable<HistoryRecord['lots']>[number]

/** What stands in place of a role where texts were drawn. */
const listed: LocalText = { pl: 'z listy', en: 'from a list' }

/** A long list by its first and its last. */
function endsOf(list: readonly string[]): string[] {
  return list.length <= 10 ? [...list] : [list[0]!, '…', list.at(-1)!]
}

async function namesOf(deps: Deps, ids: readonly string[]): Promise<string[]> {
  const persons = await Promise.all(ids.map((id) => namedPerson(deps, id)))
  return persons.map((person, index) => person?.name ?? ids[index] ?? '')
}

/** What a step tells beside what every step tells lies one deeper. */
function timerOf({ data }: JsonObject): string {
  return textOf(((data ?? {}) as JsonObject)['timer'])
}

function mayKnowActor({ loaded, relation }: OpenedCase, line: HistoryEntry): boolean {
  if (line.actor === relation.person) return true
  const item = loaded.case.items.find(({ key }) => key === line.data['item'])
  if (item) return mayKnowWho(relation, loaded, item)
  return relation.staff || loaded.case.members.some(({ person }) => person === line.actor)
}

/** Returns what a line of history is called: by its task, by its event or by what it is. Pure. */
export function entryTitle(loaded: LoadedCase, { type, data }: HistoryEntry): LocalText {
  const { definition } = loaded.compiled
  const item = loaded.case.items.find(({ key }) => key === data['item'])
  const task = item && taskOf(definition, item.task)?.title
  if (task && type === 'completed') return task
  const event = typeof data['event'] === 'string' ? definition.events[data['event']] : undefined
  if (event && (type === 'event' || type === 'message')) return event.title
  return entryTitles[type] ?? { pl: 'Zdarzenie', en: 'Event' }
}

function detailsOf(
  deps: Deps,
  { loaded, relation }: OpenedCase,
  { data }: HistoryEntry,
): JsonObject {
  // A guard's outcome tells of the answers it reads, so one over closed answers is not told at all.
  const traced = Array.isArray(data['guards']) ? (data['guards'] as JsonObject[]) : []
  const guards = traced.filter(({ expression }) =>
    mayKnowOutcome(deps, relation, loaded, textOf(expression)),
  )
  const { event, checksum } = data
  const item = loaded.case.items.find(({ key }) => key === data['item'])
  const mayRead = item !== undefined && mayReadAnswers(relation, loaded, item)
  const timer = timerOf(data)
  return {
    ...(typeof event === 'string' ? { event } : {}),
    // of a few choices it could be turned back into them
    ...(typeof checksum === 'string' && mayRead ? { checksum } : {}),
    ...(timer === '' ? {} : { timer }),
    ...(guards.length > 0
      ? {
          guards: guards.map(({ expression, result }) => ({
            expression: expression ?? null,
            result: result ?? null,
          })),
        }
      : {}),
  }
}
