import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { JsonValue } from '@splot/definition'
import { descendants, setValue, stateTitle, stateTree } from '@splot/definition/edit'
import { useLocale } from '@splot/react/texts'
import { ConditionEditor } from '../conditions/condition-editor.tsx'
import { useRun } from '../draft/draft-context.ts'
import { CheckField } from '../parts/check-field.tsx'
import { CheckList } from '../parts/check-list.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { Fields } from '../parts/fields.tsx'
import { LocalTextField } from '../parts/local-text-field.tsx'
import { useOutline } from '../workflows/outline-context.ts'
import { freezeIn, statesOfFreeze } from './states-of-freeze.ts'

/** When the rules of a case must stay as they are: in chosen states, or by a condition; and why. */
export function FreezeEditor({ at }: { at: string }): ReactNode {
  const { t } = useTranslation()
  const { path, workflow } = useOutline()
  const run = useRun()
  const { frozen } = workflow
  const set = (pointer: string, value: JsonValue | undefined) =>
    run(
      setValue(path, pointer, value, {
        pl: 'Zmień zamrożenie zasad',
        en: 'Change when rules are frozen',
      }),
    )
  return (
    <Disclosure title={t('frozen.edit')} open={at.startsWith('/frozen')} place="/frozen">
      {() => (
        <Fields>
          <CheckField
            label={t('frozen.on')}
            help={t('frozen.help')}
            checked={frozen !== undefined}
            onChange={(on) =>
              set('/frozen', on ? { when: freezeIn([]), reason: { pl: '', en: '' } } : undefined)
            }
          />
          {frozen !== undefined && (
            <>
              <When when={frozen.when} onChange={(when) => set('/frozen/when', when)} />
              <LocalTextField
                label={t('frozen.reason')}
                help={t('frozen.reasonHelp')}
                value={frozen.reason}
                place="/frozen/reason"
                onChange={(reason) => set('/frozen/reason', { ...reason })}
              />
            </>
          )}
        </Fields>
      )}
    </Disclosure>
  )
}

function When(props: { when: string; onChange: (when: string) => void }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { workflow } = useOutline()
  const { when, onChange } = props
  const chosen = statesOfFreeze(when)
  const [written, setWritten] = useState(false)
  if (chosen === null || written)
    return (
      <>
        <ConditionEditor
          label={t('frozen.when')}
          value={when === 'false' ? '' : when}
          workflow={workflow.id}
          place="/frozen/when"
          onChange={(next) => onChange(next === '' ? 'false' : next)}
        />
        {chosen !== null && (
          <button type="button" className="sp-link-button" onClick={() => setWritten(false)}>
            {t('frozen.byStates')}
          </button>
        )}
      </>
    )
  const options = descendants(stateTree(workflow)).flatMap((node) => {
    const { id } = node.definition
    if (id === undefined || node.kind === 'history' || node.kind === 'final') return []
    return [{ value: id, label: stateTitle(node)[locale] }]
  })
  return (
    <>
      <CheckList
        label={t('frozen.states')}
        values={chosen}
        options={options}
        place="/frozen/when"
        onChange={(states) => onChange(freezeIn(states))}
      />
      <button type="button" className="sp-link-button" onClick={() => setWritten(true)}>
        {t('frozen.byCondition')}
      </button>
    </>
  )
}
