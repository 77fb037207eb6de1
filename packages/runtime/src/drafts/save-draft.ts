import { isDeepStrictEqual } from 'node:util'
import { SplotError } from '@splot/definition'
import type { Issue, JsonObject } from '@splot/definition'
import type { LostSignature } from '@splot/engine'
import type { FormScope, FormState } from '@splot/forms'
import type { Deps } from '../deps.ts'
import { fieldsOf, topFieldsOf, withoutRows } from '../forms/form-fields.ts'
import { overDraft, serverScope } from '../forms/form-scope.ts'
import { formUse } from '../forms/form-use.ts'
import type { FormUse } from '../forms/form-use.ts'
import { dropVoidSignatures } from '../forms/signed-hash.ts'
import { namedPerson } from '../people/people.ts'
import { personOf } from '../permission/actor.ts'
import { taskClosed, taskNotYours } from '../permission/refusals.ts'
import { isSensitiveForm } from '../sensitive/split-answers.ts'
import { openTask } from '../tasks/open-task.ts'
import type { OpenedTask } from '../tasks/open-task.ts'
import type { DraftChange, DraftResult, Reader } from '../types.ts'
import { applyChanges } from './apply-changes.ts'
import type { AppliedChanges } from './apply-changes.ts'
import { draftView, editDraft, startOf } from './draft-document.ts'
import type { Draft } from './draft-document.ts'
import { hiddenValues, withHidden } from './hidden-values.ts'
import { tellOfVoidSignatures } from './void-signatures.ts'

const maxChanges = 2_000
const maxDraftLength = 1_000_000

/**
 * Saves changed fields of a task's draft. Computed values are worked out again; what stands in a field that is
 * hidden by this is kept out of sight, so that nobody loses what they wrote by what another one chose.
 *
 * @throws SplotError task.not-found, task.finished, task.not-open, task.not-yours, task.no-form, draft.invalid,
 * draft.conflict
 */
export async function saveDraft(
  deps: Deps,
  reader: Reader,
  id: string,
  changes: DraftChange[],
): Promise<DraftResult> {
  const opened = await openTask(deps, reader, id)
  const use = workableForm(deps, opened)
  refuseMalformed(use, changes)
  const person = personOf(opened.relation)
  let lost: LostSignature[] = []
  const saved = await editDraft(deps, id, async (draft) => {
    const revision = (draft?.revision ?? 0) + 1
    const before = draft ? withHidden(draft.answers, draft.hidden) : await firstAnswers(deps, use)
    const { allowed, issues, judged } = await sortOut(deps, use, before, changes)
    const applied = applyChanges(before, draft?.writes ?? {}, allowed, { person, revision })
    // mostly everything may be written, and the form stands as it was judged
    const { scope, state } = isDeepStrictEqual(applied.answers, judged.sent)
      ? judged
      : await standing(deps, use, applied.answers)
    const { answers, dropped } = dropVoidSignatures(
      deps.cipher,
      use.form.definition,
      state.answers,
      scope,
    )
    lost = dropped
    const next: Draft = {
      answers,
      hidden: hiddenValues(topFieldsOf(use.form.definition), applied.answers, state.answers),
      revision,
      ...startOf(draft, deps.clock.now()),
      savedAt: deps.clock.now(),
      savedBy: person,
      writes: applied.writes,
      sensitive: isSensitiveForm(use.form.definition),
      ...(draft?.withdrawals && { withdrawals: draft.withdrawals }),
    }
    refuseOversize(next)
    return {
      draft: next,
      result: {
        ...(await draftView(deps, next)),
        answers: use.form.redact(answers, scope),
        issues: [
          ...issues,
          ...applied.issues,
          ...[...new Set(dropped.map(({ path }) => path))].map(signatureVoid),
          ...use.form.validateDraft(answers, overDraft(scope, answers)),
        ],
        merged: await Promise.all(applied.merged.map((one) => named(deps, one))),
      },
    }
  })
  if (lost.length > 0) await tellOfVoidSignatures(deps, opened, lost)
  return saved
}

async function named(
  deps: Deps,
  merged: AppliedChanges['merged'][number],
): Promise<DraftResult['merged'][number]> {
  const by = (await namedPerson(deps, merged.by)) ?? { id: merged.by, name: '' }
  return { ...merged, by }
}

