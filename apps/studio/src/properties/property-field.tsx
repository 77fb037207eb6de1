import './properties.css'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccessEntry, JsonObject, JsonValue, LocalText } from '@splot/definition'
import {
  choiceWord,
  choicesOf,
  firstValue,
  innerOf,
  kindsOf,
  namedBy,
  oneOf,
  partsOf,
  shapeOf,
  valueAt,
  withKind,
  wordsOf,
  type Property,
} from '@splot/definition/edit'
import { CheckField } from '../parts/check-field.tsx'
import { CheckList } from '../parts/check-list.tsx'
import { LocalTextField } from '../parts/local-text-field.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { TypedField } from '../parts/typed-field.tsx'
import { useLocale } from '@splot/react/texts'
import { AccessEntries } from './access-entries.tsx'
import { AmountField } from './amount-field.tsx'
import { ChoiceField } from './choice-field.tsx'
import { useEditedFile, useSetProperty } from './edited-file.ts'
import { ExpressionField } from './expression-field.tsx'
import type { FieldProps } from './field-props.ts'
import { ListField } from './list-field.tsx'
import { LocalExpressionField } from './local-expression-field.tsx'
import { MapField } from './map-field.tsx'
import { namedOptions } from './named-options.ts'
import { NamedChoices } from './named-field.tsx'
import { plainText } from './plain-text.ts'
import { readNumber } from './read-number.ts'
import { holdsValues, isLongText, isOrdered, isSimple } from './property-look.ts'
import { TextProperty } from './text-property.tsx'
import { TextWithValues } from './text-with-values.tsx'
import { ValueSchemaField } from './value-schema-field.tsx'

/** Shows and changes a property of the edited file, with all that lies in it. */
export function PropertyField(props: { property: Property; pointer: string }): ReactNode {
  const { t } = useTranslation()
  const { property, pointer } = props
  const { value: file } = useEditedFile()
  const value = valueAt(file, pointer)
  const { title } = wordsOf(property)
  const set = useSetProperty()
  const locale = useLocale()
  const removable = !property.required && value !== undefined && !isSimple(property)
  return (
    <>
      <ShapeField property={property} pointer={pointer} value={value} />
      {removable && (
        <button
          type="button"
          className="sp-link-button"
          aria-label={t('parts.removeNamed', { name: title[locale] })}
          onClick={() => set(pointer, undefined, title)}
        >
          {t('parts.removeNamed', { name: title[locale] })}
        </button>
      )}
    </>
  )
}

function ShapeField({ property, pointer, value }: FieldProps): ReactNode {
  const locale = useLocale()
  const { title, help } = wordsOf(property)
  const set = useSetProperty()
  const said = { label: title[locale], help: help?.[locale] }
  const put = (next: JsonValue | undefined) => set(pointer, next, title)
  switch (shapeOf(property)) {
    case 'localText': {
      const shared = {
        ...withoutNothing(said),
        long: isLongText(property),
        value: value as unknown as LocalText | undefined,
        onChange: (text: LocalText) =>
          put(!property.required && text.pl === '' && text.en === '' ? undefined : { ...text }),
      }
      return holdsValues(property) ? (
        <TextWithValues {...shared} pointer={pointer} />
      ) : (
        <LocalTextField {...shared} place={pointer} />
      )
    }
    case 'expression':
      return (
        <ExpressionField
          {...said}
          value={typeof value === 'string' ? value : ''}
          pointer={pointer}
          onChange={put}
        />
      )
    case 'localExpression':
      return <LocalExpressionField {...said} value={value} pointer={pointer} onChange={put} />
    case 'amount':
      return <AmountField {...said} value={value} pointer={pointer} onChange={put} />
    case 'number':
      return (
        <TypedField
          numeric
          {...said}
          value={typeof value === 'number' ? plainText(value) : ''}
          onChange={(text) => {
            const number = readNumber(text, property)
            if (number !== null) put(number)
            else if (text.trim() === '' && !property.required) put(undefined)
          }}
        />
      )
    case 'yes':
      return (
        <CheckField
          {...withoutNothing(said)}
          checked={value === true}
          place={pointer}
          onChange={(checked) => put(checked ? true : property.required ? false : undefined)}
        />
      )
    case 'choice':
      return <ChoiceField property={property} pointer={pointer} value={value} />
    case 'list':
      return <ManyField property={property} pointer={pointer} value={value} />
    case 'map':
      return <MapField property={property} pointer={pointer} field={renderField} />
    case 'record':
      return <RecordGroup property={property} pointer={pointer} value={value} />
    case 'either':
      return <EitherField property={property} pointer={pointer} value={value} />
    case 'schema':
      return (
        <ValueSchemaField
          {...said}
          schema={(value ?? {}) as JsonObject}
          place={pointer}
          onChange={put}
        />
      )
    case 'text':
      return <TextProperty property={property} pointer={pointer} value={value} />
    default:
      return null
  }
}

