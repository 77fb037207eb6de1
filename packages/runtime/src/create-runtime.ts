import { setImmediate as nextTurn } from 'node:timers/promises'
import { SplotError } from '@splot/definition'
import { anchorCases } from './anchors/anchors.ts'
import { createAuditLog } from './audit/audit-log.ts'
import { getCatalogue, getCatalogueEntry, listCatalogues } from './catalogues/catalogues.ts'
import { getCall, listCalls } from './calls/calls.ts'
import { getCase } from './cases/case-view.ts'
import { compareSubmissions } from './cases/compare-submissions.ts'
import { getDecision } from './cases/decisions.ts'
import { invite } from './cases/invite.ts'
import { removeMember } from './cases/remove-member.ts'
import { listCases } from './cases/list-cases.ts'
import { reopenCase } from './cases/reopen-case.ts'
import { sendEvent } from './cases/send-event.ts'
import { createStoredCases } from './cases/stored-cases.ts'
import { startCaseByHand } from './cases/start-case.ts'
import { submissionFile } from './cases/submission-file.ts'
import { getSubmission } from './cases/submissions.ts'
import { timeline } from './cases/timeline.ts'
import { createTrials, everyTrial } from './definitions/compiled-before.ts'
import { createDefinitionCache } from './definitions/definition-cache.ts'
import { caseFates, fateReport } from './fate/fate-report.ts'
import { openProgramme } from './definitions/open-programme.ts'
import { validatorModule } from './definitions/validator-module.ts'
import { createFollower } from './definitions/follow-others.ts'
import { keptSource } from './definitions/kept-source.ts'
import { openLibrary } from './definitions/library.ts'
import type { Library } from './definitions/library.ts'
import type { Release } from './definitions/release.ts'
import { getDashboard, listDashboards } from './dashboards/dashboards.ts'
import { getPanel } from './dashboards/get-panel.ts'
import { panelFile } from './dashboards/panel-file.ts'
import type { Deps } from './deps.ts'
import { documentFile, documentPicture, getDocument } from './documents/documents.ts'
import { createDocumentPress } from './documents/document-press.ts'
import { createRenderedFiles, fileWriters } from './documents/rendered-files.ts'
import { saveDraft } from './drafts/save-draft.ts'
import { signDraft } from './drafts/sign-draft.ts'
import { withdrawSignature } from './drafts/withdraw-signature.ts'
import { openPublicFile } from './calls/public-files.ts'
import { openFile } from './files/open-file.ts'
import { uploadFile } from './files/upload-file.ts'
import { exportIndicators } from './indicators/export-indicators.ts'
import { exportTable, listExports } from './indicators/export-table.ts'
import { indicatorRows } from './indicators/indicator-rows.ts'
import { audienceOf, getIndicator, listIndicators } from './indicators/indicators.ts'
import type { IndicatorCases } from './indicators/types.ts'
import { listMail, listNotices, markNoticeRead } from './notifications/post.ts'
import { noteReturnedMail } from './notifications/returned-mail.ts'
import { sendMail } from './notifications/send-mail.ts'
import { listDeadLetters } from './outbox/dead-letters.ts'
import { giveUpDeadLetter } from './outbox/give-up-dead-letter.ts'
import { retryDeadLetter } from './outbox/retry-dead-letter.ts'
import { requireAdmin } from './permission/require-admin.ts'
import {
  ensurePerson,
  findPersonByEmail,
  setFacts,
  setRoles,
  updatePerson,
} from './people/people.ts'
import { admitPerson, admitsPerson } from './people/admit-person.ts'
import { keptPeople } from './people/kept-people.ts'
import { erasureKind } from './personal-data/erasure/erasure-record.ts'
import { holdKind } from './personal-data/erasure/holds.ts'
import { personalDataCases } from './personal-data/personal-data.ts'
import { unfinishedNotes } from './people/noted-change.ts'
import { createPeopleIndex } from './people/people-index.ts'
import { toMe, whoAmI } from './people/who-am-i.ts'
import { listAccess } from './permission/access-log.ts'
import { readsOfMine } from './permission/reads-of-mine.ts'
import { personOf, systemActor } from './permission/actor.ts'
import { viewerOf } from './permission/relation.ts'
import type { RuntimeOptions } from './ports.ts'
import { previewEvent, previewTask } from './publications/preview-publications.ts'
import { draftKind } from './programme-drafts/draft-record.ts'
import { draftTrialCases } from './programme-drafts/try-draft.ts'
import { filesInForce, programmeDraftCases } from './programme-drafts/programme-drafts.ts'
import { createCaseMover } from './releases/move-cases.ts'
import { releaseKind, settleInForce } from './releases/release-record.ts'
import { releaseCases } from './releases/releases.ts'
import { createAnswerOnce } from './requests/answer-once.ts'
import { createCipher } from './sensitive/cipher.ts'
import { keysInUse, renewKeys } from './sensitive/renew-keys.ts'
import { subscribe } from './subscribe.ts'
import { claimTask, delegateTask, releaseTask } from './tasks/assign-task.ts'
import { listTasks } from './tasks/list-tasks.ts'
import { reassignTask, taskCandidates } from './tasks/reassign-task.ts'
import { submitTask } from './tasks/submit-task.ts'
import { getTask } from './tasks/task-view.ts'
import { moveClock, programmeTime } from './timers/move-clock.ts'
import { createWorker } from './timers/work.ts'
import type { Runtime } from './types.ts'

