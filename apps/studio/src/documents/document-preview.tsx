import { useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import {
  SplotError,
  type DocumentDefinition,
  type JsonObject,
  type JsonValue,
  type Locale,
  type ProgrammeBundle,
} from '@splot/definition'
import { sampleValues } from '@splot/definition/edit'
import { createExpressionCompiler } from '@splot/feel'
import { compileDocument, type DocumentContent } from '@splot/forms'
import { blockHtml } from '@splot/runtime/document-html'
import { Choice } from '../parts/choice.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { TextField } from '../parts/text-field.tsx'
import { plainText } from '../properties/plain-text.ts'
import { useEditedFile } from '../properties/edited-file.ts'
import { useLocale } from '@splot/react/texts'

const compiler = createExpressionCompiler()

/** An instant that every sample is made at. */
const sampleNow = '2027-03-15T10:00:00Z'

/** Somebody who stands wherever a document writes a name. */
const person = 'Anna Przykładowa'

/** The document that a template makes of an invented case, as the page of a document shows it. */
export function DocumentPreview({ document }: { document: DocumentDefinition }): ReactNode {
  const { t } = useTranslation()
  const own = useLocale()
  const { bundle } = useEditedFile()
  const [locale, setLocale] = useState<Locale>(own)
  const [changed, setChanged] = useState<JsonObject>({})
  const samples = useMemo(() => sampled(document, bundle, locale), [document, bundle, locale])
  const made = useMemo(
    () => written(document, bundle, { ...samples, ...changed }, own),
    [document, bundle, samples, changed, own],
  )
  const simple = Object.entries(samples).filter(([, value]) => typeof value === 'string')
  return (
    <section className="st-document-preview" aria-labelledby="st-document-preview">
      <h2 id="st-document-preview">{t('documents.preview')}</h2>
      <p className="st-quiet">{t('documents.previewLead')}</p>
      <Choice
        label={t('documents.language')}
        value={locale}
        options={[
          { value: 'pl', label: 'Polski' },
          { value: 'en', label: 'English' },
        ]}
        onChange={setLocale}
      />
      {'content' in made ? (
        <Paper content={made.content} locale={locale} />
      ) : (
        <div className="st-empty" role="status">
          <p className="st-empty-title">{t('documents.cannotPreview')}</p>
          <p>{t('documents.cannotPreviewHint')}</p>
          <ul className="st-bullets">
            {made.issues.map((issue) => (
              <li key={issue}>{issue}</li>
            ))}
          </ul>
        </div>
      )}
      {simple.length > 0 && (
        <Disclosure title={t('documents.samples')}>
          {() => (
            <div className="st-fields">
              <p className="st-quiet">{t('documents.samplesLead')}</p>
              {simple.map(([name, value]) => (
                <TextField
                  key={name}
                  label={name}
                  value={plainText(changed[name] ?? value)}
                  onChange={(text) => setChanged({ ...changed, [name]: text })}
                />
              ))}
            </div>
          )}
        </Disclosure>
      )}
    </section>
  )
}

/** All text is escaped by the same function that writes the pages people read. */
function Paper(props: { content: DocumentContent; locale: Locale }): ReactNode {
  const { content, locale } = props
  const html = useMemo(
    () => content.blocks.map((block) => blockHtml(block, locale, () => '')).join('\n'),
    [content, locale],
  )
  return (
    <article className="st-paper" lang={locale}>
      <h3 className="st-paper-title">{content.title[locale]}</h3>
      <div dangerouslySetInnerHTML={{ __html: html }} />
    </article>
  )
}

function sampled(
  document: DocumentDefinition,
  bundle: ProgrammeBundle,
  locale: Locale,
): JsonObject {
  const { timeZone } = bundle.programme
  return sampleValues(document, {
    bundle,
    expressions: compiler,
    moment: { now: sampleNow, timeZone },
    locale,
  })
}

function written(
  document: DocumentDefinition,
  bundle: ProgrammeBundle,
  values: JsonObject,
  locale: Locale,
): { content: DocumentContent } | { issues: string[] } {
  try {
    const parts = { codeLists: bundle.codeLists, expressions: compiler }
    const facts = { number: '1/2027', madeOn: sampleNow.slice(0, 10), replaces: null }
    const { timeZone } = bundle.programme
    return {
      content: compileDocument(document, parts).write(values, facts, {
        now: sampleNow,
        timeZone,
        people: peopleIn(values),
      }),
    }
  } catch (error) {
    if (error instanceof SplotError)
      return { issues: error.issues.map((one) => one.message[locale]) }
    // what is no template yet, such as a part without its text, the check names
    return { issues: [] }
  }
}

/** Every text may be the id of somebody. */
function peopleIn(values: JsonObject): Record<string, string> {
  const texts = (value: JsonValue): string[] =>
    typeof value === 'string'
      ? [value]
      : typeof value === 'object' && value !== null
        ? Object.values(value).flatMap(texts)
        : []
  return Object.fromEntries(texts(values).map((text) => [text, person]))
}
