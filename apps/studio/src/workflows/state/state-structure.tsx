import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import {
  descendants,
  moveState,
  setInitial,
  setParallel,
  shiftState,
  stateTitle,
  type StateNode,
} from '@splot/definition/edit'
import { useRun } from '../../draft/draft-context.ts'
import { OrderButtons } from '../../parts/order-buttons.tsx'
import { CheckField } from '../../parts/check-field.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { useLocale } from '@splot/react/texts'
import { useOutline } from '../outline-context.ts'
import { stateOptions } from '../outline-options.ts'
import { AddState } from './add-state.tsx'
import { DeleteState } from './delete-state.tsx'
import { RenameState } from './rename-state.tsx'
import { SplitState } from './split-state.tsx'
import { focusSoon } from './use-add-state.ts'

/** Where a state stands: moved, split, begun in, deleted. */
export function StateStructure(props: {
  node: StateNode
  onAdded: (id: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { node, onAdded } = props
  const { path, workflow } = useOutline()
  const run = useRun()
  const { parent, pointer, kind } = node
  const siblings = parent?.children ?? []
  const index = siblings.indexOf(node)
  const begins = parent?.definition.initial === node.path.at(-1)
  const inside = new Set(descendants(node).map((one) => one.pointer))
  const parents = [
    { value: '', label: t('workflows.top') },
    ...stateOptions(workflow, locale).filter(({ value }) => !inside.has(value)),
  ]
  return (
    <>
      <div className="st-row">
        <SelectField
          label={t('workflows.liesIn')}
          value={parent?.pointer ?? ''}
          none={t('workflows.top')}
          options={parents.slice(1)}
          onChange={(to) =>
            run(moveState(path, pointer, { parent: to, index: Infinity }, stateTitle(node)))
          }
        />
        <div className="sp-actions">
          <OrderButtons
            name={stateTitle(node)[locale]}
            index={index}
            count={siblings.length}
            onMove={(to) => {
              run(shiftState(path, workflow, pointer, to > index ? 1 : -1))
              focusSoon(pointer)
            }}
          />
        </div>
      </div>
      {node.children.length > 1 && (
        <CheckField
          label={t('workflows.parallelInside')}
          help={t('workflows.parallelInsideHelp')}
          checked={kind === 'parallel'}
          place={`${pointer}/type`}
          onChange={(parallel) => run(setParallel(path, pointer, parallel))}
        />
      )}
      <div className="sp-actions">
        {!begins && kind !== 'history' && parent?.kind !== 'parallel' && (
          <button
            type="button"
            className="sp-button sp-secondary sp-small"
            onClick={() => run(setInitial(path, pointer))}
          >
            {t('workflows.beginHere')}
          </button>
        )}
        {kind !== 'final' && kind !== 'history' && <AddState parent={pointer} onAdded={onAdded} />}
        {kind === 'atomic' && <SplitState node={node} onAdded={onAdded} />}
        <RenameState node={node} onRenamed={onAdded} />
        <DeleteState node={node} onGone={() => document.getElementById('st-states')?.focus()} />
      </div>
    </>
  )
}
