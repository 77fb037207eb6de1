import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import {
  insertState,
  resolveTarget,
  setActions,
  setGuard,
  setReason,
  setTarget,
  setTransitionPart,
  type Alternative,
  type AlternativePlace,
} from '@splot/definition/edit'
import { ConditionEditor } from '../../conditions/condition-editor.tsx'
import { useRun } from '../../draft/draft-context.ts'
import { CheckField } from '../../parts/check-field.tsx'
import { CheckList } from '../../parts/check-list.tsx'
import { TextField } from '../../parts/text-field.tsx'
import { LocalTextField } from '../../parts/local-text-field.tsx'
import { NameForm } from '../../parts/name-form.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { useLocale } from '@splot/react/texts'
import { useOutline } from '../outline-context.ts'
import { roleOptions, stateOptions } from '../outline-options.ts'
import { focusPlace } from '../../places/use-focused-place.ts'
import { ActionList } from './action-list.tsx'
import { DeleteWay } from './delete-way.tsx'
import { useAddState } from './use-add-state.ts'
import { Fields } from '../../parts/fields.tsx'

/** Everything that can be changed about one way that leads on. */
export function TransitionEditor(props: {
  one: Alternative
  place: AlternativePlace
  /** The way as a sentence tells it. */
  words: string
  onAdded: (id: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { one, place, onAdded } = props
  const { path, workflow, bundle } = useOutline()
  const run = useRun()
  const add = useAddState(onAdded)
  const { transition, source, pointer } = one
  const { target } = transition
  const several = Array.isArray(target)
  const led = typeof target === 'string' ? resolveTarget(source, target) : undefined
  const unknown = typeof target === 'string' && led === undefined ? target : ''
  return (
    <Fields>
      {several ? (
        <p className="st-quiet">{t('workflows.severalTargets')}</p>
      ) : (
        <SelectField
          label={t('workflows.target')}
          none={t('workflows.stays')}
          value={led?.pointer ?? unknown}
          options={stateOptions(workflow, locale)}
          place={`${pointer}/target`}
          onChange={(to) => run(setTarget(path, place, to === '' ? null : to))}
        />
      )}
      <ConditionEditor
        label={t('workflows.condition')}
        value={transition.guard ?? ''}
        workflow={workflow.id}
        event={one.trigger === 'event' ? one.name : undefined}
        place={`${pointer}/guard`}
        onChange={(guard) => run(setGuard(path, place, guard))}
      />
      <div>
        <p className="sp-label">{t('workflows.wayActions')}</p>
        <ActionList
          actions={transition.actions ?? []}
          place={`${pointer}/actions`}
          event={one.trigger === 'event' ? one.name : undefined}
          onChange={(actions, label) => run(setActions(path, place, actions, label))}
        />
      </div>
      <LocalTextField
        long
        label={t('workflows.reason')}
        help={t('workflows.reasonHelp')}
        value={transition.meta?.reason}
        place={`${pointer}/meta/reason`}
        onChange={(reason) => run(setReason(path, place, reason))}
      />
      {transition.meta?.reason !== undefined && (
        <CheckList
          label={t('workflows.reasonReaders')}
          help={t('workflows.reasonReadersHelp')}
          values={transition.meta.readers ?? []}
          options={roleOptions(bundle, locale)}
          place={`${pointer}/meta/readers`}
          onChange={(roles) =>
            run(setTransitionPart(path, place, 'readers', roles.length > 0 ? roles : undefined))
          }
        />
      )}
      <CheckField
        label={t('workflows.reenter')}
        help={t('workflows.reenterHelp')}
        checked={transition.reenter === true}
        place={`${pointer}/reenter`}
        onChange={(checked) =>
          run(setTransitionPart(path, place, 'reenter', checked ? true : undefined))
        }
      />
      <TextField
        label={t('workflows.note')}
        help={t('workflows.noteHelp')}
        value={transition.description ?? ''}
        place={`${pointer}/description`}
        onChange={(note) =>
          run(setTransitionPart(path, place, 'description', note === '' ? undefined : note))
        }
      />
      <div className="sp-actions">
        {led !== undefined && (
          <NameForm
            label={t('workflows.newState')}
            button={t('workflows.insertHere')}
            onName={(title) => add(insertState(path, place, title))}
          />
        )}
        <DeleteWay
          path={path}
          at={pointer}
          title={props.words}
          label={t('workflows.removeWay')}
          onGone={() => focusPlace(place.state)}
        />
      </div>
    </Fields>
  )
}
