import type { Locale } from '@splot/definition'
import {
  blockHtml,
  documentWords,
  escapeText,
  factsHtml,
  formatInstant,
  proofHtml,
} from '@splot/runtime'
import type { DocumentView } from '@splot/runtime'
import { pageFrame } from '../pages/html-page.ts'

/** How a document is shown as a page. */
export interface DocumentPage {
  locale: Locale
  timeZone: string
  basePath: string
}

/** Returns a document as an HTML page without script, for reading, printing and keeping. Pure. */
export function documentPage(view: DocumentView, page: DocumentPage): string {
  const { locale, timeZone, basePath } = page
  const words = documentWords[locale]
  const title = view.title[locale]
  const facts: [string, string][] = [
    ...(view.number === null ? [] : [[words.number, view.number] as [string, string]]),
    [words.madeAt, formatInstant(view.madeAt, locale, timeZone)],
    ...refFact(words.replaces, view.replaces),
    ...refFact(words.replacedBy, view.replacedBy),
  ]
  const body = [
    `<article lang="${locale}"><h1>${escapeText(title)}</h1>`,
    factsHtml(facts),
    ...view.blocks.map((block) =>
      blockHtml(block, locale, ({ sha256 }) => `picture?sha256=${sha256}`),
    ),
    proofHtml(view, locale),
    '</article>',
  ]
  return pageFrame({ locale, title, basePath }, body.join('\n'))
}

function refFact(label: string, ref: DocumentView['replaces']): [string, string][] {
  return ref === null ? [] : [[label, ref.number ?? ref.id]]
}
