import { toLocalText } from '@splot/definition'
import type { JsonObject, LocalText } from '@splot/definition'
import type { TaskItem } from '@splot/engine'
import type { HistoryEntry } from '@splot/store'
import { stateTitle } from '../cases/case-summary.ts'
import type { LoadedCase } from '../cases/loaded-case.ts'
import { taskIdOf } from '../cases/rows.ts'
import { shownStates } from '../cases/shown-states.ts'
import { entryTitle } from '../cases/timeline.ts'
import { taskOf } from '../definitions/task-of.ts'
import type { Deps } from '../deps.ts'
import { readableDocuments } from '../documents/documents.ts'
import { loadDraft } from '../drafts/draft-document.ts'
import { fileIdsIn, fieldsOf, valuesAt } from '../forms/form-fields.ts'
import type { OpenedCase } from '../permission/open-case.ts'
import { relationTo, viewerFor } from '../permission/relation.ts'
import { wholeAnswers } from '../sensitive/kept-apart.ts'
import { textOf } from '../text-of.ts'
import { ownAnswers } from './copy-answers.ts'
import type { GivenAnswers, OwnAnswers } from './copy-answers.ts'
import type { Standing } from './own-values.ts'
import type { Subject } from './subject.ts'
import type { CopiedCase } from './types.ts'
import { isObject } from '../is-object.ts'

/** A case as it is copied: its files come after it, with their bytes. */
export interface CaseCopy {
  loaded: LoadedCase
  copied: Omit<CopiedCase, 'files'>
  answers: readonly OwnAnswers[]
  /** Ids of files that what is copied names. */
  fileIds: string[]
  /** They are or were a party to the case. */
  party: boolean
}

/**
 * Returns what of a case is a person's; `null`: they had no part in it and it names them nowhere. Answers
 * given for the operator are told by their task and time alone: they speak of others.
 */
export async function copyCase(
  deps: Deps,
  loaded: LoadedCase,
  history: readonly HistoryEntry[],
  subject: Subject,
): Promise<CaseCopy | null> {
  const { person } = subject
  const viewer = person ? viewerFor(deps, person) : { person: null, programmeRoles: [], facts: {} }
  const relation = await relationTo(deps, viewer, loaded)
  const opened = { loaded, relation }
  const { case: given, row, compiled } = loaded
  const { definition } = compiled
  const lines = history.filter((line) => isAbout(line, person?.id))
  const party = relation.caseRoles.length > 0 || lines.some(({ type }) => type === 'joined')
  const found = await answersOf(deps, opened, subject)
  const worked = given.items.filter((item) => isWork(loaded, item, person?.id))
  if (!party && lines.length + worked.length + found.length === 0) return null
  const states = shownStates(definition, { ...relation, staff: false }, given.states)
  return {
    loaded,
    party,
    answers: found,
    fileIds: found.flatMap(({ use, copied }) => fileIdsIn(use.form.definition, copied.values)),
    copied: {
      id: given.id,
      workflow: definition.title,
      number: row.number,
      title: party || isOnlyTheirs(loaded, person?.id) ? toLocalText(row.title) : null,
      states: states.map((id) => stateTitle(loaded, id)),
      startedAt: given.startedAt,
      endedAt: given.endedAt ?? null,
      roles: relation.caseRoles.map((role) => roleTitle(loaded, role)),
      answers: found.map(({ copied }) => copied),
      signatures: await signaturesOf(deps, loaded, person?.id),
      work: worked.map((item) => ({
        task: taskTitle(loaded, item.task),
        at: item.finishedAt ?? item.createdAt,
      })),
      history: lines.map((line) => ({
        at: line.at,
        type: line.type,
        title: entryTitle(loaded, line),
      })),
      documents: party ? await readableDocuments(deps, opened) : [],
    },
  }
}

/** Whether a case is about one person alone: nobody else is a party to it. Pure. */
export function isOnlyTheirs({ case: given }: LoadedCase, person: string | undefined): boolean {
  return given.members.length > 0 && given.members.every((member) => member.person === person)
}

function isAbout({ actor, data }: HistoryEntry, person: string | undefined): boolean {
  const member = (data['data'] as JsonObject | undefined)?.['person']
  return person !== undefined && [actor, member].includes(person)
}

/** Done, or to be done, by them in a role of the programme. */
function isWork(loaded: LoadedCase, item: TaskItem, person: string | undefined): boolean {
  const isTheirs = person !== undefined && [item.assignee, item.finishedBy].includes(person)
  return isTheirs && item.status !== 'cancelled' && isOfOperator(loaded, item)
}

function isOfOperator({ programme }: LoadedCase, { role }: TaskItem): boolean {
  return role !== undefined && programme.roles[role]?.kind === 'programme'
}

async function answersOf(deps: Deps, opened: OpenedCase, subject: Subject): Promise<OwnAnswers[]> {
  const found: OwnAnswers[] = []
  for await (const given of givenAnswers(deps, opened.loaded, subject)) {
    const own = await ownAnswers(deps, opened, subject, given)
    if (own) found.push(own)
  }
  return found
}

async function* givenAnswers(
  deps: Deps,
  loaded: LoadedCase,
  { person }: Subject,
): AsyncIterable<GivenAnswers> {
  const { case: given } = loaded
  const only = isOnlyTheirs(loaded, person?.id)
  const standing = (item: TaskItem, isOwn: boolean): Standing => {
    if (only) return 'own'
    return isOwn && !isOfOperator(loaded, item) ? 'written' : 'none'
  }
  for (const item of given.items) {
    const record = given.answers[item.task]?.find((one) => one.item === item.key)
    if (record) {
      const own = person !== null && [record.by, record.inPlaceOf].includes(person.id)
      const { at, facts } = record
      const answers = await wholeAnswers(deps, record)
      const declarations = facts?.declarations ?? {}
      yield { item, answers, at, draft: false, own, standing: standing(item, own), declarations }
    } else if (person !== null) {
      const draft = await loadDraft(deps, taskIdOf(given.id, item.key))
      const writers = draft && [draft.savedBy, ...Object.values(draft.writes).map(({ by }) => by)]
      if (!draft || !writers?.includes(person.id)) continue
      const { answers, savedAt: at } = draft
      yield { item, answers, at, draft: true, own: true, standing: standing(item, true) }
    }
  }
}

/** When they signed what, whoever handed it in. */
async function signaturesOf(
  deps: Deps,
  loaded: LoadedCase,
  person: string | undefined,
): Promise<CopiedCase['signatures']> {
  if (person === undefined) return []
  return Object.entries(loaded.case.answers).flatMap(([task, records]) =>
    records.flatMap(({ form, answers }) => {
      if (form === undefined) return []
      return fieldsOf(deps.library.form(form.id, form.version))
        .filter(({ field }) => field.type === 'signature')
        .flatMap(({ pointer }) => valuesAt(answers, pointer).flat())
        .filter((one) => isObject(one) && one['person'] === person)
        .map((one) => ({
          task: taskTitle(loaded, task),
          at: textOf((one as JsonObject)['at']),
        }))
    }),
  )
}

function taskTitle({ compiled }: LoadedCase, task: string): LocalText {
  return taskOf(compiled.definition, task)?.title ?? { pl: task, en: task }
}

function roleTitle({ programme }: LoadedCase, role: string): LocalText {
  return programme.roles[role]?.title ?? { pl: role, en: role }
}
