import type { RankedTester, RendererProps } from '@jsonforms/core'
import { memo, useContext, type ReactNode } from 'react'
import type { UISchemaElement } from '@jsonforms/core'
import type { JsonObject } from '@splot/definition'
import { textIn, useFormContext } from '../store/form-context.ts'
import { useFormSummary } from '../store/use-field.ts'
import { FieldDispatch } from './field-dispatch.tsx'
import { ListContext } from './list-context.ts'
import { elementsOf, optionOf, textOption } from './ui-schema.ts'

/** A section: heading, description and fields; nothing while it is hidden. */
export const SectionRenderer = memo(function SectionRenderer({
  uischema,
}: RendererProps): ReactNode {
  const { store, locale } = useFormContext()
  const list = useContext(ListContext)
  const { sections, texts } = useFormSummary(store)
  const id = optionOf(uischema, 'section')
  const section = store.form.definition.pages
    .flatMap((page) => page.sections)
    .find((each) => each.id === id)
  if (section === undefined || !sections.includes(section.id)) return null
  const { title = section.title, description = section.description } =
    texts.sections.get(section.id) ?? {}
  const fields = elementsOf(uischema as unknown as JsonObject).map((element) => (
    <FieldDispatch
      key={textOption(element, 'field')}
      uischema={element as unknown as UISchemaElement}
      path=""
    />
  ))
  return (
    <section className="sp-section">
      {title !== undefined && <h3 className="sp-section-title">{textIn(title, locale)}</h3>}
      {description !== undefined && !list && (
        <p className="sp-section-lead">{textIn(description, locale)}</p>
      )}
      {list ? <dl className="sp-answers">{fields}</dl> : fields}
    </section>
  )
})

/** Takes the groups of a form's UI schema. */
export const isSection: RankedTester = (uischema) => (uischema.type === 'Group' ? 5 : -1)
