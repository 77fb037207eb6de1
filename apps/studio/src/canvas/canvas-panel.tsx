import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { LocalText, WorkflowDefinition } from '@splot/definition'
import {
  addState,
  setInitial,
  setTarget,
  setValue,
  shiftState,
  stateAt,
} from '@splot/definition/edit'
import { useDraft, useDraftStore, useRun } from '../draft/draft-context.ts'
import type { Placed } from '../draft/use-files.ts'
import { useLocale } from '@splot/react/texts'
import { addedState } from '../workflows/state/added-state.ts'
import { DeleteState } from '../workflows/state/delete-state.tsx'
import { DeleteWay } from '../workflows/state/delete-way.tsx'
import { focusSoon } from '../workflows/state/use-add-state.ts'
import type { CanvasGraph, CanvasState, CanvasTransition } from './canvas-graph.ts'

/** What can be done with the state that was chosen. */
export function StatePanel(props: {
  state: CanvasState
  graph: CanvasGraph
  workflow: Placed<WorkflowDefinition>
  onSelect: (pointer: string | null) => void
  /** Somebody wants an arrow from here to a state. */
  onConnect: (to: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const run = useRun()
  const editable = useDraft((draft) => draft.editable)
  const { draft = '' } = useParams()
  const locale = useLocale()
  const { state, graph, workflow, onSelect } = props
  const { path, value } = workflow
  const key = state.id.slice(state.id.lastIndexOf('/') + 1)
  return (
    <section aria-label={t('canvas.state')}>
      <h2>{state.title[locale]}</h2>
      <TitleFields state={state} workflow={workflow} editable={editable} />
      <p>
        <Link
          to={`/drafts/${draft}/workflows/${encodeURIComponent(value.id)}?at=${encodeURIComponent(state.id)}`}
        >
          {t('canvas.inOutline')}
        </Link>
      </p>
      {editable && (
        <>
          <div className="sp-actions">
            <button
              type="button"
              className="sp-button sp-secondary sp-small"
              onClick={() => run(shiftState(path, value, state.id, -1))}
            >
              {t('canvas.earlier')}
            </button>
            <button
              type="button"
              className="sp-button sp-secondary sp-small"
              onClick={() => run(shiftState(path, value, state.id, 1))}
            >
              {t('canvas.later')}
            </button>
            {!state.begins && (
              <button
                type="button"
                className="sp-button sp-secondary sp-small"
                onClick={() => run(setInitial(path, state.id))}
              >
                {t('canvas.beginHere')}
              </button>
            )}
          </div>
          {state.kind !== 'final' && (
            <StateChoice
              label={t('canvas.leadTo')}
              empty={t('canvas.choose')}
              graph={graph}
              onChoose={props.onConnect}
            />
          )}
          <NewState path={path} parent={state.parent ?? ''} after={key} onAdded={onSelect} />
          {state.kind !== 'final' && (
            <NewState path={path} parent={state.id} inside onAdded={onSelect} />
          )}
          <DeleteState node={stateAt(value, state.id)} onGone={() => onSelect(null)} />
        </>
      )}
    </section>
  )
}

function TitleFields(props: {
  state: CanvasState
  workflow: Placed<WorkflowDefinition>
  editable: boolean
}): ReactNode {
  const { t } = useTranslation()
  const run = useRun()
  const field = useId()
  const { state, workflow, editable } = props
  // as it is being typed, with a space at its end; the picture shows it tidied up
  const title = stateAt(workflow.value, state.id).definition.meta?.title
  const label: LocalText = {
    pl: `Zmień nazwę stanu „${state.title.pl}”`,
    en: `Rename the state “${state.title.en}”`,
  }
  return (['pl', 'en'] as const).map((locale) => (
    <div key={locale} className="st-canvas-field">
      <label htmlFor={`${field}${locale}`} className="sp-label">
        {t(`canvas.title.${locale}`)}
      </label>
      <input
        id={`${field}${locale}`}
        className="sp-input"
        lang={locale}
        data-place={`${state.id}/meta/title/${locale}`}
        readOnly={!editable}
        value={title?.[locale] ?? ''}
        onChange={({ target }) =>
          run(setValue(workflow.path, `${state.id}/meta/title/${locale}`, target.value, label))
        }
      />
    </div>
  ))
}

/**
 * Adds a state: behind another, inside of one, or to the workflow. It is chosen, so that the picture
 * brings it into view, and its name has the focus.
 */
export function NewState(props: {
  path: string
  parent: string
  after?: string
  inside?: boolean
  onAdded: (pointer: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const run = useRun()
  const editable = useDraft((draft) => draft.editable)
  const field = useId()
  const store = useDraftStore()
  const locale = useLocale()
  const [title, setTitle] = useState('')
  const { path, parent, after, inside = false, onAdded } = props
  if (!editable) return null
  const label = inside
    ? 'canvas.addInside'
    : after === undefined
      ? 'canvas.add'
      : 'canvas.addBehind'
  const add = (type?: 'final') => {
    const command = addState(path, {
      title: { pl: title.trim(), en: title.trim() },
      parent,
      ...(after !== undefined && { after }),
      ...(type !== undefined && { type }),
    })
    const added = addedState(store.getState().files, path, command)
    run(command)
    setTitle('')
    if (added === undefined) return
    onAdded(added.pointer)
    focusSoon(`${added.pointer}/meta/title/${locale}`)
  }
  return (
    <form
      className="st-canvas-field"
      onSubmit={(event) => {
        event.preventDefault()
        if (title.trim() !== '') add()
      }}
    >
      <label htmlFor={field} className="sp-label">
        {t(label)}
      </label>
      <input
        id={field}
        className="sp-input"
        value={title}
        placeholder={t('canvas.newTitle')}
        onChange={({ target }) => setTitle(target.value)}
      />
      <div className="sp-actions">
        <button
          type="submit"
          className="sp-button sp-secondary sp-small"
          disabled={title.trim() === ''}
        >
          {t('canvas.addState')}
        </button>
        <button
          type="button"
          className="sp-button sp-secondary sp-small"
          disabled={title.trim() === ''}
          onClick={() => add('final')}
        >
          {t('canvas.addEnd')}
        </button>
      </div>
    </form>
  )
}

/** What can be done with the arrow that was chosen. */
export function TransitionPanel(props: {
  transition: CanvasTransition
  graph: CanvasGraph
  path: string
  onGone: () => void
}): ReactNode {
  const { t } = useTranslation()
  const run = useRun()
  const locale = useLocale()
  const editable = useDraft((state) => state.editable)
  const { draft = '', workflow = '' } = useParams()
  const { transition, graph, path, onGone } = props
  const { place, pointer, from, to, title, cause, guard } = transition
  const named = (pointer: string) =>
    graph.states.find(({ id }) => id === pointer)?.title[locale] ?? ''
  return (
    <section aria-label={t('canvas.transition')}>
      <h2>{title?.[locale] ?? t(`canvas.cause.${cause}`)}</h2>
      <p>
        {named(from)} → {named(to)}
      </p>
      <p>{guard === null ? t('canvas.noCondition') : t('canvas.hasCondition')}</p>
      <p>
        <Link to={`/drafts/${draft}/workflows/${workflow}?at=${encodeURIComponent(from)}`}>
          {t('canvas.inOutline')}
        </Link>
      </p>
      {editable && (
        <>
          <StateChoice
            label={t('canvas.leadElsewhere')}
            empty={t('canvas.choose')}
            graph={graph}
            onChoose={(next) => run(setTarget(path, place, next))}
          />
          <DeleteWay
            path={path}
            at={pointer}
            title={`${named(from)} → ${named(to)}`}
            label={t('canvas.removeTransition')}
            onGone={onGone}
          />
        </>
      )}
    </section>
  )
}

/** A state of the workflow, chosen by its name; inner ones stand behind a dash. */
function StateChoice(props: {
  label: string
  empty: string
  graph: CanvasGraph
  /** Neither this state nor what lies in it. */
  without?: string
  /** Stands first. */
  suggested?: string
  onChoose: (pointer: string) => void
}): ReactNode {
  const locale = useLocale()
  const field = useId()
  const { label, empty, graph, without, suggested } = props
  const fits = graph.states.filter(
    ({ id }) => without === undefined || !(id === without || id.startsWith(`${without}/`)),
  )
  const first = fits.filter(({ id }) => id === suggested)
  return (
    <div className="st-canvas-field">
      <label htmlFor={field} className="sp-label">
        {label}
      </label>
      <select
        id={field}
        className="sp-input"
        value=""
        onChange={({ target }) => target.value !== '' && props.onChoose(target.value)}
      >
        <option value="">{empty}</option>
        {[...first, ...fits.filter(({ id }) => id !== suggested)].map(({ id, title }) => (
          <option key={id} value={id}>
            {`${'– '.repeat(id.split('/states/').length - 2)}${title[locale]}`}
          </option>
        ))}
      </select>
    </div>
  )
}
