import { JsonFormsDispatch, JsonFormsStateProvider } from '@jsonforms/react'
import type { JsonFormsRendererRegistryEntry, UISchemaElement } from '@jsonforms/core'
import { useMemo, type ReactNode } from 'react'
import { FormContext, useFormContext, type FormContextValue } from '../store/form-context.ts'
import { FieldTextsContext, rememberTexts } from '../texts/field-texts.ts'
import { useTexts } from '../texts/use-texts.ts'
import { ListContext } from './list-context.ts'
import { elementsOf, optionOf, textOption } from './ui-schema.ts'

const noData = {}
const anything = { type: 'object' }
// JSON Forms only dispatches here: it validates nothing, so it needs no validator of its own
const noValidator = { compile: () => () => true, errors: null }

/** Gives the controls below the open form and JSON Forms the renderer set to choose from. */
export function FormProvider(props: {
  value: FormContextValue
  renderers: JsonFormsRendererRegistryEntry[]
  children: ReactNode
}): ReactNode {
  const initState = useMemo(
    () => ({
      core: {
        data: noData,
        schema: anything,
        uischema: { type: 'VerticalLayout', elements: [] },
        ajv: noValidator,
        validationMode: 'NoValidation',
      },
      renderers: props.renderers,
      cells: [],
      config: {},
    }),
    [props.renderers],
  )
  const t = useTexts()
  const texts = useMemo(() => rememberTexts(t), [t])
  return (
    <FormContext value={props.value}>
      <FieldTextsContext value={texts}>
        <JsonFormsStateProvider initState={initState}>{props.children}</JsonFormsStateProvider>
      </FieldTextsContext>
    </FormContext>
  )
}

/** The sections of one page with their fields, as the form's UI schema lays them out. */
export function FormPageView({ page, list = false }: { page: string; list?: boolean }): ReactNode {
  const { store } = useFormContext()
  const category = elementsOf(store.form.uiSchema).find((each) => optionOf(each, 'page') === page)
  return (
    <ListContext value={list}>
      {elementsOf(category ?? {}).map((group) => (
        <JsonFormsDispatch
          key={textOption(group, 'section')}
          uischema={group as unknown as UISchemaElement}
          schema={anything}
          path=""
        />
      ))}
    </ListContext>
  )
}
