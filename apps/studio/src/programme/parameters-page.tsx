import '../workflows/workflows.css'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { JsonObject, JsonValue, ParameterDefinition } from '@splot/definition'
import { programmePath, useProgramme } from '../draft/use-files.ts'
import { FrozenNotice } from '../frozen/frozen-notice.tsx'
import { LocalTextField } from '../parts/local-text-field.tsx'
import { NameForm } from '../parts/name-form.tsx'
import { NumberField } from '../parts/number-field.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { TextField } from '../parts/text-field.tsx'
import { EditedFileProvider } from '../properties/edited-file-provider.tsx'
import { FurtherFields } from '../properties/further-fields.tsx'
import { shownParts } from '../properties/shown-parts.ts'
import { useLocale } from '@splot/react/texts'
import { useSay, type Say } from '../texts/use-say.ts'
import { NamedTools } from './named-tools.tsx'
import { NamedList } from './named-list.tsx'
import { unitWords, valueWords } from './parameter-words.ts'
import { RowsField } from './rows-field.tsx'
import { useProgrammeEdit } from './use-programme-edit.ts'
import { Fields } from '../parts/fields.tsx'

const units = ['WD', 'CD', 'month', 'h', 'pt', '%', 'grosz', 'EUR']

/** The parameters of the programme: limits, time limits, amounts, weights. */
export function ParametersPage(): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const say = useSay()
  const { parameters = {} } = useProgramme() ?? {}
  const edit = useProgrammeEdit()
  return (
    <>
      <PageTitle title={t('programme.parameters')} lead={t('programme.parametersLead')} />
      <FrozenNotice />
      <h2 id="st-named" tabIndex={-1} className="sp-visually-hidden">
        {t('programme.all')}
      </h2>
      <NamedList
        pointer="/parameters"
        items={Object.entries(parameters).map(([name, parameter]) => ({
          name,
          title: parameter.title?.[locale] || name,
          detail: [valueWords(parameter, locale, say), name].filter(Boolean).join(' · '),
        }))}
      >
        {(name, place) => {
          const parameter = parameters[name]
          return parameter && <ParameterFields name={name} parameter={parameter} place={place} />
        }}
      </NamedList>
      <NameForm
        label={t('programme.newParameter')}
        button={t('programme.addParameter')}
        onName={(title) =>
          edit.add(
            '/parameters',
            title,
            { title, value: 0 },
            { pl: `Dodaj parametr „${title.pl}”`, en: `Add the parameter “${title.en}”` },
          )
        }
      />
    </>
  )
}

function ParameterFields(props: {
  name: string
  parameter: ParameterDefinition
  place: string
}): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { name, parameter, place } = props
  const { value, minimum, maximum, unit } = parameter
  const say = useSay()
  const edit = useProgrammeEdit()
  const label = {
    pl: `Zmień parametr „${parameter.title?.pl ?? name}”`,
    en: `Change the parameter “${parameter.title?.en ?? name}”`,
  }
  const set = (key: keyof ParameterDefinition, next: unknown) =>
    edit.set(`${place}/${key}`, next, label)
  const known = unit === undefined || units.includes(unit) ? units : [...units, unit]
  return (
    <Fields>
      <ValueField
        parameter={parameter}
        place={`${place}/value`}
        onChange={(next) => set('value', next)}
      />
      {typeof value === 'number' && (
        <>
          <p className="st-quiet">{boundsWords(minimum, maximum, say)}</p>
          <SelectField
            label={t('programme.unit')}
            none={t('parts.none')}
            value={unit ?? ''}
            options={known.map((one) => ({ value: one, label: unitWords(one, locale) }))}
            place={`${place}/unit`}
            onChange={(next) => set('unit', next === '' ? undefined : next)}
          />
        </>
      )}
      <LocalTextField
        label={t('programme.title')}
        value={parameter.title}
        place={`${place}/title`}
        onChange={(next) => set('title', next)}
      />
      <EditedFileProvider path={programmePath}>
        <FurtherFields
          pointer={place}
          only={typeof value === 'number' ? shownParts.parameter : ['description', 'confidential']}
        />
      </EditedFileProvider>
      <NamedTools
        name={{ kind: 'parameter', id: name }}
        title={parameter.title?.[locale] || name}
      />
    </Fields>
  )
}

function ValueField(props: {
  parameter: ParameterDefinition
  place: string
  onChange: (value: JsonValue) => void
}): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { parameter, place, onChange } = props
  const { value, minimum, maximum, unit } = parameter
  const label = t('programme.value')
  if (typeof value === 'number')
    return (
      <div data-place={place} tabIndex={-1}>
        <NumberField
          label={label}
          value={value}
          min={minimum ?? -1_000_000_000}
          max={maximum ?? 1_000_000_000}
          whole={Number.isInteger(value)}
          unit={unitWords(unit, locale)}
          onChange={onChange}
        />
      </div>
    )
  if (Array.isArray(value) && value.every((one) => typeof one === 'number'))
    return (
      <div className="st-row" data-place={place} tabIndex={-1}>
        {value.map((one, n) => (
          <NumberField
            key={n}
            label={`${label} ${n + 1}`}
            value={one}
            min={-1_000_000_000}
            max={1_000_000_000}
            onChange={(next) => onChange(value.map((other, at) => (at === n ? next : other)))}
          />
        ))}
      </div>
    )
  if (Array.isArray(value) && value.every(isRow))
    return <RowsField label={label} rows={value} place={place} onChange={onChange} />
  if (typeof value === 'string')
    return <TextField label={label} value={value} place={place} onChange={onChange} />
  return <p className="st-quiet">{t('programme.noEditor')}</p>
}

function isRow(value: JsonValue): value is JsonObject {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((cell) => typeof cell === 'string')
  )
}

function boundsWords(minimum: number | undefined, maximum: number | undefined, t: Say): string {
  if (minimum !== undefined && maximum !== undefined)
    return t('programme.between', { minimum, maximum })
  if (minimum !== undefined) return t('programme.atLeast', { minimum })
  return maximum === undefined ? '' : t('programme.atMost', { maximum })
}
