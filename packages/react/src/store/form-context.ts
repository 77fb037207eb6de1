import { createContext, useContext } from 'react'
import type { CodeList, Locale, LocalText } from '@splot/definition'
import type { FileView, LinkedDocument } from '@splot/runtime'
import type { NotesByPlace } from '../values/notes-by-place.ts'
import type { FormStore } from './types.ts'

/** What controls may ask of the world around the form. */
export interface FormActions {
  /** Uploads one file for the field at `pointer`; reports progress from 0 to 1. */
  upload?: (
    pointer: string,
    file: File,
    onProgress: (part: number) => void,
    signal: AbortSignal,
  ) => Promise<FileView>
  /** Address at which a file can be opened. */
  fileAddress?: (id: string) => string
  /** Address at which a document can be read. */
  documentAddress?: (id: string) => string
  /** Signs the form in the reader's name. */
  sign?: (pointer: string) => Promise<void>
  /** Takes the reader's own signature back. */
  unsign?: (pointer: string) => Promise<void>
  /** Role id → what the role is called in the reader's language. */
  roleNames?: Readonly<Record<string, string>>
}

/** What every control of one open form can reach. Does not change while the form is open. */
export interface FormContextValue extends FormActions {
  store: FormStore
  locale: Locale
  /** Prefix of element ids, so that two forms may stand on one page. */
  idPrefix: string
  codeLists: ReadonlyMap<string, CodeList>
  /** Field pointer without row numbers → choices of a reference. */
  references: Readonly<Record<string, readonly { id: string; label: LocalText }[]>>
  /** Known files by id; grows as files are uploaded. */
  files: Map<string, FileView>
  /** What is told of fields, such as what is to be corrected. */
  notes: NotesByPlace
  /** Documents that fields name by their templates. */
  documents: readonly LinkedDocument[]
  /** Pointers of what keeps the form from being signed, where the service has said so. */
  lacks?: readonly string[]
  /** Who fills in what is lacking, for a reader who only signs. */
  filledBy?: string
  /** The reader, for signatures. */
  person: { id: string; name: string } | null
}

/** React context of the open form. */
export const FormContext = createContext<FormContextValue | null>(null)

/** Returns the open form's context. */
export function useFormContext(): FormContextValue {
  const value = useContext(FormContext)
  if (value === null) throw new Error('Expected a FormProvider above this control')
  return value
}

/** Returns the text in the reader's language. Pure. */
export function textIn(text: LocalText | undefined, locale: Locale): string {
  return text === undefined ? '' : text[locale]
}

/** Id and visible number of the table row a control stands in; `null` outside tables. */
export const RowContext = createContext<{ labelId: string } | null>(null)
