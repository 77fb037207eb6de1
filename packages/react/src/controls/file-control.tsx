import { useRef, useState, type ReactNode } from 'react'
import { useFormContext } from '../store/form-context.ts'
import { useFieldTexts } from '../texts/field-texts.ts'
import { FieldSet, useInputTies, type ControlProps } from './field-frame.tsx'
import { FileScan } from './file-scan.tsx'
import { fileSize } from '../values/file-size.ts'

interface Upload {
  key: number
  name: string
  part: number
  error: string | null
  stop: AbortController
}

/** Files chosen with a button (dropping works too), with progress, errors in words, and removal. */
export function FileControl(props: ControlProps): ReactNode {
  const context = useFormContext()
  const t = useFieldTexts()
  const ties = useInputTies(props)
  const input = useRef<HTMLInputElement>(null)
  const lastKey = useRef(0)
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const [status, setStatus] = useState('')
  const { field, pointer, view } = props
  const ids = Array.isArray(view.value) ? (view.value as string[]) : []
  const most = view.items?.most ?? 1

  const change = (key: number, next: Partial<Upload>) =>
    setUploads((all) => all.map((each) => (each.key === key ? { ...each, ...next } : each)))
  const drop = (key: number) => setUploads((all) => all.filter((each) => each.key !== key))

  async function take(file: File): Promise<void> {
    const upload: Upload = {
      key: ++lastKey.current,
      name: file.name,
      part: 0,
      error: refusal(file),
      stop: new AbortController(),
    }
    setUploads((all) => [...all, upload])
    if (upload.error !== null || context.upload === undefined) return
    try {
      const report = (part: number) => change(upload.key, { part })
      const stored = await context.upload(pointer, file, report, upload.stop.signal)
      context.files.set(stored.id, stored)
      const { id, name, type, sizeBytes, sha256 } = stored
      context.store.knowFile({ id, name, type, sizeBytes, sha256 })
      const now = context.store.getField(pointer).value
      context.store.setValue(pointer, [...(Array.isArray(now) ? now : []), stored.id])
      context.store.leave(pointer)
      setStatus(t('file.done', { name: file.name }))
      drop(upload.key)
    } catch (cause) {
      if (upload.stop.signal.aborted) return drop(upload.key)
      const reason = cause instanceof Error ? cause.message : ''
      change(upload.key, { error: reason || t('file.failed') })
    }
  }

  function refusal(file: File): string | null {
    if (field.maxSizeBytes !== undefined && file.size > field.maxSizeBytes) {
      return t('file.tooBig', {
        size: fileSize(file.size, context.locale),
        limit: fileSize(field.maxSizeBytes, context.locale),
      })
    }
    if (file.size === 0) return t('file.isEmpty')
    if (field.accept !== undefined && file.type !== '' && !field.accept.includes(file.type)) {
      return t('file.wrongType', { types: typeNames(field.accept) })
    }
    return null
  }

  function takeAll(files: FileList | null): void {
    const room = Math.max(0, most - ids.length)
    for (const file of [...(files ?? [])].slice(0, room)) void take(file)
    if (input.current !== null) input.current.value = ''
  }

  function remove(id: string): void {
    const left = ids.filter((each) => each !== id)
    context.store.setValue(pointer, left.length === 0 ? undefined : left)
    context.store.leave(pointer)
    setStatus(t('file.removed', { name: context.files.get(id)?.name ?? '' }))
    input.current?.focus()
  }

  return (
    <FieldSet {...props}>
      <p className="sp-help" id={`${ties.id}-limits`}>
        {limits()}
      </p>
      {(ids.length > 0 || uploads.length > 0) && (
        <ul className="sp-files">
          {ids.map((id) => (
            <StoredFile key={id} id={id} onRemove={() => remove(id)} />
          ))}
          {uploads.map((upload) => (
            <li className="sp-file" key={upload.key} data-failed={upload.error !== null}>
              <span className="sp-file-name">{upload.name}</span>
              {upload.error === null ? (
                <>
                  <progress
                    value={upload.part}
                    aria-label={t('file.progress', { name: upload.name })}
                  />
                  {upload.part === 1 && (
                    <span className="sp-file-size" role="status">
                      {t('file.checking')}
                    </span>
                  )}
                  <button
                    type="button"
                    className="sp-link-button"
                    onClick={() => upload.stop.abort()}
                  >
                    {t('file.stop')}
                  </button>
                </>
              ) : (
                <>
                  <span className="sp-error" role="alert">
                    {upload.error}
                  </span>
                  <button type="button" className="sp-link-button" onClick={() => drop(upload.key)}>
                    {t('file.dismiss')}
                  </button>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {ids.length < most && (
        <label
          className="sp-drop"
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault()
            takeAll(event.dataTransfer.files)
          }}
        >
          <input
            ref={input}
            type="file"
            className="sp-file-input"
            aria-labelledby={`${ties.id}-label ${ties.id}-choose`}
            aria-describedby={[ties['aria-describedby'], `${ties.id}-limits`]
              .filter(Boolean)
              .join(' ')}
            aria-invalid={ties['aria-invalid']}
            multiple={most > 1}
            accept={field.accept?.join(',')}
            onChange={(event) => takeAll(event.target.files)}
          />
          <span className="sp-button sp-secondary sp-small" id={`${ties.id}-choose`}>
            {t('file.choose', { count: most })}
          </span>
        </label>
      )}
      <p className="sp-visually-hidden" role="status">
        {status}
      </p>
    </FieldSet>
  )

  function limits(): string {
    return [
      field.accept === undefined ? '' : t('file.types', { types: typeNames(field.accept) }),
      field.maxSizeBytes === undefined
        ? ''
        : t('file.size', { limit: fileSize(field.maxSizeBytes, context.locale) }),
      most > 1 ? t('file.atMost', { count: most }) : '',
    ]
      .filter(Boolean)
      .join(' ')
  }
}

function StoredFile({ id, onRemove }: { id: string; onRemove: () => void }): ReactNode {
  const { files, fileAddress, locale } = useFormContext()
  const t = useFieldTexts()
  const file = files.get(id)
  const name = file?.name ?? t('file.unknown')
  return (
    <li className="sp-file">
      <span className="sp-file-name">
        {fileAddress === undefined ? name : <a href={fileAddress(id)}>{name}</a>}
      </span>
      {file !== undefined && (
        <span className="sp-file-size">{fileSize(file.sizeBytes, locale)}</span>
      )}
      <FileScan file={file} />
      <button
        type="button"
        className="sp-link-button sp-danger"
        aria-label={t('file.removeNamed', { name })}
        onClick={onRemove}
      >
        {t('file.remove')}
      </button>
    </li>
  )
}

const shortNames: Record<string, string> = {
  'application/pdf': 'PDF',
  'image/png': 'PNG',
  'image/jpeg': 'JPG',
  'image/svg+xml': 'SVG',
  'text/csv': 'CSV',
  'application/zip': 'ZIP',
  'application/json': 'JSON',
  'application/epub+zip': 'EPUB',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'DOCX',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'XLSX',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PPTX',
  'application/vnd.oasis.opendocument.text': 'ODT',
}

function typeNames(types: readonly string[]): string {
  return types.map((type) => shortNames[type] ?? type).join(', ')
}
