import type { DefinitionCheck } from './check/check-definitions.ts'
import type { ScenarioOutcome, ScenarioProgress } from './check/run-scenarios.ts'
import type { DocumentPress } from './documents/document-press.ts'
import type { ExpressionCompiler } from '@splot/definition'
import type { Store } from '@splot/store'
import type { CompiledBefore } from './definitions/compiled-before.ts'
import type { DefinitionCache } from './definitions/definition-cache.ts'

/** One file of a programme as it was read. */
export interface SourceFile {
  /** Path inside the programme folder, `/` between parts: `workflows/recruitment.json`. */
  path: string
  text: string
}

/** Where the definition files come from. */
export interface ProgrammeSource {
  /** Returns all files with `.json` of the programme; order does not matter. */
  read(): Promise<SourceFile[]>
}

/** Tells the time. */
export interface Clock {
  /** RFC 3339 instant in UTC. */
  now(): string
  /** Sets it forward to an instant, from which it goes on; absent: a real clock, which nobody moves. */
  forward?(to: string): Promise<void>
}

/** Makes identifiers. */
export interface Ids {
  /** Returns an id never returned before: letters, digits and `-`. */
  next(): string
}

/** A mail ready to leave. */
export interface OutgoingMail {
  /** Stays the same when the mail is tried again, so that a transport can drop duplicates. */
  id: string
  to: string
  subject: string
  text: string
}

/** Carries mail away. */
export interface MailTransport {
  /**
   * Resolves when the mail was taken. A rejection is tried again later.
   *
   * @throws SplotError mail.refused for a mail that will never be taken; it is not tried again. With
   * `details.about` `recipient` and `details.status` the address is marked as one that takes no mail
   */
  send(mail: OutgoingMail): Promise<void>
}

/** What a scanner says of a file; `unknown`: it was not looked at, and may be another time. */
export type ScanVerdict = 'clean' | 'infected' | 'unknown'

/** Looks into uploaded bytes before anybody may open them, as a virus scanner does. */
export interface FileScanner {
  /** Returns what it says of the bytes. Never rejects: a scanner that is away knows nothing. */
  scan(bytes: AsyncIterable<Uint8Array>): Promise<ScanVerdict>
}

/** How people sign in, as far as administrators see and take it away. */
export interface PersonSignIn {
  /** `lastUsedAt`: when a session of theirs was used last, RFC 3339. */
  facts(
    person: string,
  ): Promise<{ secondFactor: boolean; passkeys: number; lastUsedAt: string | null }>
  /** Ends every session of a person; returns how many. */
  endSessions(person: string): Promise<number>
  /** Removes second factor and passkeys of a person, and ends every session. */
  reset(person: string): Promise<void>
}

/** Keys for special-category data, by id. What was written under an older one stays readable. */
export interface SensitiveKeys {
  /** Id of the key that new data is enciphered under. */
  current: string
  /** 32 bytes each. */
  keys: Readonly<Record<string, Uint8Array>>
}

/** Tells what is wrong with definition files, as `checkDefinitions` does, and runs scenarios as `runScenarios`. */
export interface DefinitionChecker {
  check(files: readonly SourceFile[]): Promise<DefinitionCheck>
  /** Asked of files without an error only. */
  simulate(
    files: readonly SourceFile[],
    tell?: (progress: ScenarioProgress) => void,
  ): Promise<ScenarioOutcome[]>
}

/** What a runtime is made of. */
export interface RuntimeOptions {
  store: Store
  programme: ProgrammeSource
  clock: Clock
  ids: Ids
  mail: MailTransport
  /** Absent: sensitive fields cannot be filled in; refused with `sensitive.no-key`. */
  sensitiveKeys?: SensitiveKeys
  /** Absent: people sign in to a host program, which ends their sessions itself. */
  signIn?: PersonSignIn
  /** Absent: every upload passes. */
  scanner?: FileScanner
  /**
   * What becomes of an upload the scanner knows nothing of: it is refused (default), or taken, marked for
   * whoever sees it, and looked at before it is opened.
   */
  unscanned?: 'refuse' | 'mark'
  /** Checks drafts beside the service; absent: in its own process, which answers nobody meanwhile. */
  checker?: DefinitionChecker
  /** Expression language; absent: FEEL of `@splot/feel`. */
  expressions?: ExpressionCompiler
  /** What is read and compiled already; absent: nothing. Its expression language comes before `expressions`. */
  cache?: DefinitionCache
  /** Spares the trial of definitions this code has compiled before; absent: each reading tries all. */
  compiledBefore?: CompiledBefore
  /** Does the heavy work of documents; absent: it is done in this thread. */
  press?: DocumentPress
  /** Prefix of links in mails: `https://splot.example`. */
  publicUrl?: string
  /** How often a failing timer or effect is tried before it is set aside. Default 8. */
  attempts?: number
}
