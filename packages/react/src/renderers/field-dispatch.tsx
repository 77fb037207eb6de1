import type {
  JsonFormsRendererRegistryEntry,
  JsonSchema,
  RendererProps,
  UISchemaElement,
} from '@jsonforms/core'
import { useJsonForms } from '@jsonforms/react'
import { memo, type ComponentType, type ReactNode } from 'react'

interface FieldDispatchProps {
  uischema: UISchemaElement
  path: string
}

const anything: JsonSchema = { type: 'object' }

/**
 * Shows an element with the renderer whose tester ranks it highest, as `JsonFormsDispatch` does, and
 * with the same properties. It leaves out what a form that lives in its own store has no use for: the
 * schema found anew for each element, generated ids, and rendering again at each change of JSON Forms'
 * own state.
 */
export const FieldDispatch = memo(function FieldDispatch({
  uischema,
  path,
}: FieldDispatchProps): ReactNode {
  const { renderers = [], cells = [] } = useJsonForms()
  const Renderer = rendererOf(renderers, uischema)
  if (Renderer === undefined) return null
  return (
    <Renderer
      uischema={uischema}
      schema={anything}
      path={path}
      visible
      enabled
      renderers={renderers}
      cells={cells}
    />
  )
})

type Renderers = readonly JsonFormsRendererRegistryEntry[]
const chosen = new WeakMap<Renderers, WeakMap<UISchemaElement, ComponentType<RendererProps>>>()

function rendererOf(
  renderers: Renderers,
  element: UISchemaElement,
): ComponentType<RendererProps> | undefined {
  let ofSet = chosen.get(renderers)
  if (ofSet === undefined) chosen.set(renderers, (ofSet = new WeakMap()))
  const known = ofSet.get(element)
  if (known !== undefined) return known
  const context = { rootSchema: anything, config: {} }
  let best: JsonFormsRendererRegistryEntry | undefined
  let bestRank = -1
  for (const entry of renderers) {
    const rank = entry.tester(element, anything, context)
    if (rank <= bestRank) continue
    best = entry
    bestRank = rank
  }
  const renderer = best?.renderer as ComponentType<RendererProps> | undefined
  if (renderer !== undefined) ofSet.set(element, renderer)
  return renderer
}
