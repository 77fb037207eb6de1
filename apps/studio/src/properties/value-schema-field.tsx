import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { isLocalText, toLocalText } from '@splot/definition'
import type { JsonObject, JsonSchema, JsonValue, LocalText } from '@splot/definition'
import { useLocale } from '@splot/react/texts'
import { CheckField } from '../parts/check-field.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { LocalTextField } from '../parts/local-text-field.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { TypedField } from '../parts/typed-field.tsx'
import { plainText } from './plain-text.ts'
import { NewName } from './new-name.tsx'

/** Kinds of values that people choose from → how a schema says it. */
const kinds: Readonly<Record<string, JsonSchema>> = {
  text: { type: 'string' },
  date: { type: 'string', format: 'date' },
  datetime: { type: 'string', format: 'date-time' },
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  list: { type: 'array', items: { type: 'string' } },
  record: { type: 'object', properties: {} },
  any: {},
}

/** What a value is, said without the words of a schema: its kind, its parts, what it may be. */
export function ValueSchemaField(props: {
  label: string
  schema: JsonSchema
  place: string
  onChange: (schema: JsonSchema) => void
  /** The value itself is always made of parts, as what an event carries is. */
  parts?: boolean
}): ReactNode {
  const { t } = useTranslation()
  const { label, schema, place, onChange, parts = false } = props
  const kind = kindOf(schema)
  const values = schema['enum']
  return (
    <div className="st-fields st-wide" data-place={place} tabIndex={-1}>
      {!parts && (
        <SelectField
          label={label}
          value={kind}
          options={Object.keys(kinds).map((value) => ({
            value,
            label: t(`properties.valueKinds.${value}`),
          }))}
          onChange={(next) => onChange(withKind(schema, next))}
        />
      )}
      {kind === 'text' && (
        <TypedField
          label={t('properties.onlyValues')}
          help={t('properties.onlyValuesHelp')}
          value={Array.isArray(values) ? values.map(plainText).join(', ') : ''}
          onChange={(text) => onChange(withValues(schema, text))}
        />
      )}
      {kind === 'text' &&
        Array.isArray(values) &&
        values
          .map(plainText)
          .map((value) => (
            <LocalTextField
              key={value}
              label={t('properties.valueLabel', { value })}
              value={textOf(objectOf(schema['labels'])[value])}
              place={`${place}/labels/${value}`}
              onChange={(text) => onChange(withLabel(schema, value, text))}
            />
          ))}
      {kind === 'list' && (
        <ValueSchemaField
          label={`${label}: ${t('properties.items')}`}
          schema={objectOf(schema['items'])}
          place={`${place}/items`}
          onChange={(items) => onChange({ ...schema, items })}
        />
      )}
      {kind === 'record' && <Parts schema={schema} place={place} onChange={onChange} />}
    </div>
  )
}

function Parts(props: {
  schema: JsonSchema
  place: string
  onChange: (schema: JsonSchema) => void
}): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { schema, place, onChange } = props
  const properties = objectOf(schema['properties'])
  const required = Array.isArray(schema['required']) ? schema['required'].map(String) : []
  const set = (next: JsonObject, needed = required) => {
    const left = needed.filter((name) => Object.hasOwn(next, name))
    const { required: _before, ...rest } = schema
    onChange({ ...rest, ...(left.length > 0 && { required: left }), properties: next })
  }
  return (
    <fieldset className="st-group st-wide">
      <legend className="sp-label">{t('properties.parts')}</legend>
      <div className="st-list">
        {Object.entries(properties).map(([name, one]) => {
          const part = objectOf(one)
          const title = textOf(part['title'])
          const at = `${place}/properties/${name}`
          return (
            <Disclosure
              key={name}
              place={at}
              title={
                <>
                  <b>{title?.[locale] || name}</b>{' '}
                  <span className="st-quiet">
                    {t(`properties.valueKinds.${kindOf(part)}`)}
                    {title !== undefined && ` · ${name}`}
                  </span>
                </>
              }
            >
              {() => (
                <div className="st-fields">
                  <LocalTextField
                    label={t('properties.shownName')}
                    value={title}
                    place={`${at}/title`}
                    onChange={(text) => set({ ...properties, [name]: withTitle(part, text) })}
                  />
                  <ValueSchemaField
                    label={t('properties.valueKind')}
                    schema={part}
                    place={at}
                    onChange={(next) => set({ ...properties, [name]: next })}
                  />
                  <CheckField
                    label={t('properties.required')}
                    checked={required.includes(name)}
                    onChange={(checked) =>
                      set(
                        properties,
                        checked ? [...required, name] : required.filter((one) => one !== name),
                      )
                    }
                  />
                  <button
                    type="button"
                    className="sp-link-button sp-danger"
                    aria-label={t('parts.removeNamed', { name })}
                    onClick={() => {
                      const { [name]: _gone, ...kept } = properties
                      set(kept)
                    }}
                  >
                    {t('parts.remove')}
                  </button>
                </div>
              )}
            </Disclosure>
          )
        })}
      </div>
      <NewName
        label={t('properties.newPart')}
        taken={Object.keys(properties)}
        onName={(name) => set({ ...properties, [name]: { type: 'string' } })}
      />
    </fieldset>
  )
}

/** Returns what people call the kind of a value that a schema describes. Pure. */
export function kindOf(schema: JsonSchema): string {
  const { type, format } = schema
  if (type === 'string' && format === 'date') return 'date'
  if (type === 'string' && format === 'date-time') return 'datetime'
  if (type === 'string') return 'text'
  if (type === 'number' || type === 'integer') return 'number'
  if (type === 'boolean') return 'boolean'
  if (type === 'array') return 'list'
  return type === 'object' || schema['properties'] !== undefined ? 'record' : 'any'
}

/** What is called on screen stays, what is said of another kind goes. */
function withKind(schema: JsonSchema, kind: string): JsonSchema {
  const { title } = schema
  return { ...kinds[kind], ...(title !== undefined && { title }) }
}

function withTitle(schema: JsonSchema, title: LocalText): JsonSchema {
  const { title: _before, ...rest } = schema
  return title.pl === '' && title.en === '' ? rest : { ...rest, title: { ...title } }
}

function withLabel(schema: JsonSchema, value: string, text: LocalText): JsonSchema {
  const { [value]: _before, ...others } = objectOf(schema['labels'])
  const { labels: _all, ...rest } = schema
  const labels = text.pl === '' && text.en === '' ? others : { ...others, [value]: { ...text } }
  return Object.keys(labels).length === 0 ? rest : { ...rest, labels }
}

/** A title or label: in both languages, or one text that stands for both. */
function textOf(value: JsonValue | undefined): LocalText | undefined {
  return typeof value === 'string' || isLocalText(value) ? toLocalText(value) : undefined
}

function withValues(schema: JsonSchema, text: string): JsonSchema {
  const { enum: _before, labels, ...rest } = schema
  const values = text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
  if (values.length === 0) return rest
  const kept = Object.entries(objectOf(labels)).filter(([value]) => values.includes(value))
  return {
    ...rest,
    enum: [...new Set(values)],
    ...(kept.length > 0 && { labels: Object.fromEntries(kept) }),
  }
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}
