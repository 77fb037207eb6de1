import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { joinPointer, type JsonObject, type JsonValue } from '@splot/definition'
import {
  firstValue,
  innerOf,
  keyNamedBy,
  moved,
  newNameIn,
  oneOf,
  partsOf,
  propertyId,
  shapeOf,
  valueAt,
  wordsOf,
  type Name,
  type Property,
} from '@splot/definition/edit'
import { useDraftStore } from '../draft/draft-context.ts'
import { Disclosure } from '../parts/disclosure.tsx'
import { NameForm } from '../parts/name-form.tsx'
import { OrderButtons } from '../parts/order-buttons.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { TextField } from '../parts/text-field.tsx'
import { usePlaceInAddress } from '../places/use-focused-place.ts'
import { NameLinks } from '../references/name-links.tsx'
import { UsedIn } from '../references/used-in.tsx'
import { useLocale } from '@splot/react/texts'
import { focusSoon } from '../workflows/state/use-add-state.ts'
import { useEditedFile, useSetProperty } from './edited-file.ts'
import { ExpressionField } from './expression-field.tsx'
import type { RenderField } from './list-field.tsx'
import { namedOptions, optionLabel } from './named-options.ts'
import { plainText } from './plain-text.ts'
import { NewName } from './new-name.tsx'
import { thingTitle } from './thing-title.ts'

/** Keys of these maps are names that may be read elsewhere; they are renamed and deleted everywhere. */
const names: Readonly<Record<string, { kind: Name['kind']; inside: boolean }>> = {
  'workflow:workflow.columns': { kind: 'column', inside: true },
  'workflow:workflow.input': { kind: 'input', inside: true },
  'workflow:workflow.decisions': { kind: 'decision', inside: true },
  'document:document.given': { kind: 'given', inside: true },
  'programme:programme.personFacts': { kind: 'fact', inside: false },
}

/** Things, expressions or texts under names: each can be changed, one more added. */
export function MapField(props: {
  property: Property
  pointer: string
  field: RenderField
}): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const edited = useEditedFile()
  const set = useSetProperty()
  const { property, pointer, field } = props
  const values = (valueAt(edited.value, pointer) ?? {}) as JsonObject
  const { title, help } = wordsOf(property)
  const inner = innerOf(property)
  const entries = Object.entries(values)
  const put = (next: readonly (readonly [string, JsonValue])[]) =>
    set(
      pointer,
      next.length === 0 && !property.required ? undefined : Object.fromEntries(next),
      title,
    )
  return (
    <fieldset className="st-group st-wide" data-place={pointer} tabIndex={-1}>
      <legend className="sp-label">{title[locale]}</legend>
      {help && <p className="sp-help">{help[locale]}</p>}
      {shapeOf(inner) === 'expression' && entries.length > 0 && (
        <p className="sp-help">{t('conditions.textHelp')}</p>
      )}
      {entries.length === 0 && <p className="st-quiet">{t('properties.empty')}</p>}
      {entries.length > 0 && (
        <ul className="st-items">
          {entries.map(([key, value], n) => (
            <Entry
              key={key}
              property={property}
              inner={inner}
              name={key}
              value={value}
              pointer={joinPointer(pointer, key)}
              index={n}
              count={entries.length}
              field={field}
              onMove={(to) => put(moved(entries, n, to))}
              onRemove={() => put(entries.filter(([other]) => other !== key))}
            />
          ))}
        </ul>
      )}
      <AddEntry property={property} inner={inner} pointer={pointer} taken={Object.keys(values)} />
    </fieldset>
  )
}

