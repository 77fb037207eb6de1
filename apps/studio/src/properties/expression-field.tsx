import { lazy, Suspense, type ReactNode } from 'react'
import { ConditionOver } from '../conditions/condition-editor.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useExpressionNames } from './use-expression-names.ts'

const FeelEditor = lazy(async () => ({
  default: (await import('../conditions/feel-editor.tsx')).FeelEditor,
}))

/** An expression at a place of the edited file: it suggests what may be named there. */
export function ExpressionField(props: {
  label: string
  help?: string | undefined
  value: string
  /** JSON Pointer. */
  pointer: string
  /** Whether it says how names are suggested; not where that is said above. Default `true`. */
  hint?: boolean
  onChange: (value: string) => void
}): ReactNode {
  const { label, help, value, pointer, hint = true, onChange } = props
  const { schema, variables, expected } = useExpressionNames(pointer)
  if (expected === 'boolean')
    return (
      <div className="st-wide">
        <ConditionOver
          label={label}
          value={value}
          schema={schema}
          variables={variables}
          place={pointer}
          onChange={onChange}
        />
        {help !== undefined && <p className="sp-help">{help}</p>}
      </div>
    )
  return (
    <div className="st-wide" data-place={pointer} tabIndex={-1}>
      <p className="sp-label">{label}</p>
      {help !== undefined && <p className="sp-help">{help}</p>}
      <Suspense fallback={<Skeleton lines={2} />}>
        <FeelEditor
          label={label}
          value={value}
          schema={schema}
          variables={variables}
          expected={expected}
          hint={hint}
          onChange={onChange}
        />
      </Suspense>
    </div>
  )
}
