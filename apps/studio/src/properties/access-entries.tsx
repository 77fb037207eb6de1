import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccessEntry, AccessRule, JsonValue } from '@splot/definition'
import { SelectField } from '../parts/select-field.tsx'
import { CheckField } from '../parts/check-field.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { usePlaceInAddress } from '../places/use-focused-place.ts'
import { useLocale } from '@splot/react/texts'
import { useEditedFile } from './edited-file.ts'
import { ExpressionField } from './expression-field.tsx'
import { namedOptions, optionLabel } from './named-options.ts'
import { useConditionWords } from './use-condition-words.ts'

/** Who is admitted to something: roles, and under which conditions their holders. */
export function AccessEntries(props: {
  label: string
  help?: string | undefined
  entries: readonly AccessEntry[]
  /** JSON Pointer. */
  place: string
  onChange: (entries: AccessEntry[]) => void
}): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const edited = useEditedFile()
  const { label, help, entries, place, onChange } = props
  const roles = namedOptions('role', { edited, pointer: place, locale })
  const words = useConditionWords()
  const put = (n: number, entry: AccessEntry | null) =>
    onChange(entries.flatMap((one, at) => (at === n ? (entry === null ? [] : [entry]) : [one])))
  return (
    <fieldset className="st-group st-wide" data-place={place} tabIndex={-1}>
      <legend className="sp-label">{label}</legend>
      {help !== undefined && <p className="sp-help">{help}</p>}
      {entries.length === 0 && <p className="st-quiet">{t('properties.noPeople')}</p>}
      <div className="st-list">
        {entries.map((entry, n) => (
          <EntryItem
            key={`${n} ${typeof entry === 'string' ? entry : entry.role}`}
            entry={entry}
            place={`${place}/${n}`}
            words={words}
            title={optionLabel(roles, typeof entry === 'string' ? entry : entry.role)}
            onChange={(next) => put(n, next)}
          />
        ))}
      </div>
      <SelectField
        quiet
        label={t('properties.addPeople')}
        none={t('properties.addPeople')}
        value=""
        options={roles}
        onChange={(role) => role !== '' && onChange([...entries, role])}
      />
    </fieldset>
  )
}

function EntryItem(props: {
  entry: AccessEntry
  place: string
  words: (rule: AccessRule) => string
  title: string
  onChange: (entry: AccessEntry | null) => void
}): ReactNode {
  const { t } = useTranslation()
  const { entry, place, words, title, onChange } = props
  const at = usePlaceInAddress()
  const rule: AccessRule = typeof entry === 'string' ? { role: entry } : entry
  const conditions = words(rule)
  return (
    <Disclosure
      place={place}
      open={at === place || at.startsWith(`${place}/`)}
      title={
        <>
          <b>{title}</b> {conditions !== '' && <span className="st-quiet">{conditions}</span>}
        </>
      }
    >
      {() => (
        <div className="st-fields">
          <Conditions rule={rule} place={place} onChange={(next) => onChange(asBrief(next))} />
          <button
            type="button"
            className="sp-link-button sp-danger"
            aria-label={t('parts.removeNamed', { name: title })}
            onClick={() => onChange(null)}
          >
            {t('parts.remove')}
          </button>
        </div>
      )}
    </Disclosure>
  )
}

function Conditions(props: {
  rule: AccessRule
  place: string
  onChange: (rule: AccessRule) => void
}): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const edited = useEditedFile()
  const { rule, place, onChange } = props
  const [asked, setAsked] = useState(false)
  const facts = namedOptions('fact', { edited, pointer: place, locale })
  const [fact, source] = Object.entries(rule.same ?? {})[0] ?? []
  const set = (key: keyof AccessRule, value: JsonValue | undefined) => {
    const { [key]: _gone, ...rest } = rule
    onChange((value === undefined ? rest : { ...rest, [key]: value }) as unknown as AccessRule)
  }
  return (
    <>
      <CheckField
        label={t('properties.onlyAssigned')}
        help={t('properties.onlyAssignedHelp')}
        checked={rule.only === 'assigned'}
        place={`${place}/only`}
        onChange={(checked) => set('only', checked ? 'assigned' : undefined)}
      />
      <CheckField
        label={t('properties.likeParent')}
        checked={rule.like === 'parent'}
        place={`${place}/like`}
        onChange={(checked) => set('like', checked ? 'parent' : undefined)}
      />
      {facts.length > 0 && (
        <SelectField
          label={t('properties.sameFact')}
          help={t('properties.sameFactHelp')}
          none={t('properties.nothing')}
          value={fact ?? ''}
          options={facts}
          place={`${place}/same`}
          onChange={(chosen) =>
            set('same', chosen === '' ? undefined : { [chosen]: source ?? 'null' })
          }
        />
      )}
      {fact !== undefined && (
        <ExpressionField
          label={t('properties.sameValue', { what: optionLabel(facts, fact) })}
          value={source ?? ''}
          pointer={`${place}/same/${fact}`}
          onChange={(text) => set('same', { [fact]: text })}
        />
      )}
      {rule.when !== undefined || asked ? (
        <ExpressionField
          label={t('properties.onlyWhen')}
          value={rule.when ?? ''}
          pointer={`${place}/when`}
          onChange={(text) => set('when', text.trim() === '' ? undefined : text)}
        />
      ) : (
        <button
          type="button"
          className="sp-button sp-secondary sp-small"
          onClick={() => setAsked(true)}
        >
          {t('properties.addCondition')}
        </button>
      )}
    </>
  )
}

/** A rule without conditions is written as its role alone. */
function asBrief(rule: AccessRule): AccessEntry {
  return Object.keys(rule).length === 1 ? rule.role : rule
}
