import './deadlines.css'
import { lazy, Suspense, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReminderDefinition, TimerDefinition } from '@splot/definition'
import { setTimer, type Name } from '@splot/definition/edit'
import { useTitledVariables } from '../conditions/use-titled-variables.ts'
import { useRun } from '../draft/draft-context.ts'
import { CheckField } from '../parts/check-field.tsx'
import { Choice } from '../parts/choice.tsx'
import { LocalTextField } from '../parts/local-text-field.tsx'
import { NumberField } from '../parts/number-field.tsx'
import { SearchSelect } from '../parts/search-select.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useLocale } from '@splot/react/texts'
import { FurtherFields } from '../properties/further-fields.tsx'
import { shownParts } from '../properties/shown-parts.ts'
import { NameLinks } from '../references/name-links.tsx'
import { UsedIn } from '../references/used-in.tsx'
import { useOutline } from '../workflows/outline-context.ts'
import { DeadlineExample } from './deadline-example.tsx'
import { lengthUnits, parameterOf, unitOf, type LengthUnit } from './deadline-words.ts'
import { Reminders } from './reminders.tsx'
import { Fields } from '../parts/fields.tsx'

const FeelEditor = lazy(async () => ({
  default: (await import('../conditions/feel-editor.tsx')).FeelEditor,
}))

/** Everything that can be changed about a deadline, and what it comes to on the calendar. */
export function DeadlineEditor(props: {
  name: string
  timer: TimerDefinition
  place: string
}): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { name, timer, place } = props
  const { path, workflow } = useOutline()
  const { schema, variables } = useTitledVariables(workflow.id)
  const run = useRun()
  const change = (next: Partial<Record<keyof TimerDefinition, unknown>>, together: string) => {
    const entries = Object.entries({ ...timer, ...next }).filter(([, value]) => value !== undefined)
    run(setTimer(path, name, Object.fromEntries(entries), together))
  }
  const unit = unitOf(timer)
  const own: Name = { kind: 'timer', inside: workflow.id, id: name }
  return (
    <Fields>
      <LocalTextField
        label={t('deadlines.name')}
        value={timer.title}
        place={`${place}/title`}
        onChange={(value) => change({ title: value }, 'title')}
      />
      <Choice
        label={t('deadlines.kind')}
        value={unit === undefined ? 'date' : 'length'}
        options={(['length', 'date'] as const).map((value) => ({
          value,
          label: t(`deadlines.${value}`),
        }))}
        onChange={(kind) =>
          kind === 'date'
            ? change({ ...noLength, count: undefined, from: undefined, at: 'now()' }, 'kind')
            : change({ at: undefined, days: 5, count: 'working' }, 'kind')
        }
      />
      {unit !== undefined && <Length timer={timer} unit={unit} place={place} change={change} />}
      {unit === undefined && (
        <Suspense fallback={<Skeleton lines={2} />}>
          <p className="sp-label">{t('deadlines.at')}</p>
          <FeelEditor
            label={t('deadlines.at')}
            value={timer.at ?? ''}
            schema={schema}
            variables={variables}
            onChange={(at) => change({ at }, 'at')}
          />
        </Suspense>
      )}
      {unit !== 'hours' && unit !== 'minutes' && (
        <CheckField
          label={t('deadlines.roll')}
          checked={(timer.roll ?? (unit === undefined ? 'none' : 'nextWorkingDay')) !== 'none'}
          place={`${place}/roll`}
          onChange={(rolls) => change({ roll: rolls ? 'nextWorkingDay' : 'none' }, 'roll')}
        />
      )}
      <Reminders
        reminders={timer.remind ?? []}
        place={`${place}/remind`}
        onChange={(remind: ReminderDefinition[]) =>
          change({ remind: remind.length > 0 ? remind : undefined }, 'remind')
        }
      />
      <FurtherFields
        pointer={place}
        only={unit === undefined ? shownParts.dateTimer : shownParts.timer}
      />
      <DeadlineExample timer={timer} />
      <UsedIn name={own} />
      <div className="sp-actions">
        <NameLinks
          name={own}
          title={timer.title?.[locale] || name}
          deleteLabel={t('deadlines.remove')}
          onGone={() => document.getElementById('st-deadlines')?.focus()}
        />
      </div>
    </Fields>
  )
}