/**
 * Returns the use cases over a store and a programme. Starts with broken definition files too: they
 * are named in `problems()` and the last good versions run on.
 */
export async function createRuntime(options: RuntimeOptions): Promise<Runtime> {
  const cache = options.cache ?? createDefinitionCache(options.expressions)
  await settleInForce(options.store)
  const source = keptSource(options.store, options.programme)
  const { compiledBefore } = options
  const trials = compiledBefore ? createTrials(options.store, compiledBefore) : everyTrial
  const press = options.press ?? createDocumentPress()
  const deps: Deps = {
    store: options.store,
    cases: createStoredCases(options.store),
    library: await openLibrary(options.store, source, { cache, trials }),
    clock: options.clock,
    ids: options.ids,
    mail: options.mail,
    scanner: options.scanner ?? null,
    unscanned: options.unscanned ?? 'refuse',
    cipher: createCipher(options.sensitiveKeys),
    expressions: cache.expressions,
    audit: createAuditLog(options.store, [draftKind, releaseKind, erasureKind, holdKind], () =>
      unfinishedNotes(options.store),
    ),
    people: createPeopleIndex(options.store, () => Date.parse(options.clock.now())),
    signIn: options.signIn ?? null,
    checker: options.checker ?? null,
    press,
    files: createRenderedFiles(fileWriters(options.store, press)),
    publicUrl: (options.publicUrl ?? '').replace(/\/+$/, ''),
    attempts: options.attempts ?? 8,
  }
  const moveCases = createCaseMover(deps)
  const worker = createWorker(deps, moveCases, createFollower(deps.store, deps.library))
  return {
    ...definitionCases(deps),
    ...caseCases(deps),
    ...taskCases(deps),
    listDashboards: (reader) => listDashboards(deps, reader),
    getDashboard: (reader, id) => getDashboard(deps, reader, id),
    getPanel: (reader, id, query) => getPanel(deps, reader, id, query),
    panelFile: (reader, id, options) => panelFile(deps, reader, id, options),
    ...peopleCases(deps),
    ...keptPeople(deps),
    ...personalDataCases(deps),
    ...anchorCases(deps),
    ...indicatorCases(deps),
    work: worker.work,
    programmeTime: (reader) => programmeTime(deps, reader),
    moveClock: (reader, to) => moveClock(deps, reader, to, worker),
    moveCases,
    answerOnce: createAnswerOnce(deps),
    readsOfMine: (reader, cursor) => readsOfMine(deps, reader, cursor),
    accessLog: (cursor) => listAccess(deps, cursor),
    keysInUse: () => keysInUse(deps),
    renewKeys: () => renewKeys(deps),
    deadLetters: (cursor) => listDeadLetters(deps, cursor),
    listDeadLetters: async (reader, cursor) => {
      await requireAdmin(deps, reader)
      return listDeadLetters(deps, cursor)
    },
    retryDeadLetter: (reader, id) => retryDeadLetter(deps, reader, id),
    giveUpDeadLetter: (reader, id) => giveUpDeadLetter(deps, reader, id),
    definitionProblems: async (reader) => {
      await requireAdmin(deps, reader)
      return deps.library.problems()
    },
    filesInForce: () => filesInForce(deps.library),
    findPerson: (email) => findPersonByEmail(deps, email),
    ...fateCases(deps),
    ...programmeDraftCases(deps),
    ...draftTrialCases(deps),
    ...releaseCases(deps),
    sendMail: (mail) => sendMail(deps, mail),
    subscribe: (reader, listener) => subscribe(deps, reader, listener),
    close: () => deps.store.close(),
  }
}

