import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { JsonObject, JsonValue, Locale, LocalText } from '@splot/definition'
import {
  choiceWord,
  chosenOf,
  firstValue,
  freshName,
  innerOf,
  kindsOf,
  moved,
  oneOf,
  partsOf,
  shapeOf,
  valueAt,
  wordsOf,
  type NewThing,
  type Property,
} from '@splot/definition/edit'
import { Disclosure } from '../parts/disclosure.tsx'
import { NameForm } from '../parts/name-form.tsx'
import { OrderButtons } from '../parts/order-buttons.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { usePlaceInAddress } from '../places/use-focused-place.ts'
import { useLocale } from '@splot/react/texts'
import { focusSoon } from '../workflows/state/use-add-state.ts'
import { useEditedFile, useSetProperty, type EditedFile } from './edited-file.ts'
import { namedOptions, optionLabel } from './named-options.ts'
import { TextWithValues } from './text-with-values.tsx'
import { capital, thingTitle } from './thing-title.ts'

/** Shows a property of the edited file. */
export type RenderField = (property: Property, pointer: string) => ReactNode

/** Things in order: each opened to be changed, moved, taken away; one more added. */
export function ListField(props: {
  property: Property
  pointer: string
  field: RenderField
}): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const set = useSetProperty()
  const { property, pointer, field } = props
  const { value: file } = useEditedFile()
  const found = valueAt(file, pointer)
  const values = Array.isArray(found) ? found : []
  const { title, help } = wordsOf(property)
  const inner = innerOf(property)
  const put = (next: readonly JsonValue[]) =>
    set(pointer, next.length === 0 && !property.required ? undefined : [...next], title)
  const add = (value: JsonValue) => {
    put([...values, value])
    focusSoon(`${pointer}/${values.length}`)
  }
  return (
    <fieldset className="st-group st-wide" data-place={pointer} tabIndex={-1}>
      <legend className="sp-label">{title[locale]}</legend>
      {help && <p className="sp-help">{help[locale]}</p>}
      {values.length === 0 && <p className="st-quiet">{t('properties.empty')}</p>}
      {values.length > 0 && (
        <ol className="st-items">
          {values.map((value, n) => (
            <Item
              key={keyOf(value, n)}
              property={inner}
              value={value}
              pointer={`${pointer}/${n}`}
              index={n}
              count={values.length}
              field={field}
              onMove={(to) => put(moved(values, n, to))}
              onRemove={() => put(values.filter((_, at) => at !== n))}
            />
          ))}
        </ol>
      )}
      <AddItem property={inner} pointer={pointer} values={values} onAdd={add} />
    </fieldset>
  )
}

/** What has an id stays open while it is moved. */
function keyOf(value: JsonValue, n: number): string {
  const id = typeof value === 'object' && value !== null ? (value as JsonObject)['id'] : undefined
  return typeof id === 'string' ? id : String(n)
}

function Item(props: {
  property: Property
  value: JsonValue
  pointer: string
  index: number
  count: number
  field: RenderField
  onMove: (to: number) => void
  onRemove: () => void
}): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const at = usePlaceInAddress()
  const edited = useEditedFile()
  const set = useSetProperty()
  const { property, value, pointer, index, field } = props
  const one = shapeOf(property) === 'either' ? chosenOf(property, value) : property
  const shape = shapeOf(one)
  const { title: what } = wordsOf(property)
  const number = t('properties.item', { what: capital(oneOf(property)[locale]), number: index + 1 })
  const options =
    typeof value === 'string' ? namedOptions('panelColumn', { edited, pointer, locale }) : []
  const title =
    typeof value === 'string'
      ? optionLabel(options, value)
      : thingTitle(one, value, locale) || calledWorkflow(value, edited, locale) || number
  const actions = (
    <span className="st-chosen-actions">
      <OrderButtons name={title} index={index} count={props.count} onMove={props.onMove} />
      <button
        type="button"
        className="sp-link-button"
        aria-label={t('parts.removeNamed', { name: title })}
        onClick={props.onRemove}
      >
        {t('parts.remove')}
      </button>
    </span>
  )
  if (shape === 'localText')
    return (
      <li className="st-item">
        <TextWithValues
          long
          label={number}
          value={value as unknown as LocalText}
          pointer={pointer}
          onChange={(text) => set(pointer, { ...text }, what)}
        />
        {actions}
      </li>
    )
  if (shape !== 'record')
    return (
      <li className="st-item st-item-line" data-place={pointer} tabIndex={-1}>
        <span>{title}</span>
        {actions}
      </li>
    )
  return (
    <li className="st-item">
      <Disclosure
        title={
          <>
            {title} {isAtTimes(value) && <span className="st-tag">{t('properties.atTimes')}</span>}
          </>
        }
        place={pointer}
        open={at === pointer || at.startsWith(`${pointer}/`)}
      >
        {() => field(one, pointer)}
      </Disclosure>
      {actions}
    </li>
  )
}

