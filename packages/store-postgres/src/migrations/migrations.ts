import { tables } from './0001-tables.ts'
import { titleInEnglish } from './0002-title-in-english.ts'

/** A change of the schema, made once. */
export interface Migration {
  /** From 1, without gaps. */
  number: number
  name: string
  sql: string
}

/**
 * All changes of the schema, in order. One that was released never changes: a further one follows. A
 * process of the version before must be able to work on: add, fill, and take away a version later.
 */
export const migrations: readonly Migration[] = [
  { number: 1, name: 'tables', sql: tables },
  { number: 2, name: 'title in English', sql: titleInEnglish },
]
