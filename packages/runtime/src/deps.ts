import type { ExpressionCompiler } from '@splot/definition'
import type { Store } from '@splot/store'
import type { AuditLog } from './audit/audit-log.ts'
import type { StoredCases } from './cases/stored-cases.ts'
import type { Library } from './definitions/library.ts'
import type { DocumentPress } from './documents/document-press.ts'
import type { RenderedFiles } from './documents/rendered-files.ts'
import type { Cipher } from './sensitive/cipher.ts'
import type { PeopleIndex } from './people/people-index.ts'
import type {
  Clock,
  DefinitionChecker,
  FileScanner,
  Ids,
  MailTransport,
  PersonSignIn,
} from './ports.ts'

/** What every use case works with. */
export interface Deps {
  store: Store
  /** Its cases, read. */
  cases: StoredCases
  library: Library
  clock: Clock
  ids: Ids
  mail: MailTransport
  scanner: FileScanner | null
  /** Of uploads the scanner knows nothing of. */
  unscanned: 'refuse' | 'mark'
  cipher: Cipher
  expressions: ExpressionCompiler
  /** `null`: this process checks. */
  checker: DefinitionChecker | null
  audit: AuditLog
  /** Writes documents and tries pictures. */
  press: DocumentPress
  /** Documents as files that were written lately. */
  files: RenderedFiles
  /** All people by name. */
  people: PeopleIndex
  /** How people sign in; `null`: kept elsewhere. */
  signIn: PersonSignIn | null
  publicUrl: string
  /** Tries of a failing timer or effect before it is set aside. */
  attempts: number
}
