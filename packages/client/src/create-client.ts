import type {
  JsonObject,
  Locale,
  LocalText,
  ProgrammeDefinition,
  WorkflowDefinition,
} from '@splot/definition'
import type {
  AnchorView,
  AuditEntry,
  AuditQuery,
  CallListQuery,
  CallView,
  CaseFate,
  CaseFateQuery,
  CaseListFilter,
  CaseSummary,
  CaseView,
  CatalogueEntryView,
  CatalogueView,
  ClockMove,
  CopyRequest,
  DashboardSummary,
  DashboardView,
  DeadLetter,
  DecisionView,
  DefinitionProblem,
  DefinitionCheck,
  DefinitionFiles,
  DocumentView,
  DraftChange,
  DraftResult,
  ErasureView,
  ErasureWhat,
  ExportFormat,
  ExportSummary,
  FateDraft,
  FateReport,
  FileView,
  FormPackage,
  FrozenCase,
  HoldView,
  IndicatorDetail,
  IndicatorMoment,
  IndicatorReport,
  IndicatorRow,
  IndicatorRowsQuery,
  LiveCases,
  MailView,
  Me,
  MeChange,
  NoticeView,
  Organisation,
  PanelQuery,
  PanelView,
  PeopleQuery,
  PersonChange,
  PersonInvitation,
  PersonSummary,
  PersonView,
  ProgrammeDraft,
  ProgrammeDraftChange,
  ProgrammeDraftDifference,
  ProgrammeDraftEdit,
  ProgrammeDraftEdited,
  ProgrammeDraftSummary,
  ProgrammeDraftUpdate,
  ProgrammeRelease,
  ProgrammeTime,
  PublicationPreview,
  PublishRequest,
  PublishResult,
  ReadOfMine,
  ReplayQuery,
  ReplayedCase,
  ScenarioOutcome,
  SubmissionComparison,
  SubmissionView,
  TaskCandidate,
  TaskListFilter,
  TaskSummary,
  TaskView,
  TimelineEntry,
} from '@splot/runtime'
import type { Page } from '@splot/store'
import { fileNameHeader } from './file-name-header.ts'
import { createSender } from './request.ts'
import type { ClientOptions } from './request.ts'
import { subscribe } from './subscribe.ts'
import type { StreamListener } from './subscribe.ts'
import { toUrlId } from './url-id.ts'

/** Options of a write that may be repeated safely. */
export interface WriteOptions {
  /** The work is done once per key. Default: a fresh random one. */
  idempotencyKey?: string
}

/** One signed-in device. */
export interface SessionSummary {
  id: string
  current: boolean
  createdAt: string
  /** To the hour. */
  lastUsedAt: string
  expiresAt: string
  userAgent: string | null
}

/** A code a refusal may have. */
export interface ProblemType {
  /** Page that explains it, for everybody. */
  type: string
  code: string
  status: number
  title: LocalText
  hint: LocalText
}

/** How far this device is signed in, and which ways there are. */
export interface SignInState {
  state: 'guest' | 'second-factor' | 'signed-in'
  /** The second factor was given. */
  secondFactor: boolean
  passkeys: boolean
  /** Letters are shown on a page instead of sent: a demonstration. */
  mailShown: boolean
  /** A provider of OpenID Connect, and the address that leads there. */
  provider: { name: string; address: string } | null
}

/** A passkey of the person. */
export interface PasskeySummary {
  id: string
  name: string | null
  createdAt: string
}

/** Every route of the server as a method. */
export type Client = ReturnType<typeof createClient>

/**
 * Returns the client. Every method throws `ApiError` when the server refuses; types are those of
 * `@splot/runtime`. Works in a browser, in Node and against `app.request` of a test.
 */