/** Several of what there is, codes, people with conditions, or things with parts of their own. */
function ManyField({ property, pointer, value }: FieldProps): ReactNode {
  const locale = useLocale()
  const edited = useEditedFile()
  const set = useSetProperty()
  const { title, help } = wordsOf(property)
  const inner = innerOf(property)
  const named = namedBy(property)
  const values = Array.isArray(value) ? value : []
  const said = { label: title[locale], help: help?.[locale] }
  const put = (next: readonly JsonValue[]) =>
    set(pointer, next.length === 0 && !property.required ? undefined : [...next], title)
  if (inner.name === 'accessEntry')
    return (
      <AccessEntries
        {...said}
        entries={values as unknown as AccessEntry[]}
        place={pointer}
        onChange={(entries) => put(entries as unknown as JsonValue[])}
      />
    )
  if (shapeOf(inner) === 'choice')
    return (
      <CheckList
        {...withoutNothing(said)}
        values={values.map(plainText)}
        options={(inner.schema['enum'] as JsonValue[]).map((code) => ({
          value: plainText(code),
          label: choiceWord(property, plainText(code))[locale],
        }))}
        place={pointer}
        onChange={put}
      />
    )
  if (named !== undefined && shapeOf(inner) === 'text')
    return (
      <NamedChoices
        {...said}
        values={values.map(plainText)}
        options={namedOptions(named, { edited, pointer, locale })}
        ordered={isOrdered(named)}
        one={oneOf(property)[locale]}
        place={pointer}
        onChange={put}
      />
    )
  if (shapeOf(inner) === 'number')
    return (
      <TypedField
        {...said}
        value={values.map(plainText).join(', ')}
        onChange={(text) => {
          const numbers = text
            .split(/[,;\s]+/)
            .filter((one) => one !== '')
            .map(Number)
          if (numbers.every((one) => Number.isInteger(one) && one > 0)) put(numbers)
        }}
      />
    )
  return <ListField property={property} pointer={pointer} field={renderField} />
}

/** One of several shapes: some of the codes, or another one. */
function EitherField({ property, pointer, value }: FieldProps): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const edited = useEditedFile()
  const set = useSetProperty()
  const { title, help } = wordsOf(property)
  const branches = choicesOf(property)
  const named = namedBy(property)
  if (named !== undefined && branches.some((one) => shapeOf(one) === 'list')) {
    const values = Array.isArray(value) ? value.map(plainText) : value ? [plainText(value)] : []
    return (
      <CheckList
        {...withoutNothing({ label: title[locale], help: help?.[locale] })}
        values={values}
        options={namedOptions(named, { edited, pointer, locale })}
        place={pointer}
        onChange={(next) => set(pointer, next.length > 1 ? next : next[0], title)}
      />
    )
  }
  const codes = branches.flatMap((one) => (one.schema['enum'] ?? []) as string[])
  const other = branches.find((one) => shapeOf(one) === 'record')
  const isOther = typeof value === 'object'
  const otherTitle = other && wordsOf(partsOf(other, value)[0] ?? other).title[locale]
  return (
    <>
      <SelectField
        label={title[locale]}
        help={help?.[locale]}
        value={isOther ? '*' : plainText(value)}
        options={[
          ...codes.map((code) => ({ value: code, label: choiceWord(property, code)[locale] })),
          ...(other ? [{ value: '*', label: otherTitle ?? t('properties.choose') }] : []),
        ]}
        place={pointer}
        onChange={(code) => set(pointer, code === '*' && other ? firstValue(other) : code, title)}
      />
      {isOther && other && <RecordFields property={other} pointer={pointer} />}
    </>
  )
}

