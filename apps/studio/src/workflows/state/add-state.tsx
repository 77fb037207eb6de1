import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { addState } from '@splot/definition/edit'
import { CheckField } from '../../parts/check-field.tsx'
import { NameForm } from '../../parts/name-form.tsx'
import { useOutline } from '../outline-context.ts'
import { useAddState } from './use-add-state.ts'

/** Adds a state to the workflow or into another state. */
export function AddState(props: {
  /** JSON Pointer of the state it will lie in; `''`: the workflow. */
  parent: string
  onAdded: (id: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const { path } = useOutline()
  const [final, setFinal] = useState(false)
  const add = useAddState(props.onAdded)
  return (
    <NameForm
      label={t('workflows.newState')}
      button={t(props.parent === '' ? 'workflows.addState' : 'workflows.addInside')}
      onName={(title) => {
        add(addState(path, { title, parent: props.parent, ...(final && { type: 'final' }) }))
        setFinal(false)
      }}
    >
      <CheckField label={t('workflows.isEnd')} checked={final} onChange={setFinal} />
    </NameForm>
  )
}