export function createClient(options: ClientOptions) {
  const sender = createSender(options)
  const get = <T>(path: string, query?: object): Promise<T> =>
    sender.json<T>({ method: 'GET', path, ...(query !== undefined && { query }) })
  const send = <T>(method: 'POST' | 'PATCH' | 'DELETE', path: string, json?: unknown): Promise<T> =>
    sender.json<T>({ method, path, ...(json !== undefined && { json }) })
  const once = <T>(path: string, json: unknown, write: WriteOptions = {}): Promise<T> =>
    sender.json<T>({
      method: 'POST',
      path,
      json,
      headers: { 'idempotency-key': write.idempotencyKey ?? crypto.randomUUID() },
    })
  // words of people do not stand in an address, which stays in histories and logs of others
  const list = <T>(path: string, filter: { text?: string; sort?: string }): Promise<T> =>
    filter.text === undefined && filter.sort !== 'title'
      ? get<T>(path, filter)
      : sender.json<T>({ method: 'POST', path: `${path}/search`, json: filter, reads: true })
  const download = async (path: string, query?: object): Promise<Blob> => {
    const headers = { accept: '*/*' }
    const asked = { method: 'GET' as const, path, headers, ...(query !== undefined && { query }) }
    return (await sender.raw(asked)).blob()
  }
  const caseAt = (id: string): string => `/api/cases/${toUrlId(id)}`
  const panelAt = (id: string): string => `/api/panels/${toUrlId(id)}`
  const personAt = (id: string): string => `/api/people/${toUrlId(id)}`
  const taskAt = (id: string): string => `/api/tasks/${toUrlId(id)}`
  const draftAt = (id: string): string => `/api/drafts/${toUrlId(id)}`
  const indicatorAt = (id: string): string => `/api/indicators/${toUrlId(id)}`

  return {
    // definitions
    programme: () => get<ProgrammeDefinition>('/api/programme'),
    workflow: (id: string, version?: number) =>
      get<WorkflowDefinition>(`/api/workflows/${toUrlId(id)}`, { version }),
    form: (id: string, version?: number, release?: string) =>
      get<FormPackage>(`/api/forms/${toUrlId(id)}`, { version, release }),
    /** Address of the ES module with a form's validators, for `import()`. */
    formValidatorUrl: (id: string, version?: number, release?: string) =>
      sender.url(`/api/forms/${toUrlId(id)}/validator.js`, { version, release }),
    listProblemTypes: () => get<ProblemType[]>('/api/problem-types'),
    problems: () => get<DefinitionProblem[]>('/api/problems'),
    listAnchors: () => get<AnchorView[]>('/api/anchors'),
    anchorFile: (day: string) => download(`/api/anchors/${toUrlId(day)}`),
    /** Address of the anchor of a day, to be saved. */
    anchorFileUrl: (day: string) => sender.url(`/api/anchors/${toUrlId(day)}`),
    listDeadLetters: (cursor?: string) => get<Page<DeadLetter>>('/api/dead-letters', { cursor }),
    retryDeadLetter: (id: string) => send<void>('POST', `/api/dead-letters/${toUrlId(id)}/retry`),
    giveUpDeadLetter: (id: string) => send<void>('DELETE', `/api/dead-letters/${toUrlId(id)}`),
    // clock
    programmeTime: () => get<ProgrammeTime>('/api/clock'),
    moveClock: (to: string) => send<ClockMove>('POST', '/api/clock', { to }),
    // calls
    listCalls: (query: CallListQuery = {}) => get<Page<CallView>>('/api/calls', query),
    getCall: (id: string) => get<CallView>(`/api/calls/${toUrlId(id)}`),
    // catalogues
    listCatalogues: () => get<CatalogueView[]>('/api/catalogues'),
    getCatalogue: (id: string) => get<CatalogueView>(`/api/catalogues/${toUrlId(id)}`),
    /** Address of a catalogue as JSON, for a link. */
    catalogueUrl: (id: string) => sender.url(`/api/catalogues/${toUrlId(id)}`, {}),
    /** `id` is `<catalogue>/<key>`, or with `/<version>` one version; else the newest. */
    getCatalogueEntry: (id: string) =>
      get<CatalogueEntryView>(`/api/catalogue-entries/${toUrlId(id)}`),
    // cases
    listCases: (filter: CaseListFilter = {}) => list<Page<CaseSummary>>('/api/cases', filter),
    startCase: (input: { workflow: string; parent?: string }, write?: WriteOptions) =>
      once<CaseView>('/api/cases', input, write),
    getCase: (id: string) => get<CaseView>(caseAt(id)),
    timeline: (id: string, after?: number) =>
      get<TimelineEntry[]>(`${caseAt(id)}/timeline`, { after }),
    sendEvent: (
      id: string,
      event: { type: string; payload?: JsonObject; revision?: number },
      write?: WriteOptions,
    ) => once<CaseView | null>(`${caseAt(id)}/events`, event, write),
    /** Lists that the event would publish; nothing is sent. */
    previewEvent: (id: string, event: { type: string; payload?: JsonObject }) =>
      send<PublicationPreview[]>('POST', `${caseAt(id)}/events/preview`, event),
    invite: (id: string, invitation: { email: string; name?: string; role: string }) =>
      send<CaseView>('POST', `${caseAt(id)}/members`, invitation),
    removeMember: (id: string, removal: { person: string; role: string }) =>
      send<CaseView | null>('POST', `${caseAt(id)}/members/remove`, removal),
    reopenCase: (
      id: string,
      reopening: { to: string; reason: string; revision?: number },
      write?: WriteOptions,
    ) => once<CaseView | null>(`${caseAt(id)}/reopen`, reopening, write),
    getSubmission: (id: string) => get<SubmissionView>(`/api/submissions/${toUrlId(id)}`),
    /** Address of finished answers as a tagged PDF, for a link. */
    submissionPdfUrl: (id: string, locale: Locale) =>
      sender.url(`/api/submissions/${toUrlId(id)}/submission.pdf`, { locale }),
    compareSubmissions: (id: string, since: string) =>
      get<SubmissionComparison>(`/api/submissions/${toUrlId(id)}/changes`, { since }),
    getDecision: (id: string) => get<DecisionView[]>(`/api/decisions/${toUrlId(id)}`),
    getDocument: (id: string) => get<DocumentView>(`/api/documents/${toUrlId(id)}`),
    /** Address of a document as a tagged PDF, for a link. */
    documentPdfUrl: (id: string, locale: Locale) =>
      sender.url(`/api/documents/${toUrlId(id)}/document.pdf`, { locale }),
    /** Address of a document as an e-book, for a link. */
    documentEpubUrl: (id: string, locale: Locale) =>
      sender.url(`/api/documents/${toUrlId(id)}/document.epub`, { locale }),
    /** Address of a document as a page without script, for a link. */
    documentHtmlUrl: (id: string, locale: Locale) =>
      sender.url(`/api/documents/${toUrlId(id)}/document.html`, { locale }),
    /** Address of a picture of a document, for an image. */
    documentPictureUrl: (id: string, sha256: string) =>
      sender.url(`/api/documents/${toUrlId(id)}/picture`, { sha256 }),
    documentPicture: (id: string, sha256: string) =>
      download(`/api/documents/${toUrlId(id)}/picture`, { sha256 }),
    documentPdf: (id: string, locale: Locale) =>
      download(`/api/documents/${toUrlId(id)}/document.pdf`, { locale }),
    documentEpub: (id: string, locale: Locale) =>
      download(`/api/documents/${toUrlId(id)}/document.epub`, { locale }),
    documentHtml: (id: string, locale: Locale) =>
      download(`/api/documents/${toUrlId(id)}/document.html`, { locale }),
    // tasks
    listTasks: (filter: TaskListFilter = {}) => list<Page<TaskSummary>>('/api/tasks', filter),
    getTask: (id: string) => get<TaskView>(taskAt(id)),
    claimTask: (id: string) => send<TaskView>('POST', `${taskAt(id)}/claim`),
    releaseTask: (id: string) => send<TaskView>('POST', `${taskAt(id)}/release`),
    delegateTask: (id: string, to: string) =>
      send<TaskView>('POST', `${taskAt(id)}/delegate`, { to }),
    taskCandidates: (id: string) => get<TaskCandidate[]>(`${taskAt(id)}/candidates`),
    reassignTask: (id: string, to: { to: string; reason: string }) =>
      send<TaskView>('POST', `${taskAt(id)}/reassign`, to),
    saveDraft: (id: string, changes: DraftChange[]) =>
      send<DraftResult>('PATCH', `${taskAt(id)}/draft`, { changes }),
    /** `draftRevision` is that of the draft the signer saw: `draft.changed` where others wrote in it since. */
    signDraft: (id: string, signature: { path: string; draftRevision: number }) =>
      send<DraftResult>('POST', `${taskAt(id)}/signature`, signature),
    withdrawSignature: (id: string, path: string) =>
      send<DraftResult>('POST', `${taskAt(id)}/signature/withdraw`, { path }),
    submitTask: (
      id: string,
      submission: { answers?: JsonObject; draftRevision?: number } = {},
      write?: WriteOptions,
    ) => once<CaseView | null>(`${taskAt(id)}/submit`, submission, write),
    /** Lists that handing it in would publish, without answers as the draft is; nothing is sent. */
    previewTask: (id: string, submission: { answers?: JsonObject } = {}) =>
      send<PublicationPreview[]>('POST', `${taskAt(id)}/preview`, submission),
    // dashboards
    listDashboards: () => get<DashboardSummary[]>('/api/dashboards'),
    getDashboard: (id: string) => get<DashboardView>(`/api/dashboards/${toUrlId(id)}`),
    /** A panel by `<dashboard>/<panel>`, or the cases and tasks behind a part of it. */
    getPanel: (id: string, query?: PanelQuery) => get<PanelView>(panelAt(id), query),
    /** Address of a panel's table as a file, for a link. */
    panelFileUrl: (id: string, options: PanelQuery & { format: ExportFormat; locale?: Locale }) =>
      sender.url(`${panelAt(id)}/export`, { ...options }),
    panelFile: (id: string, options: PanelQuery & { format: ExportFormat; locale?: Locale }) =>
      download(`${panelAt(id)}/export`, options),
    // files
    uploadFile: (
      { name, type, ...target }: { task: string; path: string; name: string; type?: string },
      bytes: Blob | Uint8Array<ArrayBuffer>,
    ) =>
      sender.json<FileView>({
        method: 'POST',
        path: '/api/files',
        query: target,
        bytes,
        headers: {
          'content-type': type ?? 'application/octet-stream',
          'content-disposition': fileNameHeader(name),
        },
      }),
    /** Address of a file, for a link. */
    fileUrl: (id: string) => sender.url(`/api/files/${toUrlId(id)}`),
    /** Address of a file that a call says in public, for a link. */
    callFileUrl: (id: string) => sender.url(`/api/call-files/${toUrlId(id)}`),
    downloadFile: (id: string) => download(`/api/files/${toUrlId(id)}`),
    // indicators and exports
    listIndicators: (moment: IndicatorMoment = {}) =>
      get<IndicatorReport>('/api/indicators', moment),
    getIndicator: (id: string, moment: IndicatorMoment = {}) =>
      get<IndicatorDetail>(indicatorAt(id), moment),
    indicatorRows: (id: string, query: IndicatorRowsQuery = {}) =>
      get<Page<IndicatorRow>>(`${indicatorAt(id)}/rows`, query),
    exportIndicators: (options: IndicatorMoment & { format: ExportFormat; locale?: Locale }) =>
      download('/api/indicators/export', options),
    listExports: () => get<ExportSummary[]>('/api/exports'),
    exportTable: async (
      id: string,
      options: { format: ExportFormat; purpose: string; at?: string },
    ): Promise<Blob> => {
      const path = `/api/exports/${toUrlId(id)}`
      const asked = { method: 'POST' as const, path, json: options, headers: { accept: '*/*' } }
      return (await sender.raw(asked)).blob()
    },
    // personal data
    listErasures: () => get<ErasureView[]>('/api/erasures'),
    proposeErasure: (request: { case: string; what?: ErasureWhat; reason: string }) =>
      send<ErasureView>('POST', '/api/erasures', request),
    approveErasure: (id: string, reason: string) =>
      send<ErasureView>('POST', `/api/erasures/${toUrlId(id)}/approve`, { reason }),
    rejectErasure: (id: string, reason: string) =>
      send<ErasureView>('POST', `/api/erasures/${toUrlId(id)}/reject`, { reason }),
    listHolds: () => get<HoldView[]>('/api/holds'),
    holdCase: (request: { case: string; reason: string }) =>
      send<HoldView>('POST', '/api/holds', request),
    endHold: (id: string, reason: string) =>
      send<HoldView>('POST', `/api/holds/${toUrlId(id)}/end`, { reason }),
    copyPersonalData: async (request: CopyRequest): Promise<Blob> => {
      const path = '/api/personal-data/copies'
      const asked = { method: 'POST' as const, path, json: request, headers: { accept: '*/*' } }
      return (await sender.raw(asked)).blob()
    },
    // drafts of the programme
    definitionFiles: () => get<DefinitionFiles>('/api/definition-files'),
    listProgrammeDrafts: () => get<{ items: ProgrammeDraftSummary[] }>('/api/drafts'),
    createProgrammeDraft: (input: { title: string }, write?: WriteOptions) =>
      once<ProgrammeDraft>('/api/drafts', input, write),
    getProgrammeDraft: (id: string) => get<ProgrammeDraft>(draftAt(id)),
    /** On `programme-draft.conflict` the error's `conflicts` hold what others wrote. */
    changeProgrammeDraft: (id: string, edit: ProgrammeDraftEdit) =>
      send<ProgrammeDraftEdited>('PATCH', draftAt(id), edit),
    /** Lets a draft go on from what is in force now. */
    updateProgrammeDraft: (id: string, merged: readonly ProgrammeDraftChange[] = []) =>
      send<ProgrammeDraftUpdate>('POST', `${draftAt(id)}/update`, { merged }),
    discardProgrammeDraft: (id: string, reason?: string) =>
      send<void>('POST', `${draftAt(id)}/discard`, { reason }),
    checkProgrammeDraft: (id: string) => send<DefinitionCheck>('POST', `${draftAt(id)}/check`),
    programmeDraftFate: (id: string, mapping?: FateDraft['mapping']) =>
      send<FateReport>('POST', `${draftAt(id)}/fate`, { mapping }),
    programmeDraftFates: (id: string, query: CaseFateQuery & Pick<FateDraft, 'mapping'> = {}) =>
      send<Page<CaseFate>>('POST', `${draftAt(id)}/fates`, query),
    programmeDraftDifference: (
      id: string,
      query: { register?: 'administrator' | 'participant'; from?: string } = {},
    ) => get<ProgrammeDraftDifference>(`${draftAt(id)}/differences`, query),
    simulateProgrammeDraft: (id: string) =>
      send<ScenarioOutcome[]>('POST', `${draftAt(id)}/simulate`),
    replayProgrammeDraft: (id: string, query: ReplayQuery = {}) =>
      send<Page<ReplayedCase>>('POST', `${draftAt(id)}/replay`, query),
    /** On `programme-draft.has-errors` and `programme-draft.warning-needs-reason` the error's `issues` name them. */
    publishProgrammeDraft: (id: string, request: PublishRequest) =>
      send<PublishResult>('POST', `${draftAt(id)}/publish`, request),
    approveProgrammeDraft: (id: string, reason: string) =>
      send<PublishResult>('POST', `${draftAt(id)}/approve`, { reason }),
    rejectProgrammeDraft: (id: string, reason: string) =>
      send<ProgrammeDraftSummary>('POST', `${draftAt(id)}/reject`, { reason }),
    // releases
    listReleases: () => get<{ items: ProgrammeRelease[] }>('/api/releases'),
    getRelease: (id: string) => get<ProgrammeRelease>(`/api/releases/${toUrlId(id)}`),
    programmeDifference: (query: {
      from: string
      to: string
      register?: 'administrator' | 'participant'
    }) => get<ProgrammeDraftDifference>('/api/differences', query),
    undoRelease: (id: string, reason: string) =>
      send<ProgrammeRelease>('POST', `/api/releases/${toUrlId(id)}/undo`, { reason }),
    listFrozenCases: () => get<{ items: FrozenCase[] }>('/api/frozen-cases'),
    listLiveCases: () => get<{ items: LiveCases[] }>('/api/live-cases'),
    listAudit: (query: AuditQuery = {}) => get<Page<AuditEntry>>('/api/audit', query),
    // people
    listPeople: (query: PeopleQuery = {}) => list<Page<PersonSummary>>('/api/people', query),
    getPerson: (id: string) => get<PersonView>(personAt(id)),
    invitePerson: (invitation: PersonInvitation) =>
      send<PersonView>('POST', '/api/people', invitation),
    inviteAgain: (id: string) => send<PersonView>('POST', `${personAt(id)}/invitation`),
    changePerson: (id: string, change: PersonChange) =>
      send<PersonView>('PATCH', personAt(id), change),
    blockPerson: (id: string, reason: string) =>
      send<PersonView>('POST', `${personAt(id)}/block`, { reason }),
    unblockPerson: (id: string, reason: string) =>
      send<PersonView>('POST', `${personAt(id)}/unblock`, { reason }),
    endSessions: (id: string) => send<PersonView>('DELETE', `${personAt(id)}/sessions`),
    resetSignIn: (id: string, reason: string) =>
      send<PersonView>('POST', `${personAt(id)}/sign-in-reset`, { reason }),
    beginSubstitution: (
      id: string,
      substitution: { substitute: string; from: string; to: string },
    ) => send<PersonView>('POST', `${personAt(id)}/substitutions`, substitution),
    endSubstitution: (id: string, substitution: string) =>
      sender.json<PersonView>({
        method: 'DELETE',
        path: `${personAt(id)}/substitutions`,
        query: { substitution },
      }),
    listOrganisations: () => get<Organisation[]>('/api/organisations'),
    saveOrganisation: (organisation: { id?: string; name: string; number?: string }) =>
      send<Organisation>('POST', '/api/organisations', organisation),
    // session
    me: () => get<Me | null>('/api/me'),
    updateMe: (change: MeChange) => send<Me>('PATCH', '/api/me', change),
    readsOfMine: (cursor?: string) => get<Page<ReadOfMine>>('/api/me/reads', { cursor }),
    listNotices: (cursor?: string) => get<Page<NoticeView>>('/api/notices', { cursor }),
    markNoticeRead: (id: string) => send<NoticeView>('POST', `/api/notices/${toUrlId(id)}/read`),
    requestSignInLink: (email: string, next?: string) =>
      send<{ sent: true }>('POST', '/api/session/link', { email, next }),
    redeemSignInToken: (token: string) => send<void>('POST', '/api/session/redeem', { token }),
    listSessions: () => get<SessionSummary[]>('/api/sessions'),
    signInState: () => get<SignInState>('/api/session'),
    giveSecondFactor: (code: string) => send<void>('POST', '/api/session/second-factor', { code }),
    mySecondFactor: () => get<{ on: boolean; recoveryCodes: number }>('/api/me/second-factor'),
    beginSecondFactor: () =>
      send<{ address: string; secret: string; recoveryCodes: string[] }>(
        'POST',
        '/api/me/second-factor',
      ),
    turnSecondFactorOn: (code: string) => send<void>('POST', '/api/me/second-factor/on', { code }),
    turnSecondFactorOff: (code: string) =>
      send<void>('POST', '/api/me/second-factor/off', { code }),
    renewRecoveryCodes: (code: string) =>
      send<{ recoveryCodes: string[] }>('POST', '/api/me/second-factor/recovery-codes', { code }),
    listPasskeys: () => get<PasskeySummary[]>('/api/me/passkeys'),
    /** What `navigator.credentials.create` is asked, as JSON. */
    passkeyOptions: () => send<JsonObject>('POST', '/api/me/passkeys/options'),
    addPasskey: (passkey: { name: string; response: object }) =>
      send<void>('POST', '/api/me/passkeys', passkey),
    removePasskey: (id: string) => send<void>('DELETE', `/api/me/passkeys/${toUrlId(id)}`),
    /** What `navigator.credentials.get` is asked, as JSON. */
    passkeySignInOptions: () => send<JsonObject>('POST', '/api/session/passkey/options'),
    signInByPasskey: (response: object) => send<void>('POST', '/api/session/passkey', { response }),
    revokeOtherSessions: () => send<void>('DELETE', '/api/sessions'),
    revokeSession: (id: string) => send<void>('DELETE', `/api/sessions/${toUrlId(id)}`),
    signOut: () => send<void>('DELETE', '/api/session'),
    // the rest
    listMail: (cursor?: string) => get<Page<MailView>>('/api/mail', { cursor }),
    health: () => get<{ status: 'ok' }>('/api/health'),
    /** Live changes; returns how to stop. */
    subscribe: (listener: StreamListener) => subscribe(sender, listener, options.wait ?? waitMs),
  }
}

function waitMs(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
