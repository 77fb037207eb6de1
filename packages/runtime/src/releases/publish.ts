import { SplotError } from '@splot/definition'
import { withUnmet } from '../check/run-scenarios.ts'
import { keepFiles } from '../definitions/file-set.ts'
import { loadInForce } from '../definitions/in-force.ts'
import type { Deps } from '../deps.ts'
import { draftDeps } from '../fate/draft-deps.ts'
import { casesLeftBehind } from '../fate/live-cases.ts'
import { requireAdmin } from '../permission/require-admin.ts'
import type { SourceFile } from '../ports.ts'
import { changesOf, loadDraft, stepDraft } from '../programme-drafts/draft-record.ts'
import type { DraftProposal, LoadedDraft } from '../programme-drafts/draft-record.ts'
import { draftSummary } from '../programme-drafts/draft-view.ts'
import {
  outcomesOn,
  publishableFiles,
  refuseFaulty,
  reportOn,
} from '../programme-drafts/publishable.ts'
import type { ProgrammeDraftSummary } from '../programme-drafts/types.ts'
import type { Reader } from '../types.ts'
import { bringIntoForce } from './bring-into-force.ts'
import { isUnderWay, loadReleases, releaseId, writeRelease } from './release-record.ts'
import type { ReleaseRecord } from './release-record.ts'
import { releaseView } from './release-view.ts'
import type { PublishRequest, PublishResult, ReleaseNotice } from './types.ts'

const maxReason = 2_000

/** @see ReleaseCases.publishProgrammeDraft */
export async function publishDraft(
  deps: Deps,
  reader: Reader,
  id: string,
  request: PublishRequest,
): Promise<PublishResult> {
  const by = await requireAdmin(deps, reader)
  const proposal: DraftProposal = {
    by,
    at: deps.clock.now(),
    policy: request.policy,
    mapping: { ...request.mapping },
    reason: reasonOf(request.reason),
    warnings: { ...request.warnings },
    ...(request.notice && { notice: noticeOf(request.notice) }),
  }
  const draft = await loadDraft(deps, id)
  refuseStatus(draft, 'open')
  const files = await readyFiles(deps, draft, proposal)
  if (deps.library.programme().publishing?.twoPersons !== true)
    return release(deps, { draft, proposal, approvedBy: null, files })
  const proposed = await stepDraft(deps, id, by, (now) => {
    refuseRevision(now, draft.revision)
    return {
      record: { ...now.record, status: 'proposed', proposal },
      type: 'draft-proposed',
      data: { reason: proposal.reason, policy: proposal.policy, warnings: proposal.warnings },
    }
  })
  return { draft: await draftSummary(deps, proposed), release: null }
}

/** @see ReleaseCases.approveProgrammeDraft */
export async function approveDraft(
  deps: Deps,
  reader: Reader,
  id: string,
  reason: string,
): Promise<PublishResult> {
  const by = await requireAdmin(deps, reader)
  const draft = await loadDraft(deps, id)
  const proposal = proposalOf(draft)
  if (proposal.by === by)
    throw new SplotError(
      'programme-draft.own-proposal',
      'Expected another administrator than the one who proposed it.',
    )
  const files = await readyFiles(deps, draft, proposal)
  return release(deps, { draft, proposal, approvedBy: by, files, approval: reasonOf(reason) })
}

/** @see ReleaseCases.rejectProgrammeDraft */
export async function rejectDraft(
  deps: Deps,
  reader: Reader,
  id: string,
  reason: string,
): Promise<ProgrammeDraftSummary> {
  const by = await requireAdmin(deps, reader)
  const why = reasonOf(reason)
  const step = ({ record }: LoadedDraft) => {
    const { proposal: _, ...rest } = record
    return {
      record: { ...rest, status: 'open' as const },
      type: 'draft-rejected' as const,
      data: { reason: why },
    }
  }
  return draftSummary(deps, await stepDraft(deps, id, by, step, 'proposed'))
}

/** Returns a reason. @throws SplotError reason.missing, programme-draft.invalid */
export function reasonOf(reason: string): string {
  const given = reason.trim()
  if (given === '') throw new SplotError('reason.missing', 'Expected a reason but there is none.')
  if (given.length > maxReason)
    throw new SplotError('programme-draft.invalid', `Expected at most ${maxReason} characters.`)
  return given
}

/** Returns what participants are told, as it is sent. @throws SplotError programme-draft.invalid */
function noticeOf({ subject, body, workflows }: ReleaseNotice): ReleaseNotice {
  for (const text of [subject.pl, subject.en, body.pl, body.en])
    if (text.trim() === '')
      throw new SplotError(
        'programme-draft.invalid',
        'Expected a notice to participants in both languages but one is blank.',
      )
  return { subject, body, workflows: [...new Set(workflows)] }
}

function refuseStatus(draft: LoadedDraft, wanted: string): void {
  if (draft.record.status !== wanted)
    throw new SplotError(
      'programme-draft.closed',
      `Expected the draft "${draft.id}" to be ${wanted} but it is ${draft.record.status}.`,
    )
}

function refuseRevision(draft: LoadedDraft, seen: number): void {
  if (draft.revision !== seen)
    throw new SplotError(
      'programme-draft.conflict',
      'Expected the draft as it was checked but somebody changed it meanwhile.',
    )
}

