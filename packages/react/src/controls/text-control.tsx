import type { InputHTMLAttributes, ReactNode } from 'react'
import type { FieldType } from '@splot/definition'
import { useFormContext } from '../store/form-context.ts'
import { bareIdentifier, groupedIdentifier } from '../values/identifiers.ts'
import { FieldFrame, useInputTies, type ControlProps } from './field-frame.tsx'
import { useShownText } from './shown-text.ts'

type Attributes = InputHTMLAttributes<HTMLInputElement>

const attributes: Partial<Record<FieldType, Attributes>> = {
  email: { type: 'email', autoComplete: 'email', spellCheck: false },
  phone: { type: 'tel', autoComplete: 'tel' },
  url: { type: 'url', inputMode: 'url', autoComplete: 'url', spellCheck: false },
  nip: { inputMode: 'numeric', autoComplete: 'off' },
  regon: { inputMode: 'numeric', autoComplete: 'off' },
  krs: { inputMode: 'numeric', autoComplete: 'off' },
  pesel: { inputMode: 'numeric', autoComplete: 'off' },
  iban: { autoComplete: 'off', spellCheck: false },
  postal: { inputMode: 'numeric', autoComplete: 'postal-code', placeholder: '00-000' },
  terc: { inputMode: 'numeric', autoComplete: 'off' },
  pkd: { autoComplete: 'off', placeholder: '00.00.Z' },
}

const identifiers = new Set<FieldType>([
  'nip',
  'regon',
  'krs',
  'pesel',
  'iban',
  'postal',
  'phone',
  'terc',
  'pkd',
])

/** One line of text: text, e-mail, phone, address of a site, Polish identifiers (tidied on leaving). */
export function TextControl(props: ControlProps): ReactNode {
  const { store } = useFormContext()
  const ties = useInputTies(props)
  const { field, pointer, view } = props
  const value = typeof view.value === 'string' ? view.value : ''
  const isIdentifier = identifiers.has(field.type)
  const input = useShownText<HTMLInputElement>(
    isIdentifier ? groupedIdentifier(value, field.type) : value,
  )

  function change(typed: string): void {
    const next = typed === '' ? undefined : typed
    // an identifier is shown in groups as it grows; other text stands in the box already
    if (isIdentifier) store.setValue(pointer, next)
    else store.setTyped(pointer, next)
  }

  function leave(): void {
    // what was typed since this was rendered is only in the store
    const typed = store.getField(pointer).value
    const text = typeof typed === 'string' ? typed : ''
    const tidy = isIdentifier ? bareIdentifier(text, field.type) : text.trim()
    if (tidy !== text) store.setValue(pointer, tidy === '' ? undefined : tidy)
    store.leave(pointer)
  }

  return (
    <FieldFrame {...props}>
      <input
        {...ties}
        {...attributes[field.type]}
        className="sp-input"
        data-size={inputSize(field.type, field.maxLength)}
        ref={input}
        onChange={(event) => change(event.target.value)}
        onBlur={leave}
      />
    </FieldFrame>
  )
}

/** A box as wide as the answer it expects helps people to see what is asked. */
function inputSize(type: FieldType, maxLength: number | undefined): string {
  if (type === 'postal' || type === 'pkd') return 'short'
  if (identifiers.has(type)) return type === 'iban' ? 'long' : 'medium'
  if (maxLength !== undefined && maxLength <= 12) return 'short'
  if (maxLength !== undefined && maxLength <= 40) return 'medium'
  return 'long'
}
