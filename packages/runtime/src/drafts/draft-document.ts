import { SplotError } from '@splot/definition'
import type { JsonObject } from '@splot/definition'
import type { Case } from '@splot/engine'
import type { Deps } from '../deps.ts'
import { namedPerson } from '../people/people.ts'
import { taskClosed } from '../permission/refusals.ts'
import { partsOf } from '../tasks/open-task.ts'
import type { Envelope } from '../sensitive/cipher.ts'
import { openJson, sealJson } from '../sensitive/kept-apart.ts'
import type { DraftView } from '../types.ts'
import { withoutSignature } from './signature-records.ts'

/** A draft as kept: one document per item of a task. */
export interface Draft {
  /** Without fields that are hidden just now. */
  answers: JsonObject
  /** What stands in those: it comes back when they are shown again, and goes when the task is done. */
  hidden: JsonObject
  /** Counts saves. */
  revision: number
  /** Of the first save; absent in drafts begun before it was kept. */
  startedAt?: string
  savedAt: string
  savedBy: string
  /** JSON Pointer → who wrote there last, and in which save. */
  writes: Record<string, { revision: number; by: string }>
  /** The form has sensitive fields: the answers are kept enciphered. */
  sensitive: boolean
  /** Signatures that are gone once the case has consumed the message named. */
  withdrawals?: Withdrawal[]
}

/** A signature that its signer takes back by a step of the case. */
export interface Withdrawal {
  /** Id of the message that the step consumes: it tells whether the step was committed. */
  message: string
  path: string
  person: string
}

/** As it lies in the store. */
interface KeptDraft extends Omit<Draft, 'answers' | 'hidden' | 'sensitive'> {
  answers?: JsonObject
  sealed?: Envelope
  /** Absent: nothing is hidden. */
  hidden?: JsonObject
  sealedHidden?: Envelope
}

const kind = 'draft'
const attempts = 10

/** Returns the draft of a task, or `null`. */
export async function loadDraft(deps: Deps, taskId: string): Promise<Draft | null> {
  const document = await deps.store.getDocument<JsonObject>(kind, taskId)
  return document && toDraft(deps, taskId, document.value as unknown as KeptDraft)
}

async function toDraft(
  deps: Deps,
  taskId: string,
  { answers = {}, sealed, hidden = {}, sealedHidden, ...rest }: KeptDraft,
): Promise<Draft> {
  const opened = (envelope: Envelope) => openJson(deps, envelope, draftName(taskId))
  return withoutWithdrawn(deps, taskId, {
    ...rest,
    answers: sealed ? opened(sealed) : answers,
    hidden: sealedHidden ? opened(sealedHidden) : hidden,
    sensitive: sealed !== undefined,
  })
}

/** Leaves out what was taken back by a step that was committed; what only was to be, stays. */
async function withoutWithdrawn(deps: Deps, taskId: string, draft: Draft): Promise<Draft> {
  const { withdrawals = [], ...rest } = draft
  if (withdrawals.length === 0) return draft
  const { caseId } = partsOf(taskId)
  const isDone = await Promise.all(
    withdrawals.map(({ message }) => deps.store.consumed(caseId, message)),
  )
  const waiting = withdrawals.filter((_, at) => !isDone[at])
  const before: Draft = { ...rest, ...(waiting.length > 0 && { withdrawals: waiting }) }
  return withdrawals
    .filter((_, at) => isDone[at])
    .reduce((one, withdrawal) => withdrawn(one, withdrawal) ?? one, before)
}

/** Returns a draft without a signature, or `null` where there is none. Pure. */
function withdrawn(draft: Draft, withdrawal: Withdrawal): Draft | null {
  const answers = withoutSignature(draft.answers, withdrawal)
  return answers && { ...draft, answers, revision: draft.revision + 1 }
}

/**
 * Notes in a draft that the step of the case which is being decided takes a signature back: from its commit
 * on, and not before, whoever reads the draft finds the signature gone. Returns the draft as it is then, or
 * `null` where the person has not signed.
 */
