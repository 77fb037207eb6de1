import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import {
  descendants,
  setActions,
  setValue,
  stateTree,
  type StateNode,
} from '@splot/definition/edit'
import type { JsonValue, StateMeta } from '@splot/definition'
import { useDraft, useRun } from '../../draft/draft-context.ts'
import { Fields } from '../../parts/fields.tsx'
import { LocalTextField } from '../../parts/local-text-field.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { useLocale } from '@splot/react/texts'
import { UsedIn } from '../../references/used-in.tsx'
import { FurtherFields } from '../../properties/further-fields.tsx'
import { shownParts } from '../../properties/shown-parts.ts'
import { useOutline } from '../outline-context.ts'
import type { OutlineFacts } from '../outline-facts.ts'
import { stateIdOptions, timerOptions } from '../outline-options.ts'
import { ActionList } from './action-list.tsx'
import { StateStructure } from './state-structure.tsx'
import { TaskList } from './task-list.tsx'
import { TransitionList } from './transition-list.tsx'

/** Everything that can be changed about a state. */
export function StateEditor(props: {
  /** Id of the state. */
  id: string
  facts: OutlineFacts
  onAdded: (id: string) => void
}): ReactNode {
  const { id, facts, onAdded } = props
  // as it is now: the sentences around may still be those before the last key
  const { workflow } = useOutline()
  const node = descendants(stateTree(workflow)).find((one) => one.definition.id === id)
  return node === undefined ? null : <Editor node={node} facts={facts} onAdded={onAdded} />
}

function Editor(props: {
  node: StateNode
  facts: OutlineFacts
  onAdded: (id: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const { node, facts, onAdded } = props
  const { pointer, kind, definition } = node
  const { path, workflow } = useOutline()
  const run = useRun()
  const editable = useDraft((state) => state.editable)
  const goesOn = kind !== 'final' && kind !== 'history'
  return (
    <div className="st-editor">
      <Names node={node} />
      {goesOn && (
        <section className="st-part">
          <h4>{t('workflows.tasks')}</h4>
          <TaskList node={node} facts={facts} />
        </section>
      )}
      {goesOn && (
        <section className="st-part">
          <h4>{t('workflows.next')}</h4>
          <TransitionList node={node} facts={facts} onAdded={onAdded} />
        </section>
      )}
      {goesOn && <Checklist pointer={`${pointer}/meta`} />}
      {kind !== 'history' && (
        <section className="st-part">
          <h4>{t('workflows.entry')}</h4>
          <ActionList
            actions={definition.entry ?? []}
            place={`${pointer}/entry`}
            onChange={(actions, label) =>
              run(setActions(path, { state: pointer, when: 'entry' }, actions, label))
            }
          />
        </section>
      )}
      {goesOn && (definition.exit ?? []).length > 0 && (
        <section className="st-part">
          <h4>{t('workflows.exit')}</h4>
          <ActionList
            actions={definition.exit ?? []}
            place={`${pointer}/exit`}
            onChange={(actions, label) =>
              run(setActions(path, { state: pointer, when: 'exit' }, actions, label))
            }
          />
        </section>
      )}
      {definition.id !== undefined && (
        <UsedIn name={{ kind: 'state', inside: workflow.id, id: definition.id }} />
      )}
      {editable && (
        <section className="st-part">
          <h4>{t('workflows.structure')}</h4>
          <StateStructure node={node} onAdded={onAdded} />
        </section>
      )}
    </div>
  )
}

/** What leads participants through the state, where it has such a list or may get one. */
function Checklist({ pointer }: { pointer: string }): ReactNode {
  const { t } = useTranslation()
  return (
    <section className="st-part">
      <h4>{t('workflows.checklist')}</h4>
      <Fields>
        <FurtherFields pointer={pointer} only={shownParts.meta} />
      </Fields>
    </section>
  )
}

function Names({ node }: { node: StateNode }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { path, bundle, workflow } = useOutline()
  const run = useRun()
  const { pointer, definition, kind } = node
  const meta: StateMeta = definition.meta ?? {}
  const set = (key: keyof StateMeta, value: unknown) =>
    run(
      setValue(path, `${pointer}/meta/${key}`, value as JsonValue | undefined, {
        pl: `Zmień stan „${meta.title?.pl ?? ''}”`,
        en: `Change the state “${meta.title?.en ?? ''}”`,
      }),
    )
  const stages = bundle.programme.stages ?? []
  const tasks = meta.tasks ?? []
  return (
    <Fields>
      <LocalTextField
        label={t('workflows.stateTitle')}
        value={meta.title}
        place={`${pointer}/meta/title`}
        onChange={(value) => set('title', value)}
      />
      <LocalTextField
        long
        label={t('workflows.stateDescription')}
        help={t('workflows.stateDescriptionHelp')}
        value={meta.description}
        place={`${pointer}/meta/description`}
        onChange={(value) => set('description', value.pl || value.en ? value : undefined)}
      />
      <div className="st-row">
        {kind === 'final' && (
          <SelectField
            label={t('workflows.outcome')}
            value={meta.outcome ?? ''}
            options={(['positive', 'negative', 'neutral'] as const).map((value) => ({
              value,
              label: t(`workflows.outcomes.${value}`),
            }))}
            place={`${pointer}/meta/outcome`}
            onChange={(value) => set('outcome', value)}
          />
        )}
        {kind === 'final' && (
          <SelectField
            label={t('workflows.deleteAnswers')}
            none={t('workflows.deleteNever')}
            value={meta.deleteAnswers ?? ''}
            options={timerOptions(workflow, locale)}
            place={`${pointer}/meta/deleteAnswers`}
            onChange={(value) => set('deleteAnswers', value === '' ? undefined : value)}
          />
        )}
        <SelectField
          label={t('workflows.shownAs')}
          none={t('workflows.shownAsItself')}
          value={meta.shownAs ?? ''}
          options={stateIdOptions(workflow, locale).filter(({ value }) => value !== definition.id)}
          place={`${pointer}/meta/shownAs`}
          onChange={(value) => set('shownAs', value === '' ? undefined : value)}
        />
        {stages.length > 0 && (
          <SelectField
            label={t('workflows.stage')}
            none={t('parts.none')}
            value={meta.stage ?? ''}
            options={stages.map(({ id, title }) => ({ value: id, label: title[locale] }))}
            place={`${pointer}/meta/stage`}
            onChange={(value) => set('stage', value === '' ? undefined : value)}
          />
        )}
      </div>
      {kind !== 'final' && tasks.length === 0 && (
        <LocalTextField
          label={t('workflows.waitsFor')}
          help={t('workflows.waitsForHelp')}
          value={meta.waitsFor}
          place={`${pointer}/meta/waitsFor`}
          onChange={(value) => set('waitsFor', value.pl || value.en ? value : undefined)}
        />
      )}
    </Fields>
  )
}
