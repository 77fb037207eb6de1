import { createInstance } from 'i18next'
import { useMemo, useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { I18nextProvider, useTranslation } from 'react-i18next'
import type { FormDefinition, JsonObject, Locale, ProgrammeBundle } from '@splot/definition'
import { SplotError } from '@splot/definition'
import { createExpressionCompiler } from '@splot/feel'
import { compileForm, type CompiledForm, type FormScope } from '@splot/forms'
import {
  FormPageView,
  FormProvider,
  formRenderers,
  splotTexts,
  useForm,
  useFormSummary,
  type FormContextValue,
} from '@splot/react'
import { useFiles } from '../draft/use-files.ts'
import { bundleOf } from '../names/bundle-of.ts'
import { Choice } from '../parts/choice.tsx'
import { useLocale, useLocalText } from '@splot/react/texts'
import { SelectField } from '../parts/select-field.tsx'
import { placesOfForm, sampleVariables } from './preview-scope.ts'

const compiler = createExpressionCompiler()

/** The form as people will meet it: as any role, in any task, in both languages, wide and on a phone. */
export function FormPreview({ form }: { form: FormDefinition }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const own = useLocale()
  const files = useFiles()
  const bundle = bundleOf(files)
  const [locale, setLocale] = useState<Locale>(own)
  const [width, setWidth] = useState<'wide' | 'phone'>('wide')
  const [role, setRole] = useState<string | null>(null)
  const [place, setPlace] = useState('')
  const made = useMemo(() => compiled(form, bundle), [form, bundle])
  if (bundle === null) return null
  const places = placesOfForm(form.id, bundle)
  const chosen = places.find(({ key }) => key === place) ?? places[0]
  const reader = role ?? chosen?.role ?? ''
  return (
    <section className="st-preview" aria-label={t('forms.preview')}>
      <div className="st-preview-bar">
        <SelectField
          label={t('forms.asRole')}
          value={reader}
          options={[
            { value: '', label: t('forms.noRole') },
            ...Object.entries(bundle.programme.roles).map(([value, { title }]) => ({
              value,
              label: text(title),
            })),
          ]}
          onChange={setRole}
        />
        {places.length > 0 && (
          <SelectField
            label={t('forms.inTask')}
            value={chosen?.key ?? ''}
            options={places.map(({ key, title }) => ({ value: key, label: text(title) }))}
            onChange={setPlace}
          />
        )}
        <Choice
          label={t('forms.language')}
          value={locale}
          options={[
            { value: 'pl', label: 'Polski' },
            { value: 'en', label: 'English' },
          ]}
          onChange={setLocale}
        />
        <Choice
          label={t('forms.width')}
          value={width}
          options={[
            { value: 'wide', label: t('forms.wide') },
            { value: 'phone', label: t('forms.phone') },
          ]}
          onChange={setWidth}
        />
      </div>
      {'form' in made ? (
        <Screen width={width} title={t('forms.phonePreview')}>
          <Filled
            key={`${locale} ${width} ${reader} ${chosen?.key ?? ''} ${made.count}`}
            form={made.form}
            bundle={bundle}
            locale={locale}
            scope={{
              variables: sampleVariables(chosen, bundle, { id: 'preview', roles: [reader] }),
              moment: { now: nowOf(), timeZone: bundle.programme.timeZone, isDayOff: () => false },
              roles: reader === '' ? [] : [reader],
              ...(chosen?.sections && { sections: chosen.sections }),
            }}
          />
        </Screen>
      ) : (
        <div className="st-empty" role="status">
          <p className="st-empty-title">{t('forms.cannotPreview')}</p>
          <p>{t('forms.cannotPreviewHint')}</p>
          <ul>
            {made.issues.map((issue) => (
              <li key={issue}>{issue}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )

  function compiled(
    definition: FormDefinition,
    all: ProgrammeBundle | null,
  ): { form: CompiledForm; count: number } | { issues: string[] } {
    try {
      const compilation = {
        codeLists: all?.codeLists ?? [],
        expressions: compiler,
        // the browser has no compiler of schemas: fields, conditions and rules are all that is tried
        createValidator: () => () => [],
      }
      return { form: compileForm(definition, compilation), count: (compiledCount += 1) }
    } catch (error) {
      if (!(error instanceof SplotError)) return { issues: [t('forms.unreadable')] }
      return { issues: error.issues.map(({ message }) => message[own]) }
    }
  }
}

let compiledCount = 0

/** The minute: a preview that is opened shows today. */
function nowOf(): string {
  return new Date().toISOString()
}

/** Wide, it stands in the page; on a phone, in a frame of its own, whose width is that of the screen. */
function Screen(props: { width: 'wide' | 'phone'; title: string; children: ReactNode }): ReactNode {
  const [body, setBody] = useState<HTMLElement | null>(null)
  if (props.width === 'wide') return <div className="st-screen">{props.children}</div>
  return (
    <>
      <iframe
        className="st-phone"
        title={props.title}
        ref={(frame) => {
          const inside = frame?.contentDocument
          if (!inside || body === inside.body) return
          for (const sheet of document.querySelectorAll('link[rel="stylesheet"]'))
            inside.head.append(sheet.cloneNode(true))
          inside.documentElement.lang = document.documentElement.lang
          inside.body.className = 'st-screen'
          setBody(inside.body)
        }}
      />
      {body && createPortal(props.children, body)}
    </>
  )
}

function Filled(props: {
  form: CompiledForm
  bundle: ProgrammeBundle
  locale: Locale
  scope: FormScope
}): ReactNode {
  const { form, bundle, locale, scope } = props
  const [answers] = useState<JsonObject>(() => form.initial(scope))
  const [texts] = useState(() => {
    const instance = createInstance()
    void instance.init({
      lng: locale,
      showSupportNotice: false,
      initAsync: false,
      defaultNS: 'splot',
      ns: ['splot'],
      resources: { pl: { splot: splotTexts.pl }, en: { splot: splotTexts.en } },
      interpolation: { escapeValue: false },
    })
    return instance
  })
  const store = useForm({ form, scope, answers })
  const context = useMemo<FormContextValue>(
    () => ({
      store,
      locale,
      idPrefix: 'preview',
      person: null,
      codeLists: new Map(bundle.codeLists.map((list) => [list.id, list])),
      references: {},
      files: new Map(),
      notes: new Map(),
      documents: [],
    }),
    [store, locale, bundle],
  )
  return (
    <I18nextProvider i18n={texts}>
      <FormProvider value={context} renderers={formRenderers}>
        <Pages form={form} store={store} locale={locale} />
      </FormProvider>
    </I18nextProvider>
  )
}

function Pages(props: {
  form: CompiledForm
  store: FormContextValue['store']
  locale: Locale
}): ReactNode {
  const { form, store, locale } = props
  const { pages, texts } = useFormSummary(store)
  return (
    <div className="sp-form" lang={locale}>
      {pages.map(({ id, title }) => {
        const page = form.definition.pages.find((one) => one.id === id)
        const lead = texts.pages.get(id)?.description ?? page?.description
        return (
          <section key={id} className="st-preview-page">
            <h2>{(texts.pages.get(id)?.title ?? title)[locale]}</h2>
            {lead && <p className="st-lead">{lead[locale]}</p>}
            <FormPageView page={id} />
          </section>
        )
      })}
    </div>
  )
}
