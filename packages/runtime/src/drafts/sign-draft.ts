import { SplotError } from '@splot/definition'
import type { FormField, JsonObject } from '@splot/definition'
import type { FormScope } from '@splot/forms'
import type { Deps } from '../deps.ts'
import { overDraft, serverScope } from '../forms/form-scope.ts'
import { formUse } from '../forms/form-use.ts'
import type { FormUse } from '../forms/form-use.ts'
import { signableFieldsOf, topFieldsOf } from '../forms/form-fields.ts'
import { signatureKeys, signedHash } from '../forms/signed-hash.ts'
import { loadPerson } from '../people/people.ts'
import { personOf } from '../permission/actor.ts'
import { taskClosed } from '../permission/refusals.ts'
import { isSensitiveForm } from '../sensitive/split-answers.ts'
import { openTask } from '../tasks/open-task.ts'
import type { OpenedTask } from '../tasks/open-task.ts'
import type { DraftResult, Reader } from '../types.ts'
import { draftView, editDraft, startOf, withdrawalsBeside } from './draft-document.ts'
import type { Draft } from './draft-document.ts'
import { hiddenValues, withHidden } from './hidden-values.ts'
import { firstAnswers } from './save-draft.ts'
import { recordsOf } from './signature-records.ts'

/**
 * Adds the reader's signature to a signature field of the draft. It vouches for the answers as they
 * stand; a later change voids it. Signing twice changes nothing. Of a role that signs only those do
 * whom the field's `signWhen` lets. `draftRevision` is the draft that the signer saw: where somebody else has
 * written in it since, nothing is signed; another signature, or what the signer wrote, is no such change.
 *
 * @throws SplotError task.not-found, task.not-open, task.no-form, signature.forbidden, draft.changed, form.invalid
 * when other fields still need corrections
 */
export async function signDraft(
  deps: Deps,
  reader: Reader,
  id: string,
  path: string,
  draftRevision?: number,
): Promise<DraftResult> {
  const opened = await openTask(deps, reader, id)
  const use = signableForm(deps, opened, path)
  const person = personOf(opened.relation)
  const name = (await loadPerson(deps, person))?.name ?? person
  return editDraft(deps, id, async (draft) => {
    if (draftRevision !== undefined) refuseUnseen(draft, person, draftRevision)
    const before = draft?.answers ?? (await firstAnswers(deps, use))
    const scope = await serverScope(deps, use, before)
    const state = use.form.state(before, scope)
    if (state.fields.get(path)?.unsignable) throw forbidden()
    const signed = completeAnswers(use, state.answers, overDraft(scope, state.answers))
    const key = path.slice(1)
    const record = { person, name, method: 'portal', at: deps.clock.now() }
    const hash = signedHash(deps.cipher, use.form.definition, signed)
    const records = recordsOf(signed[key]).filter((other) => other['person'] !== person)
    const answers = { ...signed, [key]: [...records, { ...record, hash }] }
    const whole = draft ? withHidden(draft.answers, draft.hidden) : before
    const waiting = withdrawalsBeside(draft, { path, person })
    const next = {
      answers,
      hidden: hiddenValues(topFieldsOf(use.form.definition), whole, state.answers),
      revision: (draft?.revision ?? 0) + 1,
      ...startOf(draft, deps.clock.now()),
      savedAt: deps.clock.now(),
      savedBy: person,
      writes: draft?.writes ?? {},
      sensitive: isSensitiveForm(use.form.definition),
      ...(waiting.length > 0 && { withdrawals: waiting }),
    }
    return { draft: next, result: await resultOf(deps, use, next, scope) }
  })
}

/** Nobody puts their name under what they have not seen. */
function refuseUnseen(draft: Draft | null, person: string, seen: number): void {
  const current = draft?.revision ?? 0
  const isUnseen = Object.values(draft?.writes ?? {}).some(
    ({ by, revision }) => by !== person && revision > seen,
  )
  if (isUnseen || seen > current)
    throw new SplotError(
      'draft.changed',
      `Expected answers as the signer saw them, in revision ${seen}, but they have changed.`,
      { details: { current, seen } },
    )
}

/** Returns what is told of a draft whose signatures changed. */
export async function resultOf(
  deps: Deps,
  { form }: FormUse,
  draft: Draft,
  scope: FormScope,
): Promise<DraftResult> {
  const { answers } = draft
  return {
    ...(await draftView(deps, draft)),
    answers: form.redact(answers, scope),
    issues: form.validateDraft(answers, overDraft(scope, answers)),
    merged: [],
  }
}

/**
 * Returns the form of an open task, one of whose signature fields the reader's roles sign.
 *
 * @throws SplotError task.not-open, task.finished, task.no-form, signature.forbidden
 */
export function signableForm(deps: Deps, opened: OpenedTask, path: string): FormUse {
  if (opened.item.status !== 'open') throw taskClosed(opened)
  const use = formUse(deps, opened, opened.item)
  if (!use)
    throw new SplotError('task.no-form', `Expected a task with a form but "${opened.id}" has none.`)
  const signable = signableFieldsOf(use.form.definition, use.task.sections)
  const field = signable.find(({ pointer }) => pointer === path)?.field
  if (!field || !mayWriteSignature(opened, field)) throw forbidden()
  return use
}

function forbidden(): SplotError {
  return new SplotError(
    'signature.forbidden',
    'Expected a signature field that the reader may sign.',
  )
}

function mayWriteSignature({ relation, rights }: OpenedTask, field: FormField): boolean {
  return field.signers
    ? field.signers.some((role) => relation.roles.includes(role))
    : rights.includes('work')
}

/** Returns the answers as they would be stored, and what but signatures keeps them from being handed in. */
export function judgedForSigning(
  use: FormUse,
  answers: JsonObject,
  scope: Parameters<FormUse['form']['validate']>[1],
): ReturnType<FormUse['form']['validate']> {
  const keys = signatureKeys(use.form.definition)
  const checked = use.form.validate(answers, scope)
  const issues = checked.issues.filter(
    ({ path, severity }) => severity !== 'warning' && !keys.includes(path.split('/')[1] ?? ''),
  )
  return { ...checked, issues }
}

/**
 * Returns the answers as they would be stored: trimmed, identifiers in their normal form. Nobody puts
 * their name under answers that could not be handed in as they are.
 */
function completeAnswers(
  use: FormUse,
  answers: JsonObject,
  scope: Parameters<FormUse['form']['validate']>[1],
): JsonObject {
  const keys = signatureKeys(use.form.definition)
  const { answers: given, issues } = judgedForSigning(use, answers, scope)
  if (issues.length > 0)
    throw new SplotError('form.invalid', 'Expected a complete form before it is signed.', {
      issues,
    })
  const signatures = Object.entries(answers).filter(([key]) => keys.includes(key))
  return { ...given, ...Object.fromEntries(signatures) }
}