/** A thing with parts of its own, in a frame. */
function RecordGroup({ property, pointer, value }: FieldProps): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const set = useSetProperty()
  const { title, help } = wordsOf(property)
  return (
    <fieldset className="st-group st-wide" data-place={pointer} tabIndex={-1}>
      <legend className="sp-label">{title[locale]}</legend>
      {help && <p className="sp-help">{help[locale]}</p>}
      {value === undefined ? (
        <button
          type="button"
          className="sp-button sp-secondary sp-small"
          onClick={() => set(pointer, firstValue(property), title)}
        >
          {t('properties.addOf', { what: title[locale] })}
        </button>
      ) : (
        <RecordFields property={property} pointer={pointer} />
      )}
    </fieldset>
  )
}

/**
 * The parts of a thing: fields of what is there or is simple, and a list of what can be added. `only`
 * names the parts that are shown, in this order, `without` those that are not.
 */
export function RecordFields(props: {
  property: Property
  pointer: string
  only?: readonly string[]
  without?: readonly string[]
}): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { value: file } = useEditedFile()
  const set = useSetProperty()
  const { property, pointer, only, without = [] } = props
  const value = (valueAt(file, pointer) ?? {}) as JsonObject
  const own = partsOf(property, value).filter(
    ({ key }) => key !== 'id' && key !== 'version' && !without.includes(key),
  )
  const parts = only?.flatMap((key) => own.filter((part) => part.key === key)) ?? own
  const isShown = (part: Property) =>
    part.required || value[part.key] !== undefined || isSimple(part)
  const left = parts.filter((part) => !isShown(part))
  const tag = kindsOf(property)?.tag
  const inside = (part: Property) => `${pointer}/${part.key}`
  return (
    <div className="st-fields st-wide">
      {parts
        .filter(isShown)
        .map((part) =>
          part.key === tag ? (
            <KindField key={part.key} property={property} part={part} pointer={pointer} />
          ) : (
            <PropertyField key={part.key} property={part} pointer={inside(part)} />
          ),
        )}
      {left.length > 0 && (
        <SelectField
          label={t('properties.further')}
          none={t('properties.chooseFurther')}
          value=""
          options={left.map((part) => ({ value: part.key, label: wordsOf(part).title[locale] }))}
          onChange={(key) => {
            const part = left.find((one) => one.key === key)
            if (part) set(inside(part), firstValue(part), wordsOf(part).title)
          }}
        />
      )}
    </div>
  )
}

/** What kind of thing it is; with another kind it has other parts, and keeps those that both have. */
function KindField(props: { property: Property; part: Property; pointer: string }): ReactNode {
  const locale = useLocale()
  const set = useSetProperty()
  const { value: file } = useEditedFile()
  const { property, part, pointer } = props
  const value = (valueAt(file, pointer) ?? {}) as JsonObject
  const { title } = wordsOf(part)
  return (
    <SelectField
      label={title[locale]}
      value={plainText(value[part.key])}
      options={(kindsOf(property)?.kinds ?? []).map((kind) => ({
        value: kind,
        label: choiceWord(part, kind)[locale],
      }))}
      place={`${pointer}/${part.key}`}
      onChange={(kind) => set(pointer, withKind(property, value, kind), title)}
    />
  )
}

/** Lists and maps show what is in them without knowing how. */
function renderField(property: Property, pointer: string): ReactNode {
  return shapeOf(property) === 'record' ? (
    <RecordFields property={property} pointer={pointer} />
  ) : (
    <PropertyField property={property} pointer={pointer} />
  )
}

function withoutNothing({ label, help }: { label: string; help: string | undefined }): {
  label: string
  help?: string
} {
  return help === undefined ? { label } : { label, help }
}
