import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { JsonObject, JsonValue, LocalText } from '@splot/definition'
import { useLocale } from '../texts/use-locale.ts'

/** One thing an event asks for. */
export interface PayloadField {
  name: string
  title: JsonValue | undefined
  type: 'string' | 'integer' | 'number' | 'boolean'
  choices: readonly string[]
  format: string
  required: boolean
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
    const choices = Array.isArray(value['enum']) ? value['enum'].map(String) : []
    const format = typeof value['format'] === 'string' ? value['format'] : ''
    return [
      { name, title: value['title'], type, choices, format, required: required.includes(name) },
    ]
  })
}

/** Inputs for what an event asks for. */
export function PayloadFields(props: {
  fields: readonly PayloadField[]
  value: JsonObject
  onChange: (next: JsonObject) => void
}): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const set = (name: string, value: JsonValue | undefined) => {
    const { [name]: _, ...rest } = props.value
    props.onChange(value === undefined ? rest : { ...rest, [name]: value })
  }
  return props.fields.map((field) => {
    const id = `payload-${field.name}`
    const value = props.value[field.name]
    return (
      <div className="sp-field" key={field.name}>
        <label className="sp-label" htmlFor={id}>
          {titleOf(field, locale)}{' '}
          {field.required && (
            <span className="sp-required">{t('field.required', { ns: 'splot' })}</span>
          )}
        </label>
        {field.choices.length > 0 ? (
          <select
            id={id}
            className="sp-input sp-select"
            value={typeof value === 'string' ? value : ''}
            onChange={(event) => set(field.name, event.target.value || undefined)}
          >
            <option value="">{t('choice.none', { ns: 'splot' })}</option>
            {field.choices.map((choice) => (
              <option key={choice}>{choice}</option>
            ))}
          </select>
        ) : field.type === 'boolean' ? (
          <input
            id={id}
            type="checkbox"
            checked={value === true}
            onChange={(event) => set(field.name, event.target.checked)}
          />
        ) : field.type === 'string' && field.format === '' ? (
          <textarea
            id={id}
            className="sp-input sp-textarea"
            value={typeof value === 'string' ? value : ''}
            onChange={(event) => set(field.name, event.target.value || undefined)}
          />
        ) : (
          <input
            id={id}
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

function titleOf(field: PayloadField, locale: 'pl' | 'en'): string {
  const { title } = field
  if (typeof title === 'string') return title
  if (typeof title === 'object' && title !== null && 'pl' in title) {
    return (title as unknown as LocalText)[locale]
  }
  return field.name
}

function objectAt(value: JsonObject | null, key: string): JsonObject {
  const found = value?.[key]
  return typeof found === 'object' && found !== null && !Array.isArray(found) ? found : {}
}
