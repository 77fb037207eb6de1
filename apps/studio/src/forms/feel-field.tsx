import { lazy, Suspense, type ReactNode } from 'react'
import type { JsonSchema } from '@splot/definition'
import type { TitledVariable } from '../names/titled-variables.ts'
import { Skeleton } from '../parts/skeleton.tsx'

const FeelEditor = lazy(async () => ({
  default: (await import('../conditions/feel-editor.tsx')).FeelEditor,
}))

/** An expression of a form with a label, and a hint where one helps. */
export function FeelField(props: {
  label: string
  hint?: string
  value: string
  schema: JsonSchema
  variables: readonly TitledVariable[]
  expected: 'boolean' | 'number' | 'list' | 'any'
  onChange: (value: string) => void
}): ReactNode {
  const { hint, ...rest } = props
  return (
    <div>
      <p className="sp-label">{props.label}</p>
      {hint !== undefined && <p className="st-quiet">{hint}</p>}
      <Suspense fallback={<Skeleton lines={2} />}>
        <FeelEditor {...rest} />
      </Suspense>
    </div>
  )
}
