import { SplotError } from '@splot/definition'
import type { Issue, JsonObject } from '@splot/definition'
import { caseAfter } from '../cases/case-after.ts'
import { refusePayload } from '../cases/event-payload.ts'
import { replyOnce } from '../cases/first-reply.ts'
import type { KeyedRequest } from '../cases/request-key.ts'
import { stepCase } from '../cases/step-case.ts'
import type { Decision } from '../cases/step-case.ts'
import { tellingAllowed } from '../cases/telling-allowed.ts'
import { checksumOf } from '../definitions/checksum.ts'
import { loadDraft } from '../drafts/draft-document.ts'
import { firstAnswers, workableForm } from '../drafts/save-draft.ts'
import type { Deps } from '../deps.ts'
import { linkedDocuments } from '../documents/linked-documents.ts'
import { filesOfCase } from '../files/file-documents.ts'
import { overDraft, serverScope } from '../forms/form-scope.ts'
import { formUse } from '../forms/form-use.ts'
import { fileIdsIn } from '../forms/form-fields.ts'
import { createHeldKeys } from '../ledgers/held-keys.ts'
import type { HeldKeys } from '../ledgers/held-keys.ts'
import type { FormUse } from '../forms/form-use.ts'
import { dropVoidSignatures, signatureKeys } from '../forms/signed-hash.ts'
import { actorOf, personOf } from '../permission/actor.ts'
import { taskClosed, taskNotFound, taskNotYours } from '../permission/refusals.ts'
import { viewerOf } from '../permission/relation.ts'
import type { CaseView, Reader } from '../types.ts'
import { answersChecksum, keepApart } from '../sensitive/kept-apart.ts'
import { answerFacts } from './answer-facts.ts'
import type { HandedIn } from './answer-facts.ts'
import { eventOf, openTaskIn, partsOf } from './open-task.ts'
import type { OpenedTask } from './open-task.ts'

/** What a person hands in. Without `answers` the draft is taken. */
export interface Submission {
  answers?: JsonObject
  /** Draft revision the person saw; another one is refused. */
  draftRevision?: number
  idempotencyKey?: string
}

/**
 * Completes a task. The server decides: answers are checked, pruned and computed again, signatures
 * are those of the draft that still fit. Saves of the draft wait meanwhile, so that every save that was
 * acknowledged is part of what is handed in, and one that comes later is refused. Returns the case as
 * it stands then, or `null` where the step closed it to the reader.
 *
 * @throws SplotError task.not-found, task.not-open, task.finished, task.not-yours, form.invalid with the issues,
 * payload.invalid where a task without form asks for the data of its event, case.conflict, request.key-reused and the engine's refusals
 */
export async function submitTask(
  deps: Deps,
  reader: Reader,
  id: string,
  submission: Submission,
): Promise<CaseView | null> {
  const viewer = await viewerOf(deps, reader)
  const person = personOf(viewer)
  const { caseId } = partsOf(id)
  if (!(await deps.cases.read(caseId))) throw taskNotFound(id)
  const { idempotencyKey: key, answers, draftRevision } = submission
  const keyed: KeyedRequest | undefined =
    key === undefined
      ? undefined
      : {
          key: `${person}:${key}`,
          request: {
            submitTask: id,
            answers: answers === undefined ? null : deps.cipher.fingerprint(checksumOf(answers)),
            draftRevision: draftRevision ?? null,
          },
        }
  const held = createHeldKeys(deps, caseId)
  await tellingAllowed(deps, reader, caseId, () =>
    stepCase(deps, caseId, {
      keyed,
      held,
      decide: async (loaded) => {
        const opened = await openTaskIn(deps, viewer, loaded, id)
        const locale = reader?.locale ?? 'pl'
        return decidedSubmission(deps, opened, { submission, held, locale, keep: keepApart })
      },
    }),
  )
  return replyOnce(deps, caseId, keyed, () => caseAfter(deps, reader, caseId))
}

/** How a submission is judged: `keep` does with the sensitive values of its answers what is to be done. */
interface Judging {
  submission: Submission
  held?: HeldKeys
  locale: string
  keep: typeof keepApart
}

/**
 * Returns the step that a submission is.
 *
 * @throws SplotError task.not-open, task.finished, task.not-yours, form.invalid, payload.invalid, case.conflict
 */