const noLength = Object.fromEntries(lengthUnits.map((unit) => [unit, undefined]))

function Length(props: {
  timer: TimerDefinition
  unit: LengthUnit
  place: string
  change: (next: Partial<Record<keyof TimerDefinition, unknown>>, together: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { timer, unit, place, change } = props
  const { workflow, bundle } = useOutline()
  const { schema, variables } = useTitledVariables(workflow.id)
  const amount = timer[unit] ?? 0
  const parameters = bundle.programme.parameters ?? {}
  const numbers = Object.entries(parameters).flatMap(([value, { title, value: now }]) =>
    typeof now === 'number' ? [{ value, label: `${title[locale]} (${now})` }] : [],
  )
  const parameter = parameterOf(amount)
  const source = typeof amount === 'number' ? 'number' : parameter ? 'parameter' : 'expression'
  const shownUnit = unit === 'days' && timer.count === 'working' ? 'workingDays' : unit
  const current = Number(parameters[parameter ?? '']?.value)
  const known = typeof amount === 'number' ? amount : Number.isFinite(current) ? current : 5
  return (
    <>
      <Choice
        label={t('deadlines.source')}
        value={source}
        options={(['number', 'parameter', 'expression'] as const).map((value) => ({
          value,
          label: t(`deadlines.${value}`),
        }))}
        onChange={(kind) => {
          if (kind === 'number') change({ [unit]: known }, 'amount')
          else if (kind === 'parameter')
            change({ [unit]: `parameters.${numbers[0]?.value ?? ''}` }, 'amount')
          else change({ [unit]: `${amount} + 0` }, 'amount')
        }}
      />
      <div className="st-row" data-place={`${place}/${unit}`} tabIndex={-1}>
        {source === 'number' && (
          <NumberField
            label={t('deadlines.amount')}
            value={Number(amount)}
            min={0}
            max={3650}
            onChange={(number) => change({ [unit]: number }, 'amount')}
          />
        )}
        {source === 'parameter' && (
          <SearchSelect
            label={t('deadlines.parameter')}
            value={parameter ?? ''}
            options={numbers}
            onChange={(name) => change({ [unit]: `parameters.${name}` }, 'amount')}
          />
        )}
        <SelectField
          label={t('deadlines.unit')}
          value={shownUnit}
          options={['workingDays', 'days', 'weeks', 'months', 'hours', 'minutes'].map((value) => ({
            value,
            label: t(`deadlines.units.${value}`),
          }))}
          onChange={(to) =>
            change(
              {
                ...noLength,
                [to === 'workingDays' ? 'days' : to]: amount,
                count: to === 'workingDays' ? 'working' : undefined,
              },
              'unit',
            )
          }
        />
      </div>
      {source === 'expression' && (
        <Suspense fallback={<Skeleton lines={2} />}>
          <FeelEditor
            label={t('deadlines.source')}
            value={String(amount)}
            schema={schema}
            variables={variables}
            expected="number"
            onChange={(text) => change({ [unit]: text }, 'amount')}
          />
        </Suspense>
      )}
      <Choice
        label={t('deadlines.from')}
        value={timer.from === undefined ? 'now' : 'data'}
        options={[
          { value: 'now', label: `${t('deadlines.from')}: ${t('deadlines.fromNow')}` },
          { value: 'data', label: t('deadlines.fromData') },
        ]}
        onChange={(kind) => change({ from: kind === 'now' ? undefined : 'now()' }, 'from')}
      />
      {timer.from !== undefined && (
        <Suspense fallback={<Skeleton lines={2} />}>
          <FeelEditor
            label={t('deadlines.fromText')}
            value={timer.from}
            schema={schema}
            variables={variables}
            onChange={(from) => change({ from }, 'from')}
          />
        </Suspense>
      )}
    </>
  )
}