export async function noteWithdrawal(
  deps: Deps,
  taskId: string,
  withdrawal: Withdrawal,
): Promise<Draft | null> {
  return editAlone(deps, taskId, async (draft) => {
    const result = draft && withdrawn(draft, withdrawal)
    if (!result) return { draft: null, result: null }
    const others = withdrawalsBeside(draft, withdrawal)
    return { draft: { ...draft, withdrawals: [...others, withdrawal] }, result }
  })
}

/** Returns what is being taken back from a draft besides a signature of this place and person. Pure. */
export function withdrawalsBeside(
  draft: Draft | null,
  { path, person }: Pick<Withdrawal, 'path' | 'person'>,
): Withdrawal[] {
  return (draft?.withdrawals ?? []).filter((one) => one.path !== path || one.person !== person)
}

function toKept(
  deps: Deps,
  taskId: string,
  { sensitive, answers, hidden, ...rest }: Draft,
): KeptDraft {
  const isHiding = Object.keys(hidden).length > 0
  if (!sensitive) return { ...rest, answers, ...(isHiding && { hidden }) }
  const sealed = (values: JsonObject) => sealJson(deps, values, draftName(taskId))
  return { ...rest, sealed: sealed(answers), ...(isHiding && { sealedHidden: sealed(hidden) }) }
}

/** What its envelope is about: no other text of the case opens as a draft. Pure. */
export function draftName(taskId: string): string {
  return `draft ${taskId}`
}

/** Removes the draft; one that is gone already is no fault. */
export async function deleteDraft(deps: Deps, taskId: string): Promise<void> {
  await deps.store.deleteDocument(kind, taskId)
}

/**
 * Changes a draft so that no save of somebody else is lost: `edit` runs again when another was
 * quicker. `edit` returns `null` to leave it as it is. Runs between the steps of the case, so that a
 * save that was acknowledged is part of what is handed in right after it.
 *
 * @throws SplotError draft.conflict, task.finished when it was handed in meanwhile, task.not-open when it
 * was called off
 */
export async function editDraft<T>(
  deps: Deps,
  taskId: string,
  edit: (draft: Draft | null) => Promise<{ draft: Draft | null; result: T }>,
): Promise<T> {
  const { caseId, itemKey } = partsOf(taskId)
  return deps.store.transactCase(
    caseId,
    async (stored) => {
      const items = (stored?.snapshot as unknown as Case | undefined)?.items ?? []
      const item = items.find(({ key }) => key === itemKey)
      if (item?.status !== 'open') throw taskClosed({ id: taskId, item })
      return { result: await editAlone(deps, taskId, edit) }
    },
    { known: deps.cases.known(caseId) },
  )
}

async function editAlone<T>(
  deps: Deps,
  taskId: string,
  edit: (draft: Draft | null) => Promise<{ draft: Draft | null; result: T }>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const document = await deps.store.getDocument<JsonObject>(kind, taskId)
    const { draft, result } = await edit(
      document && (await toDraft(deps, taskId, document.value as unknown as KeptDraft)),
    )
    if (!draft) return result
    try {
      await deps.store.putDocument(
        kind,
        taskId,
        toKept(deps, taskId, draft) as unknown as JsonObject,
        document?.revision ?? 0,
      )
      return result
    } catch (error) {
      if (!(error instanceof SplotError) || error.code !== 'store.conflict') throw error
      if (attempt >= attempts)
        throw new SplotError(
          'draft.conflict',
          `Expected to save within ${attempts} tries but others were quicker.`,
        )
    }
  }
}

/** Returns the state of a draft as people see it. */
export async function draftView(deps: Deps, draft: Draft | null): Promise<DraftView> {
  return draft
    ? {
        revision: draft.revision,
        savedAt: draft.savedAt,
        savedBy: await namedPerson(deps, draft.savedBy),
      }
    : { revision: 0, savedAt: null, savedBy: null }
}

/** Returns since when a draft is written that is saved now; nothing where that is not known. Pure. */
export function startOf(draft: Draft | null, now: string): Pick<Draft, 'startedAt'> {
  const startedAt = draft === null ? now : draft.startedAt
  return startedAt === undefined ? {} : { startedAt }
}