export async function decidedSubmission(
  deps: Deps,
  opened: OpenedTask,
  { submission, held, locale, keep }: Judging,
): Promise<Decision> {
  const { item, task } = opened
  const actor = actorOf(opened.relation)
  if (!formUse(deps, opened, item)) {
    refuseUnworkable(opened)
    const { answers } = submission
    refusePayload(task.submit, eventOf(opened), answers)
    return {
      actor,
      command: { type: 'complete', item: item.key, ...(answers && { answers }) },
      facts: { locale, checksum: answersChecksum({ answers: answers ?? {} }) },
    }
  }
  const use = { ...workableForm(deps, opened), ...(held && { held }) }
  const handedIn = await checkedAnswers(deps, opened, use, submission)
  const kept = await keep(deps, use, handedIn.answers)
  const documents = await linkedDocuments(deps, opened, use.form.definition)
  const given = { person: personOf(opened.relation), now: deps.clock.now(), documents }
  const facts = answerFacts(use, handedIn, given)
  const { declarations } = facts
  return {
    actor,
    command: {
      type: 'complete',
      item: item.key,
      form: use.ref,
      ...kept,
      ...(Object.keys(facts).length > 0 && { facts }),
    },
    facts: {
      locale,
      form: use.ref,
      checksum: answersChecksum(kept),
      // the history vouches for what was agreed to
      ...(declarations && { declarations: checksumOf(declarations) }),
    },
  }
}

function refuseUnworkable(opened: OpenedTask): void {
  if (opened.item.status !== 'open') throw taskClosed(opened)
  if (!opened.rights.includes('work')) throw taskNotYours(opened.id)
}

async function checkedAnswers(
  deps: Deps,
  opened: OpenedTask,
  use: FormUse,
  submission: Submission,
): Promise<HandedIn> {
  const draft = await loadDraft(deps, opened.id)
  const { draftRevision } = submission
  if (draftRevision !== undefined && draftRevision !== (draft?.revision ?? 0))
    throw new SplotError(
      'case.conflict',
      'Expected the draft as it was last seen but it has changed.',
      {
        details: { current: draft?.revision ?? 0, seen: draftRevision },
      },
    )
  const drafted = draft?.answers ?? (await firstAnswers(deps, use))
  // Computed values of a draft may be of yesterday; nobody sent them.
  const current = use.form.state(drafted, await serverScope(deps, use, drafted)).answers
  const sent = withDraftSignatures(use, submission.answers ?? current, drafted)
  // Twice: a signature vouches for the answers as they will be stored, computed values included.
  const sentScope = overDraft(await serverScope(deps, use, sent), drafted)
  const first = use.form.validate(sent, sentScope)
  const { answers: signed, dropped } = dropVoidSignatures(
    deps.cipher,
    use.form.definition,
    first.answers,
    sentScope,
  )
  const scope = overDraft(await serverScope(deps, use, signed), drafted)
  const { answers, issues } = dropped.length > 0 ? use.form.validate(signed, scope) : first
  const all = [...issues, ...(await unknownFiles(deps, use, answers))]
  if (all.some(({ severity }) => severity !== 'warning'))
    throw new SplotError(
      'form.invalid',
      'Expected a complete form but some fields need corrections.',
      {
        issues: all,
      },
    )
  return { answers, scope, draft }
}

/** Signatures are made by `signDraft` alone; whatever else was sent does not count. */
function withDraftSignatures(use: FormUse, sent: JsonObject, drafted: JsonObject): JsonObject {
  const keys = signatureKeys(use.form.definition)
  const others = Object.entries(sent).filter(([key]) => !keys.includes(key))
  const signatures = Object.entries(drafted).filter(([key]) => keys.includes(key))
  return Object.fromEntries([...others, ...signatures])
}

async function unknownFiles(deps: Deps, use: FormUse, answers: JsonObject): Promise<Issue[]> {
  const ids = fileIdsIn(use.form.definition, answers)
  const known = new Set((await filesOfCase(deps, use.loaded, ids)).map(({ id }) => id))
  return ids
    .filter((id) => !known.has(id))
    .map((id) => ({
      path: '',
      code: 'file.unknown',
      message: {
        pl: 'Odpowiedzi wskazują plik, którego nie dodano w tej sprawie. Dodaj go ponownie.',
        en: 'The answers name a file that was not added in this case. Add it again.',
      },
      params: { file: id.slice(0, 64) },
    }))
}