function proposalOf(draft: LoadedDraft): DraftProposal {
  refuseStatus(draft, 'proposed')
  if (!draft.record.proposal) throw new Error(`The proposal of the draft ${draft.id} is missing.`)
  return draft.record.proposal
}

/** Returns the files as they would come into force, and refuses what must not. */
async function readyFiles(
  deps: Deps,
  draft: LoadedDraft,
  { warnings }: DraftProposal,
): Promise<SourceFile[]> {
  const { isCurrent } = await currency(deps, draft)
  if (!isCurrent)
    throw new SplotError(
      'programme-draft.outdated',
      'Expected a draft of what is in force but others were published meanwhile.',
    )
  if (changesOf(draft).length === 0)
    throw new SplotError(
      'programme-draft.unchanged',
      'Expected a draft in which something changed.',
    )
  const files = await publishableFiles(deps, draft)
  const report = await reportOn(deps, files)
  // a scenario that fails is told with all other warnings, not after them
  const outcomes = report.errors > 0 ? [] : await outcomesOn(deps, files)
  refuseFaulty(withUnmet(report, outcomes), warnings)
  const trial = await draftDeps(deps, files)
  const [problem] = trial.library.problems()
  if (problem)
    throw new SplotError(
      'programme-draft.has-errors',
      `Expected definitions that come into force but ${problem.file} does not.`,
      { issues: problem.issues },
    )
  await refuseLeftBehind(deps, trial)
  return files
}

/** Nobody could change the rules of these cases any more, nor count them. */
async function refuseLeftBehind(deps: Deps, trial: Deps): Promise<void> {
  const left = await casesLeftBehind(deps, trial)
  if (left.length === 0) return
  const told = left.map(({ workflow, cases }) => `${workflow} (${cases})`).join(', ')
  throw new SplotError(
    'programme-draft.live-cases',
    `Expected no live cases of a workflow that is deleted but there are: ${told}.`,
    { details: { workflows: Object.fromEntries(left.map((one) => [one.workflow, one.cases])) } },
  )
}

async function currency(deps: Deps, draft: LoadedDraft): Promise<{ isCurrent: boolean }> {
  return { isCurrent: (await draftSummary(deps, draft)).baseIsCurrent }
}

interface Publication {
  draft: LoadedDraft
  proposal: DraftProposal
  approvedBy: string | null
  files: SourceFile[]
  approval?: string
}

/** Writing the record publishes. What follows is done again at the next start where a process died. */
async function release(deps: Deps, publication: Publication): Promise<PublishResult> {
  const { draft } = publication
  const past = await loadReleases(deps.store)
  if (past.some(({ record }) => isUnderWay(record))) throw busy()
  const record = await recordOf(deps, publication, (past.at(-1)?.record.number ?? 0) + 1)
  try {
    await writeRelease(deps.store, record, 0)
  } catch (error) {
    // somebody else published at the same moment
    throw error instanceof SplotError && error.code === 'store.conflict' ? busy() : error
  }
  await deps.audit.add(record.lastNote)
  await bringIntoForce(deps, record)
  return {
    draft: await draftSummary(deps, await loadDraft(deps, draft.id)),
    release: await releaseView(deps, record),
  }
}

function busy(): SplotError {
  return new SplotError('release.busy', 'Expected no cases on their way to another release.')
}

async function recordOf(
  deps: Deps,
  { draft, proposal, approvedBy, files, approval }: Publication,
  number: number,
): Promise<ReleaseRecord> {
  const { all, set } = deps.library.files()
  const inForce = await loadInForce(deps.store)
  const at = deps.clock.now()
  const changed = changesOf(draft)
  const { title } = draft.record
  return {
    number,
    draft: draft.id,
    draftRevision: draft.revision,
    title,
    publishedAt: at,
    by: proposal.by,
    approvedBy,
    reason: proposal.reason,
    policy: proposal.policy,
    mapping: proposal.mapping,
    warnings: proposal.warnings,
    ...(proposal.notice && { notice: proposal.notice }),
    changed,
    files: await keepFiles(deps.store, files, set),
    before: {
      release: inForce?.release ?? 0,
      files: await keepFiles(deps.store, all),
      folder: inForce?.folder ?? set,
      ...(inForce?.earlier && { earlier: inForce.earlier }),
    },
    migration: {
      status: 'waiting',
      total: proposal.policy === 'pinned' ? 0 : await deps.store.countCases({ status: 'active' }),
      done: 0,
      moved: 0,
      stayed: 0,
      refused: [],
      refusedCount: 0,
      cursor: null,
    },
    undo: null,
    lastNote: {
      key: `release/${releaseId(number)}/published`,
      at,
      actor: approvedBy ?? proposal.by,
      type: 'released',
      data: {
        draft: { id: draft.id, title },
        release: releaseId(number),
        files: changed.map((one) => ({ ...one })),
        reason: approval ?? proposal.reason,
        policy: proposal.policy,
        warnings: proposal.warnings,
        ...(approvedBy !== null && { proposedBy: proposal.by, proposal: proposal.reason }),
      },
    },
  }
}