type Part<Names extends keyof Runtime> = Pick<Runtime, Names>

function definitionCases(
  deps: Deps,
): Part<
  'programme' | 'workflow' | 'form' | 'formValidator' | 'problems' | 'reload' | 'compileAhead'
> {
  const { library } = deps
  return {
    programme: () => openProgramme(library.programme()),
    workflow: (id, version) => library.workflow(id, version).definition,
    form: async (id, version, release) => {
      const definition = library.form(id, version)
      const codeLists = library.codeLists(definition, await releaseOf(library, release))
      return { definition, codeLists }
    },
    formValidator: async (id, version, release) => {
      const definition = library.form(id, version)
      const lists = await releaseOf(library, release)
      return validatorModule(library.compiledForm(id, definition.version, lists))
    },
    problems: () => library.problems(),
    reload: () => library.reload(),
    compileAhead: async (stopping) => {
      for (const id of Object.keys(library.current().release.workflows)) {
        await nextTurn()
        if (stopping?.aborted) return
        library.workflow(id)
      }
    },
  }
}

async function releaseOf(library: Library, id: string | undefined): Promise<Release> {
  const release = id === undefined ? library.current().release : await library.findRelease(id)
  if (!release)
    throw new SplotError('form.not-found', 'Expected the release of a case but got another text.')
  return release
}

function caseCases(
  deps: Deps,
): Part<
  | 'listCalls'
  | 'getCall'
  | 'startCase'
  | 'listCases'
  | 'getCase'
  | 'timeline'
  | 'getDecision'
  | 'sendEvent'
  | 'previewEvent'
  | 'invite'
  | 'removeMember'
  | 'reopenCase'
  | 'getDocument'
  | 'documentFile'
  | 'documentPicture'
  | 'listCatalogues'
  | 'getCatalogue'
  | 'getCatalogueEntry'
  | 'getSubmission'
  | 'compareSubmissions'
  | 'submissionFile'
> {
  return {
    listCalls: (query) => listCalls(deps, query),
    getCall: (id) => getCall(deps, id),
    startCase: (reader, input) => startCaseByHand(deps, reader, input),
    listCases: (reader, filter) => listCases(deps, reader, filter),
    getCase: (reader, id) => getCase(deps, reader, id),
    timeline: (reader, id, after) => timeline(deps, reader, id, after),
    getDecision: (reader, id) => getDecision(deps, reader, id),
    sendEvent: (reader, id, event) => sendEvent(deps, reader, id, event),
    previewEvent: (reader, id, event) => previewEvent(deps, reader, id, event),
    invite: (reader, id, invitation) => invite(deps, reader, id, invitation),
    removeMember: (reader, id, removal) => removeMember(deps, reader, id, removal),
    reopenCase: (reader, id, reopening) => reopenCase(deps, reader, id, reopening),
    getDocument: (reader, id) => getDocument(deps, reader, id),
    listCatalogues: () => listCatalogues(deps),
    getCatalogue: (id) => getCatalogue(deps, id),
    getCatalogueEntry: (id) => getCatalogueEntry(deps, id),
    documentFile: (reader, id, file) => documentFile(deps, reader, id, file),
    documentPicture: (reader, id, sha256) => documentPicture(deps, reader, id, sha256),
    compareSubmissions: (reader, id, since) => compareSubmissions(deps, reader, id, since),
    getSubmission: (reader, id) => getSubmission(deps, reader, id),
    submissionFile: (reader, id, locale) => submissionFile(deps, reader, id, locale),
  }
}

