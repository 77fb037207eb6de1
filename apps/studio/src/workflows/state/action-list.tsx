import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { actionKinds, type ActionDefinition, type LocalText } from '@splot/definition'
import { moved } from '@splot/definition/edit'
import { useDraft } from '../../draft/draft-context.ts'
import { Disclosure } from '../../parts/disclosure.tsx'
import { OrderButtons } from '../../parts/order-buttons.tsx'
import { SelectField } from '../../parts/select-field.tsx'
import { usePlaceInAddress } from '../../places/use-focused-place.ts'
import { useLocale, useLocalText } from '@splot/react/texts'
import { useOutline } from '../outline-context.ts'
import { ActionEditor } from './action-editor.tsx'
import { actionWords } from './action-words.ts'
import { firstParams } from './first-params.ts'

/** What happens at a place, in order: messages, documents, other cases, values. */
export function ActionList(props: {
  actions: readonly ActionDefinition[]
  /** JSON Pointer of the list. */
  place: string
  event?: string | undefined
  onChange: (actions: readonly ActionDefinition[], label?: LocalText) => void
}): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const text = useLocalText()
  const { actions, place, event, onChange } = props
  const { workflow, bundle } = useOutline()
  const at = usePlaceInAddress()
  const editable = useDraft((state) => state.editable)
  const [kind, setKind] = useState('')
  const kinds = Object.entries(actionKinds)
    .map(([value, { title }]) => ({ value, label: text(title) }))
    .sort((a, b) => a.label.localeCompare(b.label, locale))

  function add(type: string): void {
    setKind('')
    const title = actionKinds[type]?.title ?? { pl: type, en: type }
    const label = {
      pl: `Dodaj działanie „${title.pl}”`,
      en: `Add the action “${title.en}”`,
    }
    onChange([...actions, { type, params: firstParams(type, workflow, bundle) }], label)
  }

  return (
    <>
      <div className="st-list">
        {actions.map((action, n) => {
          const here = `${place}/${n}`
          const words = actionWords(action, workflow, bundle, locale)
          return (
            <div key={n} className="st-ordered">
              <Disclosure
                title={words}
                place={here}
                open={at === here || at.startsWith(`${here}/`)}
              >
                {() => (
                  <>
                    <ActionEditor
                      action={action}
                      place={here}
                      event={event}
                      onChange={(next) => onChange(actions.map((one, i) => (i === n ? next : one)))}
                    />
                    <button
                      type="button"
                      className="sp-link-button sp-danger"
                      aria-label={`${t('workflows.removeAction')}: ${words}`}
                      onClick={() => onChange(actions.filter((_, i) => i !== n))}
                    >
                      {t('workflows.removeAction')}
                    </button>
                  </>
                )}
              </Disclosure>
              <OrderButtons
                name={words}
                index={n}
                count={actions.length}
                onMove={(to) => onChange(moved(actions, n, to))}
              />
            </div>
          )
        })}
      </div>
      {editable && (
        <div className="st-inline">
          <SelectField
            label={t('workflows.newAction')}
            none={t('workflows.chooseAction')}
            value={kind}
            options={kinds}
            onChange={setKind}
          />
          <button
            type="button"
            className="sp-button sp-secondary sp-small"
            disabled={kind === ''}
            onClick={() => add(kind)}
          >
            {t('parts.add')}
          </button>
        </div>
      )}
    </>
  )
}
