import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isLocalText, toLocalText } from '@splot/definition'
import type { JsonObject, JsonValue, LocalText } from '@splot/definition'
import { useLocale } from '@splot/react/texts'

/** One thing an event asks for. */
export interface PayloadField {
  name: string
  title: LocalText
  type: 'string' | 'integer' | 'number' | 'boolean'
  /** What may be chosen, with what it is called; empty: anything. */
  choices: readonly { value: string; label: LocalText }[]
  format: string
  required: boolean
  /** Least and most characters of a text. */
  minLength: number
  maxLength: number
}

/** What is wrong with what stands in a field; `null`: nothing. */
export type PayloadFault = 'missing' | 'short' | 'long' | null

/** Returns what is wrong with a value as the event's schema has it. Pure. */
export function payloadFault(field: PayloadField, value: JsonValue | undefined): PayloadFault {
  if (value === undefined) return field.required ? 'missing' : null
  if (typeof value !== 'string') return null
  if (value.length < field.minLength) return 'short'
  return value.length > field.maxLength ? 'long' : null
}

/** Returns the plain fields of an event's JSON Schema; nested ones are left to programs. Pure. */
export function payloadFields(schema: JsonObject | null): PayloadField[] {
  const properties = objectAt(schema, 'properties')
  const required = schema === null || !Array.isArray(schema['required']) ? [] : schema['required']
  return Object.entries(properties).flatMap(([name, value]) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
    const type = value['type']
    if (type !== 'string' && type !== 'integer' && type !== 'number' && type !== 'boolean')
      return []
    const labels = objectAt(value, 'labels')
    const values = Array.isArray(value['enum']) ? value['enum'].map(String) : []
    const choices = values.map((one) => ({ value: one, label: textOf(labels[one], one) }))
    const format = typeof value['format'] === 'string' ? value['format'] : ''
    const { minLength = 0, maxLength = Infinity } = value
    const title = textOf(value['title'], name)
    const lengths = { minLength: Number(minLength), maxLength: Number(maxLength) }
    return [{ name, title, type, choices, format, required: required.includes(name), ...lengths }]
  })
}

/** Moves the focus to what is asked for, such as what is wrong. */
export function focusPayloadField({ name }: PayloadField): void {
  const id = inputId(name)
  const choices = document.querySelector<HTMLElement>(`input[name="${id}"]`)
  ;(document.getElementById(id) ?? choices)?.focus()
}

const inputId = (name: string) => `payload-${name}`

/** Inputs for what an event asks for. */
export function PayloadFields(props: {
  fields: readonly PayloadField[]
  value: JsonObject
  /** The person has tried to go on: what is wrong may be told. */
  told: boolean
  onChange: (next: JsonObject) => void
}): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const set = (name: string, value: JsonValue | undefined) => {
    const { [name]: _, ...rest } = props.value
    props.onChange(value === undefined ? rest : { ...rest, [name]: value })
  }
  return props.fields.map((field) => {
    const id = inputId(field.name)
    const value = props.value[field.name]
    const fault = props.told ? payloadFault(field, value) : null
    const label = (
      <>
        {field.title[locale]}{' '}
        {field.required && (
          <span className="sp-required">{t('field.required', { ns: 'splot' })}</span>
        )}
      </>
    )
    const ties = {
      id,
      'aria-invalid': fault !== null,
      ...(fault !== null && { 'aria-describedby': `${id}-fault` }),
    }
    const told = fault !== null && (
      <p className="sp-error" id={`${id}-fault`}>
        {t(`case.asked.${fault}`, {
          count: fault === 'long' ? field.maxLength : field.minLength,
        })}
      </p>
    )
    if (field.type === 'boolean')
      return (
        <fieldset className="sp-field sp-fieldset" key={field.name}>
          <legend className="sp-label">{label}</legend>
          {told}
          <div className="sp-options">
            {[true, false].map((answer) => (
              <label className="sp-option" key={String(answer)}>
                <input
                  type="radio"
                  name={id}
                  checked={value === answer}
                  onChange={() => set(field.name, answer)}
                />
                <span>{t(answer ? 'value.yes' : 'value.no', { ns: 'splot' })}</span>
              </label>
            ))}
          </div>
        </fieldset>
      )
    return (
      <div className="sp-field" key={field.name}>
        <label className="sp-label" htmlFor={id}>
          {label}
        </label>
        {told}
        {field.choices.length > 0 ? (
          <select
            {...ties}
            className="sp-input sp-select"
            value={typeof value === 'string' ? value : ''}
            onChange={(event) => set(field.name, event.target.value || undefined)}
          >
            <option value="">{t('choice.none', { ns: 'splot' })}</option>
            {field.choices.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label[locale]}
              </option>
            ))}
          </select>
        ) : field.type === 'string' && field.format === '' ? (
          <textarea
            {...ties}
            className="sp-input sp-textarea"
            value={typeof value === 'string' ? value : ''}
            onChange={(event) => set(field.name, event.target.value || undefined)}
          />
        ) : (
          <input
            {...ties}
            className="sp-input"
            type={field.type === 'string' ? inputType(field.format) : 'number'}
            value={typeof value === 'string' || typeof value === 'number' ? value : ''}
            onChange={(event) => {
              const typed = event.target.value
              set(
                field.name,
                typed === '' ? undefined : field.type === 'string' ? typed : Number(typed),
              )
            }}
          />
        )}
      </div>
    )
  })
}

function inputType(format: string): string {
  if (format === 'date') return 'date'
  return format === 'email' ? 'email' : 'text'
}

/** A text in both languages, one that is the same in both, else the name of what it is said of. */
function textOf(value: JsonValue | undefined, name: string): LocalText {
  return toLocalText(isLocalText(value) || typeof value === 'string' ? value : name)
}

function objectAt(value: JsonObject | null, key: string): JsonObject {
  const found = value?.[key]
  return typeof found === 'object' && found !== null && !Array.isArray(found) ? found : {}
}