/** What a thing without a title is about: a workflow. */
function calledWorkflow(value: JsonValue, { bundle }: EditedFile, locale: Locale): string {
  const id = (value as JsonObject)['workflow']
  return bundle.workflows.find((one) => one.id === id)?.title[locale] ?? ''
}

/** Whether a thing is there only under a condition. */
function isAtTimes(value: JsonValue): boolean {
  return typeof (value as JsonObject)['when'] === 'string'
}

function AddItem(props: {
  property: Property
  pointer: string
  values: readonly JsonValue[]
  onAdd: (value: JsonValue) => void
}): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const edited = useEditedFile()
  const { property, pointer, values, onAdd } = props
  const one = oneOf(property)[locale]
  const button = t('properties.addOf', { what: one })
  const label = t('properties.nameOf', { what: one })
  const made = (thing: Property, known: NewThing) => firstValue(thing, withId(thing, values, known))
  if (shapeOf(property) === 'either') {
    const own = chosenOf(property, {})
    const options = namedOptions('panelColumn', { edited, pointer, locale })
    const left = options.filter(({ value }) => !values.includes(value))
    return (
      <>
        <SelectField
          quiet
          label={button}
          none={button}
          value=""
          options={left}
          onChange={(value) => value !== '' && onAdd(value)}
        />
        <NameForm
          label={label}
          button={t('properties.ownColumn')}
          onName={(name) => onAdd(made(own, { title: name }))}
        />
      </>
    )
  }
  const kinds = kindsOf(property)
  if (kinds !== null)
    return (
      <SelectField
        quiet
        label={button}
        none={button}
        value=""
        options={kinds.kinds.map((kind) => ({
          value: kind,
          label: choiceWord({ ...property, key: kinds.tag }, kind)[locale],
        }))}
        onChange={(kind) => {
          if (kind === '') return
          const words = { kind, key: kinds.tag }
          const begun = { pl: wordFor(property, words, 'pl'), en: wordFor(property, words, 'en') }
          onAdd(made(property, { kind, title: begun }))
        }}
      />
    )
  const named = shapeOf(property) === 'record' && partsOf(property, {}).some(isNameOfThing)
  if (named)
    return (
      <NameForm
        label={label}
        button={button}
        onName={(name) => onAdd(made(property, { title: name }))}
      />
    )
  return (
    <button
      type="button"
      className="sp-button sp-secondary sp-small"
      onClick={() => onAdd(made(property, {}))}
    >
      {button}
    </button>
  )
}

/** A thing of a kind begins with the word for its kind as a title. */
function wordFor(
  property: Property,
  { kind, key }: { kind: string; key: string },
  locale: 'pl' | 'en',
): string {
  return capital(choiceWord({ ...property, key }, kind)[locale])
}

function isNameOfThing(part: Property): boolean {
  return (part.key === 'title' || part.key === 'label') && shapeOf(part) === 'localText'
}

/** An id made from the title that none of the others has, where things of a list have ids. */
function withId(property: Property, values: readonly JsonValue[], thing: NewThing): NewThing {
  const parts = partsOf(property, thing.kind === undefined ? {} : tagged(property, thing.kind))
  if (!parts.some(({ key }) => key === 'id')) return thing
  const taken = values.flatMap((one) => {
    const id = typeof one === 'object' && one !== null ? (one as JsonObject)['id'] : undefined
    return typeof id === 'string' ? [id] : []
  })
  return { ...thing, id: freshName(thing.title ?? '', taken, 'item') }
}

function tagged(property: Property, kind: string): JsonObject {
  const tag = kindsOf(property)?.tag
  return tag === undefined ? {} : { [tag]: kind }
}