function Entry(props: {
  property: Property
  inner: Property
  name: string
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
  const { property, inner, name, value, pointer, field } = props
  const named = keyNamedBy(property)
  const declared = useDeclaredName(property, name)
  const called =
    named === undefined ? name : optionLabel(namedOptions(named, { edited, pointer, locale }), name)
  const shape = shapeOf(inner)
  const title = (shape === 'record' && thingTitle(inner, value, locale)) || called
  const actions = (
    <EntryActions
      property={property}
      name={name}
      title={title}
      index={props.index}
      count={props.count}
      onMove={props.onMove}
      onRemove={props.onRemove}
    />
  )
  if (shape === 'expression')
    return (
      <li className="st-item">
        <ExpressionField
          hint={false}
          label={title}
          value={typeof value === 'string' ? value : ''}
          pointer={pointer}
          onChange={(text) => set(pointer, text, wordsOf(property).title)}
        />
        {actions}
      </li>
    )
  if (shape === 'text')
    return (
      <li className="st-item">
        <TextField
          label={title}
          value={typeof value === 'string' ? value : ''}
          place={pointer}
          onChange={(text) => set(pointer, text, wordsOf(property).title)}
        />
        {actions}
      </li>
    )
  return (
    <li className="st-item">
      <Disclosure
        place={pointer}
        open={at === pointer || at.startsWith(`${pointer}/`)}
        title={
          <>
            {title}{' '}
            {title !== name && named === undefined && <span className="st-quiet">{name}</span>}
          </>
        }
      >
        {() => (
          <div className="st-fields st-wide">
            {field(inner, pointer)}
            {declared && <UsedIn name={declared} />}
          </div>
        )}
      </Disclosure>
      {actions}
      {shape === 'any' && <p className="st-quiet">{t('programme.noEditor')}</p>}
    </li>
  )
}

/** What a key of a map declares, where it is a name that may be read elsewhere. */
function useDeclaredName(property: Property, key: string): Name | undefined {
  const { value } = useEditedFile()
  const declared = names[propertyId(property)]
  const own = plainText((value as JsonObject)['id'])
  return declared && { kind: declared.kind, id: key, ...(declared.inside && { inside: own }) }
}

function EntryActions(props: {
  property: Property
  name: string
  title: string
  index: number
  count: number
  onMove: (to: number) => void
  onRemove: () => void
}): ReactNode {
  const { t } = useTranslation()
  const { title } = props
  const name = useDeclaredName(props.property, props.name)
  return (
    <span className="st-chosen-actions">
      <OrderButtons name={title} index={props.index} count={props.count} onMove={props.onMove} />
      {name ? (
        <NameLinks name={name} title={title} />
      ) : (
        <button
          type="button"
          className="sp-link-button"
          aria-label={t('parts.removeNamed', { name: title })}
          onClick={props.onRemove}
        >
          {t('parts.remove')}
        </button>
      )}
    </span>
  )
}

function AddEntry(props: {
  property: Property
  inner: Property
  pointer: string
  taken: readonly string[]
}): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const edited = useEditedFile()
  const store = useDraftStore()
  const set = useSetProperty()
  const { property, inner, pointer, taken } = props
  const { title } = wordsOf(property)
  const named = keyNamedBy(property)
  const one = oneOf(property)[locale]
  const button = t('properties.addOf', { what: one })
  const add = (name: string, value: JsonValue) => {
    set(joinPointer(pointer, name), value, title)
    focusSoon(joinPointer(pointer, name))
  }
  if (named !== undefined) {
    const options = namedOptions(named, { edited, pointer, locale })
    const left = options.filter(({ value }) => !taken.includes(value))
    return left.length === 0 ? null : (
      <SelectField
        quiet
        label={button}
        none={button}
        value=""
        options={left}
        onChange={(name) => name !== '' && add(name, firstValue(inner))}
      />
    )
  }
  if (shapeOf(inner) === 'record' && partsOf(inner, {}).some(({ key }) => key === 'title'))
    return (
      <NameForm
        label={t('properties.nameOf', { what: one })}
        button={button}
        onName={(name) => {
          const place = { path: edited.path, pointer }
          const key = newNameIn(store.getState().files, place, name)
          add(key, firstValue(inner, { title: name }))
        }}
      />
    )
  return (
    <NewName
      label={t('properties.nameOf', { what: one })}
      taken={taken}
      pattern={keyPattern(property)}
      onName={(name) => add(name, firstValue(inner))}
    />
  )
}

/** What the schema says of keys; codes of other systems may be anything. */
function keyPattern({ schema }: Property): string {
  const said = (schema['propertyNames'] as JsonObject | undefined)?.['pattern']
  return typeof said === 'string' ? said : '^\\S.*$'
}
