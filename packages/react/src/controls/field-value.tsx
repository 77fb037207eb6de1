import type { ReactNode } from 'react'
import type { DisplayFormat, FormField, JsonValue } from '@splot/definition'
import { textIn, useFormContext } from '../store/form-context.ts'
import { useFieldTexts } from '../texts/field-texts.ts'
import { valueWords } from '../texts/value-words.ts'
import { fileSize } from '../values/file-size.ts'
import { formatDateTime, formatValue } from '../values/format.ts'
import { groupedIdentifier } from '../values/identifiers.ts'
import { signatureRecords } from './signature-records.ts'
import { choiceOptions } from './choice-options.ts'
import { FileScan } from './file-scan.tsx'

/** One answer as people read it, in the right format for its field. */
export function FieldValue(props: {
  field: FormField
  pointer: string
  value: JsonValue | undefined
}): ReactNode {
  const { field, pointer, value } = props
  const t = useFieldTexts()
  const isEmpty =
    value === undefined ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  if (isEmpty) {
    const word = field.type === 'computed' ? 'value.notYet' : 'value.none'
    return <span className="sp-no-answer">{t(word)}</span>
  }
  if (field.type === 'file') return <FileNames ids={value} />
  if (field.type === 'signature') return <SignatureLines value={value} />
  if (field.type === 'rich' && typeof value === 'string') return <RichText html={value} />
  return <PlainValue field={field} pointer={pointer} value={value} />
}

function PlainValue({
  field,
  pointer,
  value,
}: {
  field: FormField
  pointer: string
  value: JsonValue
}) {
  const context = useFormContext()
  const t = useFieldTexts()
  const words = valueWords(t)
  const codes = (Array.isArray(value) ? value : [value]).filter((each) => typeof each === 'string')
  if (isChoice(field) && codes.length > 0) {
    const options = choiceOptions(field, pointer, context, codes)
    const label = (code: string) => options.find((each) => each.value === code)?.label ?? code
    return codes.length === 1 ? (
      label(codes[0]!)
    ) : (
      <ul className="sp-plain-list">
        {codes.map((code) => (
          <li key={code}>{label(code)}</li>
        ))}
      </ul>
    )
  }
  const text = formatValue(value, displayOf(field), context.locale, words)
  return typeof value === 'string' ? (
    <span className="sp-long-value">{groupedIdentifier(text, field.type)}</span>
  ) : (
    text
  )
}

function isChoice(field: FormField): boolean {
  return (
    ['choice', 'choices', 'reference', 'references', 'terc', 'pkd'].includes(field.type) ||
    (field.type === 'computed' && (field.list !== undefined || field.from !== undefined))
  )
}

/** Returns the display format of a field. Pure. */
export function displayOf(field: FormField): DisplayFormat {
  if (field.display !== undefined) return field.display
  if (field.type === 'money' || field.type === 'date' || field.type === 'datetime')
    return field.type
  if (field.type === 'integer' || field.type === 'decimal') return field.type
  return 'text'
}

function FileNames({ ids }: { ids: JsonValue }): ReactNode {
  const { files, fileAddress, locale } = useFormContext()
  const t = useFieldTexts()
  const list = Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : []
  return (
    <ul className="sp-plain-list">
      {list.map((id) => {
        const file = files.get(id)
        const name = file?.name ?? t('file.unknown')
        const size = file === undefined ? '' : ` (${fileSize(file.sizeBytes, locale)})`
        return (
          <li key={id}>
            {fileAddress === undefined ? name : <a href={fileAddress(id)}>{name}</a>}
            {size} <FileScan file={file} />
          </li>
        )
      })}
    </ul>
  )
}

function SignatureLines({ value }: { value: JsonValue }): ReactNode {
  const { locale } = useFormContext()
  const t = useFieldTexts()
  const records = signatureRecords(value)
  return (
    <ul className="sp-plain-list">
      {records.map((record, at) => (
        <li key={at}>
          {t('signature.by', {
            name: record.name,
            at: formatDateTime(record.at, locale),
          })}
        </li>
      ))}
    </ul>
  )
}

/** Restricted HTML as text: tags become line breaks; nothing of it is ever put into the page as HTML. */
function RichText({ html }: { html: string }): ReactNode {
  const blocks = richBlocks(html)
  return (
    <>
      {blocks.map((block, at) => (
        <p key={at}>{block}</p>
      ))}
    </>
  )
}

function richBlocks(html: string): string[] {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const blocks = [...page.body.querySelectorAll('h3,h4,h5,p,li,td,th')]
  const texts =
    blocks.length === 0
      ? [page.body.textContent ?? '']
      : blocks.map((block) => block.textContent ?? '')
  return texts.map((text) => text.trim()).filter(Boolean)
}

/** A field the person may read but not change. */
export function ReadOnlyField(props: {
  field: FormField
  pointer: string
  value: JsonValue | undefined
}): ReactNode {
  const { locale } = useFormContext()
  return (
    <div className="sp-field sp-read-only" data-type={props.field.type}>
      <p className="sp-label">{textIn(props.field.label, locale)}</p>
      <div className="sp-read-value">
        <FieldValue {...props} />
      </div>
    </div>
  )
}
