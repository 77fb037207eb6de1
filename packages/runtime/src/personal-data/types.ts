import type { JsonObject, Locale, LocalText } from '@splot/definition'
import type { ToldValue } from '../cases/told-values.ts'
import type { DocumentSummary, FileView, NoticeView, Reader, ReadOfMine } from '../types.ts'

/** Whose data, why they are copied, and the language of the summary. */
export interface CopyRequest {
  /** One to five of: address, PESEL, id of a person; all of the same person. */
  who: string[]
  /** Kept in the audit log and in the access log. */
  reason: string
  locale?: Locale
}

/** All that is kept of a person, to be handed to them. */
export interface PersonCopy {
  /** Name of the archive: `kopia-danych-2027-03-01.zip`. */
  name: string
  /** RFC 3339. */
  madeAt: string
  /** A page to read, the same as JSON, and the files; with a list of all of them and their SHA-256. */
  files: { path: string; bytes: Uint8Array }[]
  /** What it holds. */
  counts: { cases: number; answers: number; files: number; letters: number; reads: number }
}

/** What a copy tells: `data.json`. Nothing of others stands in it. */
export interface CopiedData {
  madeAt: string
  programme: LocalText
  /** `null`: they have no account; what is told names them by an address or a PESEL. */
  account: CopiedAccount | null
  cases: CopiedCase[]
  letters: NoticeView[]
  reads: ReadOfMine[]
  /** What was changed of their account, or copied of their data; not by whom. */
  changes: { at: string; type: string; reason: string | null }[]
}

/** An account as its holder is told of it. */
export interface CopiedAccount {
  id: string
  email: string
  name: string
  locale: Locale
  roles: { role: string; from?: string; to?: string }[]
  facts: Record<string, string[]>
  memberships: { organisation: string; position: string }[]
  /** Days on which they act for others. */
  actsFor: { from: string; to: string }[]
  blocked: { at: string; reason: string } | null
  invitedAt: string | null
  signedInAt: string | null
  signIn: { secondFactor: boolean; passkeys: number; lastUsedAt: string | null } | null
}

/** One case, as far as it speaks of the person. */
export interface CopiedCase {
  id: string
  workflow: LocalText
  number: string | null
  /** `null`: they are no party to it, and it may be called after somebody else. */
  title: LocalText | null
  states: LocalText[]
  startedAt: string
  endedAt: string | null
  /** Titles of the roles they hold in it. */
  roles: LocalText[]
  answers: CopiedAnswers[]
  signatures: { task: LocalText; at: string }[]
  /** What they did for the operator; the answers speak of others. */
  work: { task: LocalText; at: string }[]
  history: { at: string; type: string; title: LocalText }[]
  files: CopiedFile[]
  documents: DocumentSummary[]
}

/** Answers, or a draft of some, without what speaks of others. */
export interface CopiedAnswers {
  task: LocalText
  form: { id: string; version: number }
  formTitle: LocalText
  at: string
  /** Not handed in yet. */
  draft: boolean
  /** They handed it in themselves. */
  own: boolean
  values: JsonObject
  /** The same in words, in the order of the form. */
  told: ToldValue[]
  /** Declarations and consents: pointer → what was agreed to, when. */
  declarations: Record<string, { version: string; at: string }>
  /** Parts that speak of others. */
  leftOut: LocalText[]
}

/** A file, and where it lies in the archive; `null`: its bytes are not there, or the copy grew too large. */
export interface CopiedFile extends Omit<FileView, 'uploadedBy'> {
  path: string | null
}

/** `answers`: all that people wrote in a case; `apart`: what of it is kept apart, such as special categories. */
export type ErasureWhat = 'answers' | 'apart'

/**
 * `due`: found by the service, waits for somebody to propose it; `proposed`: waits for a second person;
 * `approved`: is being carried out, or waits for the end of a hold; `done`, `rejected`.
 */
export type ErasureStatus = 'due' | 'proposed' | 'approved' | 'done' | 'rejected'

/** Who did something, when and why. */
export interface ErasureAct {
  by: { id: string; name: string } | null
  at: string
  reason: string
}

/** Something to erase, and what became of it. Nothing of what stands in the case is told. */
export interface ErasureView {
  /** `<case id>/<what>`. */
  id: string
  caseId: string
  number: string | null
  workflow: LocalText
  what: ErasureWhat
  /** Titles of the classes of the data. */
  classes: LocalText[]
  /** Last day on which it had to be kept; `null`: proposed before. */
  dueOn: string | null
  status: ErasureStatus
  proposed: ErasureAct | null
  decided: ErasureAct | null
  doneAt: string | null
  /** Why nothing of the case may be erased now; `null`: nothing holds it. */
  held: string | null
  /** What the reader may do with it. */
  may: ('propose' | 'approve' | 'reject')[]
}

/** A case of which nothing may be erased. */
export interface HoldView {
  caseId: string
  number: string | null
  workflow: LocalText
  begun: ErasureAct
  endedAt: string | null
}

/** Personal data, as those who look after them use them. */
export interface PersonalDataCases {
  /**
   * Gathers all that is kept of a person; noted in the audit log and, where it holds special-category data,
   * in the access log, before it is handed out.
   *
   * @throws SplotError auth.required, personal-data.not-officer, person.not-found, person.several,
   * person.email-invalid, reason.missing, sensitive.unreadable
   */
  copyPersonalData(reader: Reader, request: CopyRequest): Promise<PersonCopy>
  /**
   * What is to be erased, was proposed, and what came of it.
   *
   * @throws SplotError auth.required, personal-data.not-officer
   */
  listErasures(reader: Reader): Promise<ErasureView[]>
  /**
   * Proposes to erase what people wrote in a case that is over; `case`: its id or number.
   *
   * @throws SplotError auth.required, personal-data.not-officer, case.not-found, case.not-finished,
   * case.held, erasure.decided, reason.missing
   */
  proposeErasure(
    reader: Reader,
    request: { case: string; what?: ErasureWhat; reason: string },
  ): Promise<ErasureView>
  /**
   * Approves what somebody else proposed, and erases it.
   *
   * @throws SplotError auth.required, personal-data.not-officer, erasure.not-found, erasure.decided,
   * erasure.own, case.held, reason.missing
   */
  approveErasure(reader: Reader, id: string, reason: string): Promise<ErasureView>
  /**
   * Turns a proposal down.
   *
   * @throws SplotError auth.required, personal-data.not-officer, erasure.not-found, erasure.decided,
   * reason.missing
   */
  rejectErasure(reader: Reader, id: string, reason: string): Promise<ErasureView>
  /** Cases that are held now. @throws SplotError auth.required, personal-data.not-officer */
  listHolds(reader: Reader): Promise<HoldView[]>
  /**
   * Keeps everything of a case, and of those under it, from being erased.
   *
   * @throws SplotError auth.required, personal-data.not-officer, case.not-found, reason.missing
   */
  holdCase(reader: Reader, request: { case: string; reason: string }): Promise<HoldView>
  /** Ends a hold. @throws SplotError auth.required, personal-data.not-officer, case.not-found, reason.missing */
  endHold(reader: Reader, caseId: string, reason: string): Promise<HoldView>
}