/** Returns the form the reader may fill in this task. */
export function workableForm(deps: Deps, opened: OpenedTask): FormUse {
  if (opened.item.status !== 'open') throw taskClosed(opened)
  if (!opened.rights.includes('work')) throw taskNotYours(opened.id)
  const use = formUse(deps, opened, opened.item)
  if (!use)
    throw new SplotError('task.no-form', `Expected a task with a form but "${opened.id}" has none.`)
  return use
}

/** Returns the answers of a form nobody has touched. */
export async function firstAnswers(deps: Deps, use: FormUse): Promise<JsonObject> {
  return use.form.initial(await serverScope(deps, use, {}), use.item.prefilled)
}

/** Whole-request faults: a client that sends them is broken, so nothing is saved. */
function refuseMalformed(use: FormUse, changes: DraftChange[]): void {
  const known = new Set(fieldsOf(use.form.definition).map(({ pointer }) => pointer))
  const bad = changes.find(({ path }) => !/^(\/[A-Za-z0-9]+)+$/.test(path) || !isKnown(known, path))
  if (changes.length > maxChanges || bad)
    throw new SplotError(
      'draft.invalid',
      bad
        ? `Expected the pointer of a field of the form but got "${bad.path.slice(0, 100)}".`
        : `Expected at most ${maxChanges} changes but got ${changes.length}.`,
    )
}

/** A field, or a row of a table. */
function isKnown(known: Set<string>, path: string): boolean {
  return known.has(withoutRows(path)) && !/\/\d+\/\d+(\/|$)/.test(path) && !/^\/\d/.test(path)
}

/** Takes out what may not be written here: hidden, computed, locked and signature fields. */
async function sortOut(
  deps: Deps,
  use: FormUse,
  before: JsonObject,
  changes: readonly DraftChange[],
): Promise<{ allowed: DraftChange[]; issues: Issue[]; judged: StandingForm }> {
  const everything = applyChanges(before, {}, changes, { person: '', revision: 0 }).answers
  // Judged by the form as it will be: a field may be shown by a change in the same save.
  const judged = await standing(deps, use, everything)
  const written = changes.filter((change) => !isPutAside(judged.state, change))
  const refused = written.filter((change) => !mayWrite(use, judged.state, change))
  return {
    allowed: written.filter((change) => !refused.includes(change)),
    issues: refused.map(({ path }) => notWritable(path)),
    judged,
  }
}

/** A form with answers as they were sent. */
interface StandingForm {
  sent: JsonObject
  scope: FormScope
  state: FormState
}

async function standing(deps: Deps, use: FormUse, sent: JsonObject): Promise<StandingForm> {
  const scope = await serverScope(deps, use, sent)
  return { sent, scope, state: use.form.state(sent, scope) }
}

function mayWrite(use: FormUse, state: FormState, { path }: DraftChange): boolean {
  const type = fieldsOf(use.form.definition).find(({ pointer }) => pointer === withoutRows(path))
    ?.field.type
  if (type === 'signature' || type === 'computed' || type === 'info') return false
  const at = placeIn(state, path)
  return at !== undefined && at.visible && at.editable
}

/** Taking away what is not shown is what a client does after hiding it: it stays, out of sight. */
function isPutAside(state: FormState, { path, value }: DraftChange): boolean {
  return value === undefined && placeIn(state, path)?.visible !== true
}

/** Returns what a field, or a row of a table, is in a form as it stands. Pure. */
export function placeIn({ fields }: FormState, path: string) {
  return fields.get(path) ?? fields.get(path.replace(/\/\d+$/, ''))
}

function refuseOversize(draft: Draft): void {
  if (JSON.stringify([draft.answers, draft.hidden]).length > maxDraftLength)
    throw new SplotError(
      'draft.invalid',
      `Expected at most ${maxDraftLength} characters in a draft.`,
    )
}

function notWritable(path: string): Issue {
  return {
    path,
    code: 'draft.not-editable',
    message: {
      pl: 'Tego pola nie można tu wypełnić; zmiana nie została zapisana.',
      en: 'This field cannot be filled in here; the change was not saved.',
    },
    severity: 'warning',
  }
}

function signatureVoid(path: string): Issue {
  return {
    path,
    code: 'draft.signature-void',
    message: {
      pl: 'Odpowiedzi zmieniły się po złożeniu podpisu. Podpis wygasł i trzeba go złożyć ponownie.',
      en: 'The answers changed after they were signed. The signature is void; please sign again.',
    },
    severity: 'warning',
  }
}
