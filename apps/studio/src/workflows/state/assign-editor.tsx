import { lazy, Suspense, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AssignDefinition, TaskDefinition } from '@splot/definition'
import { useTitledVariables } from '../../conditions/use-titled-variables.ts'
import { CheckField } from '../../parts/check-field.tsx'
import { CheckList } from '../../parts/check-list.tsx'
import { Choice } from '../../parts/choice.tsx'
import { NumberField } from '../../parts/number-field.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { useLocale } from '@splot/react/texts'
import { FurtherFields } from '../../properties/further-fields.tsx'
import { shownParts } from '../../properties/shown-parts.ts'
import { useOutline } from '../outline-context.ts'
import { roleOptions, taskOptions } from '../outline-options.ts'

const FeelEditor = lazy(async () => ({
  default: (await import('../../conditions/feel-editor.tsx')).FeelEditor,
}))

const strategies = ['anyone', 'each', 'lot', 'leastLoaded', 'samePerson'] as const

/** Who gets a task. */
export function AssignEditor(props: {
  task: TaskDefinition
  place: string
  onChange: (assign: AssignDefinition) => void
}): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { task, place, onChange } = props
  const { assign } = task
  const { workflow, bundle } = useOutline()
  const { schema, variables } = useTitledVariables(workflow.id)
  const change = (next: Partial<Record<keyof AssignDefinition, unknown>>) => {
    const entries = Object.entries({ ...assign, ...next })
    onChange(Object.fromEntries(entries.filter(([, value]) => value !== undefined)))
  }
  const others = taskOptions(workflow, bundle, locale).filter(({ value }) => value !== task.id)
  const strategy = assign.strategy ?? 'anyone'
  const byRole = assign.users === undefined
  return (
    <fieldset className="st-group" data-place={place} tabIndex={-1}>
      <legend className="sp-label">{t('workflows.who.title')}</legend>
      <Choice
        label={t('workflows.who.title')}
        value={byRole ? 'role' : 'users'}
        options={[
          { value: 'role', label: t('workflows.who.role') },
          { value: 'users', label: t('workflows.who.users') },
        ]}
        onChange={(kind) => {
          const role = Object.keys(bundle.programme.roles)[0]
          if (kind === 'role')
            change({ role: assign.role ?? role, users: undefined, deputies: undefined })
          else change({ users: assign.users ?? '[]', strategy: 'named', role: undefined })
        }}
      />
      {byRole ? (
        <div className="st-row">
          <SelectField
            label={t('workflows.who.roleLabel')}
            value={assign.role ?? ''}
            options={roleOptions(bundle, locale)}
            place={`${place}/role`}
            onChange={(role) => change({ role })}
          />
          <SelectField
            label={t('workflows.who.strategy')}
            value={strategy}
            options={strategies.map((value) => ({
              value,
              label: t(`workflows.who.strategies.${value}`),
            }))}
            place={`${place}/strategy`}
            onChange={(value) =>
              change({
                strategy: value === 'anyone' ? undefined : value,
                ...(value === 'samePerson'
                  ? { sameAs: assign.sameAs ?? others[0]?.value }
                  : { sameAs: undefined }),
              })
            }
          />
          {strategy === 'samePerson' && (
            <SelectField
              label={t('workflows.who.sameAs')}
              value={assign.sameAs ?? ''}
              options={others}
              place={`${place}/sameAs`}
              onChange={(sameAs) => change({ sameAs })}
            />
          )}
          {typeof (assign.count ?? 1) === 'number' &&
            strategy !== 'each' &&
            strategy !== 'samePerson' && (
              <NumberField
                label={t('workflows.who.count')}
                min={1}
                max={50}
                value={(assign.count as number | undefined) ?? 1}
                onChange={(count) => change({ count: count === 1 ? undefined : count })}
              />
            )}
        </div>
      ) : (
        <Suspense fallback={<Skeleton lines={2} />}>
          <FeelEditor
            label={t('workflows.who.usersText')}
            value={assign.users ?? ''}
            schema={schema}
            variables={variables}
            onChange={(users) => change({ users })}
          />
        </Suspense>
      )}
      {others.length > 0 && (
        <CheckList
          label={t('workflows.who.notWho')}
          help={t('workflows.who.notWhoHelp')}
          values={assign.notWho ?? []}
          options={others}
          place={`${place}/notWho`}
          onChange={(notWho) => change({ notWho: notWho.length > 0 ? notWho : undefined })}
        />
      )}
      {assign.role !== undefined && assign.users !== undefined && (
        <CheckField
          label={t('workflows.who.deputies')}
          help={t('workflows.who.deputiesHelp')}
          checked={assign.deputies === true}
          place={`${place}/deputies`}
          onChange={(checked) => change({ deputies: checked ? true : undefined })}
        />
      )}
      <FurtherFields pointer={place} only={furtherOf(assign)} />
      <CheckField
        label={t('workflows.who.blind')}
        help={t('workflows.who.blindHelp')}
        checked={assign.blind === true}
        place={`${place}/blind`}
        onChange={(checked) => change({ blind: checked ? true : undefined })}
      />
    </fieldset>
  )
}

/** A number that is an expression has no field of its own above. */
function furtherOf({ count }: AssignDefinition): readonly string[] {
  return typeof count === 'string' ? ['count', ...shownParts.assign] : shownParts.assign
}
