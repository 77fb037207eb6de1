import { useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraft } from '../draft/draft-context.ts'
import { TextField } from '../parts/text-field.tsx'

/** Asks for a name by which expressions know something new. */
export function NewName(props: {
  label: string
  taken: readonly string[]
  /** Names have this shape; absent: letters and digits. */
  pattern?: string | undefined
  onName: (name: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const editable = useDraft((state) => state.editable)
  const { label, taken, pattern = '^[A-Za-z][A-Za-z0-9_]*$', onName } = props
  const isTaken = taken.includes(name)
  const isGood = new RegExp(pattern).test(name)
  const problem = isTaken ? t('properties.takenName') : isGood ? '' : t('properties.badName')
  if (!editable) return null
  function submit(event: FormEvent): void {
    event.preventDefault()
    event.stopPropagation()
    if (name === '' || problem !== '') return
    onName(name)
    setName('')
  }
  return (
    <form className="st-inline" onSubmit={submit}>
      <TextField
        label={label}
        value={name}
        error={name !== '' && problem !== '' ? problem : undefined}
        onChange={(text) => setName(text.trim())}
      />
      <button
        type="submit"
        className="sp-button sp-secondary sp-small"
        disabled={name === '' || problem !== ''}
      >
        {t('parts.add')}
      </button>
    </form>
  )
}
