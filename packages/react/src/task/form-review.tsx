import { useId, useMemo, type ReactNode } from 'react'
import type { CodeList, JsonObject } from '@splot/definition'
import type { CompiledForm, FormScope } from '@splot/forms'
import type { DraftResult, FieldNoteView, FileView, LinkedDocument } from '@splot/runtime'
import { FormPageView, FormProvider } from '../renderers/form-view.tsx'
import { reviewRenderers } from '../renderers/renderers.tsx'
import { textIn, useFormContext, type FormContextValue } from '../store/form-context.ts'
import { useForm } from '../hooks/use-form.ts'
import { useFormSummary } from '../store/use-field.ts'
import { differences } from '../values/difference.ts'
import { notesByPlace } from '../values/notes-by-place.ts'
import { useLocale, useTexts } from '../texts/use-texts.ts'

/** All answers of the open form as lists, each page with a way back to it. */
export function FormReview({ onChange }: { onChange?: (page: number) => void }): ReactNode {
  const context = useFormContext()
  const t = useTexts()
  const { store, locale } = context
  const summary = useFormSummary(store)
  return (
    <FormProvider value={context} renderers={reviewRenderers}>
      {summary.pages.map((view, index) => {
        const title = textIn(view.title, locale)
        return (
          <section className="sp-review-page" key={view.id}>
            <header className="sp-review-head">
              <h2>{title}</h2>
              {onChange !== undefined && (
                <button
                  type="button"
                  className="sp-link-button"
                  aria-label={t('form.changePage', { page: title })}
                  onClick={() => onChange(index)}
                >
                  {t('form.change')}
                </button>
              )}
            </header>
            <FormPageView page={view.id} list />
          </section>
        )
      })}
    </FormProvider>
  )
}

/** Answers that were submitted, for reading and printing. */
export function FormAnswers(props: {
  form: CompiledForm
  answers: JsonObject
  scope: FormScope
  codeLists: readonly CodeList[]
  references?: FormContextValue['references']
  files?: Readonly<Record<string, FileView>>
  /** What is told of fields of a form that is being filled. */
  notes?: readonly FieldNoteView[]
  fileAddress?: (id: string) => string
  /** Documents that fields name, and where each can be read. */
  documents?: readonly LinkedDocument[]
  documentAddress?: (id: string) => string
  /** Lets a person sign what they read; absent: reading only. */
  sign?: (pointer: string) => Promise<DraftResult>
  /** Takes their own signature back. */
  unsign?: (pointer: string) => Promise<DraftResult>
  /** Pointers of what must be mended before it can be signed, and who does it. */
  lacks?: readonly string[]
  filledBy?: string
  person?: FormContextValue['person']
  roleNames?: Readonly<Record<string, string>>
}): ReactNode {
  const { form, scope, answers, fileAddress, sign, unsign, roleNames, lacks, filledBy } = props
  const locale = useLocale()
  const idPrefix = useId().replaceAll(/[^\w]/g, '')
  const store = useForm({ form, scope, answers })
  const context = useMemo<FormContextValue>(
    () => ({
      store,
      locale,
      idPrefix,
      person: props.person ?? null,
      codeLists: new Map(props.codeLists.map((list) => [list.id, list])),
      references: props.references ?? {},
      notes: notesByPlace(props.notes ?? []),
      documents: props.documents ?? [],
      files: new Map(Object.entries(props.files ?? {})),
      ...(fileAddress !== undefined && { fileAddress }),
      ...(props.documentAddress !== undefined && { documentAddress: props.documentAddress }),
      ...(roleNames !== undefined && { roleNames }),
      ...(lacks !== undefined && { lacks }),
      ...(filledBy !== undefined && { filledBy }),
      ...(sign !== undefined && {
        sign: async (pointer) => {
          const result = await sign(pointer)
          store.receive(differences(store.answers(), result.answers))
        },
      }),
      ...(unsign !== undefined && {
        unsign: async (pointer) => {
          const result = await unsign(pointer)
          store.receive(differences(store.answers(), result.answers))
        },
      }),
    }),
    [store, locale, roleNames],
  )
  return (
    <FormProvider value={context} renderers={reviewRenderers}>
      <FormReview />
    </FormProvider>
  )
}