function taskCases(
  deps: Deps,
): Part<
  | 'listTasks'
  | 'getTask'
  | 'claimTask'
  | 'releaseTask'
  | 'delegateTask'
  | 'reassignTask'
  | 'taskCandidates'
  | 'saveDraft'
  | 'signDraft'
  | 'withdrawSignature'
  | 'submitTask'
  | 'previewTask'
  | 'uploadFile'
  | 'openFile'
  | 'openPublicFile'
> {
  return {
    listTasks: (reader, filter) => listTasks(deps, reader, filter),
    getTask: (reader, id) => getTask(deps, reader, id),
    claimTask: (reader, id) => claimTask(deps, reader, id),
    releaseTask: (reader, id) => releaseTask(deps, reader, id),
    delegateTask: (reader, id, to) => delegateTask(deps, reader, id, to),
    reassignTask: (reader, id, to) => reassignTask(deps, reader, id, to),
    taskCandidates: (reader, id) => taskCandidates(deps, reader, id),
    saveDraft: (reader, id, changes) => saveDraft(deps, reader, id, changes),
    signDraft: (reader, id, path, seen) => signDraft(deps, reader, id, path, seen),
    withdrawSignature: (reader, id, path) => withdrawSignature(deps, reader, id, path),
    submitTask: (reader, id, submission) => submitTask(deps, reader, id, submission),
    previewTask: (reader, id, submission) => previewTask(deps, reader, id, submission),
    uploadFile: (reader, file) => uploadFile(deps, reader, file),
    openFile: (reader, id) => openFile(deps, reader, id),
    openPublicFile: (id) => openPublicFile(deps, id),
  }
}

function indicatorCases(deps: Deps): IndicatorCases {
  return {
    listIndicators: async (reader, moment) =>
      listIndicators(deps, await audienceOf(deps, reader), moment),
    getIndicator: async (reader, id, moment) =>
      getIndicator(deps, await audienceOf(deps, reader), id, moment),
    indicatorRows: (reader, id, query) => indicatorRows(deps, reader, id, query),
    exportIndicators: async (reader, options) =>
      exportIndicators(deps, await audienceOf(deps, reader), options),
    countIndicators: (moment) => listIndicators(deps, 'operator', moment),
    indicatorFile: (options) => exportIndicators(deps, 'operator', options),
    listExports: (reader) => listExports(deps, reader),
    exportTable: (reader, id, options) => exportTable(deps, reader, id, options),
  }
}

function fateCases(deps: Deps): Part<'fateReport' | 'caseFates' | 'reportFate' | 'listFates'> {
  return {
    fateReport: async (reader, draft) => fateReport(deps, draft, await requireAdmin(deps, reader)),
    caseFates: async (reader, draft, query) =>
      caseFates(deps, draft, { ...query, by: await requireAdmin(deps, reader) }),
    reportFate: (draft) => fateReport(deps, draft, systemActor.id),
    listFates: (draft, query) => caseFates(deps, draft, { ...query, by: systemActor.id }),
  }
}

function peopleCases(
  deps: Deps,
): Part<
  | 'me'
  | 'updateMe'
  | 'listNotices'
  | 'markNoticeRead'
  | 'admitPerson'
  | 'admitsPerson'
  | 'ensurePerson'
  | 'setRoles'
  | 'setFacts'
  | 'listMail'
  | 'noteReturnedMail'
> {
  return {
    me: (reader) => whoAmI(deps, reader),
    updateMe: async (reader, change) =>
      toMe(deps, reader, await updatePerson(deps, personOf(await viewerOf(deps, reader)), change)),
    listNotices: async (reader, cursor) =>
      listNotices(deps, personOf(await viewerOf(deps, reader)), cursor),
    markNoticeRead: async (reader, id) =>
      markNoticeRead(deps, personOf(await viewerOf(deps, reader)), id),
    admitPerson: (person) => admitPerson(deps, person),
    admitsPerson: (email) => admitsPerson(deps, email),
    ensurePerson: (person) => ensurePerson(deps, person),
    setRoles: (person, roles) => setRoles(deps, person, roles),
    setFacts: (person, facts) => setFacts(deps, person, facts),
    listMail: (cursor) => listMail(deps, cursor),
    noteReturnedMail: (report) => noteReturnedMail(deps, report),
  }
}
