import type { Locale } from '@splot/definition'
import {
  blockHtml,
  documentWords,
  escapeText,
  factsHtml,
  formatInstant,
  proofHtml,
} from '@splot/runtime'
import type { CatalogueEntryView, CatalogueVersion } from '@splot/runtime'
import { pageFrame } from '../pages/html-page.ts'
import { entryWords } from './entry-words.ts'

/** How a publication is shown as a page. */
export interface EntryPage {
  locale: Locale
  timeZone: string
  basePath: string
}

/** Returns the lasting address of a publication as a page, the newest version without `version`. Pure. */
export function entryPath(catalogue: string, key: string, version?: string): string {
  return `/catalogues/${catalogue}/${key}${version === undefined ? '' : `/${version}`}.html`
}

/**
 * Returns a published version as an HTML page without script: what it is, its files, its contents and
 * its whole text, with ways to its other versions. Pure.
 */
export function entryPage(view: CatalogueEntryView, page: EntryPage): string {
  const { locale, basePath } = page
  const { document, catalogue, key } = view
  const words = entryWords[locale]
  const title = view.title[locale]
  const address = (version?: string) => basePath + entryPath(catalogue, key, version)
  const files = documentAddress(view, basePath)
  const body = [
    `<nav class="trail" aria-label="${escapeText(words.trail)}"><a href="${escapeText(`${basePath}/catalogues/${catalogue}`)}">${escapeText(view.catalogueTitle[locale])}</a></nav>`,
    `<article class="text"><h1>${escapeText(title)}</h1>`,
    noteOfNewer(view, page, address()),
    factsHtml(factsOf(view, page)),
    filesHtml(view, page),
    contentsHtml(view, page),
    ...document.blocks.map((block, n) =>
      blockHtml(block, locale, ({ sha256 }) => `${files}/picture?sha256=${sha256}`, chapterId(n)),
    ),
    versionsHtml(view, page, address),
    proofHtml(document, locale),
    '</article>',
  ]
  const head = [
    `<link rel="canonical" href="${escapeText(address(view.version))}">`,
    ...view.languages.map(
      (one) =>
        `<link rel="alternate" hreflang="${one}" href="${escapeText(`${address(view.version)}?locale=${one}`)}">`,
    ),
    ...(view.summary === null
      ? []
      : [`<meta name="description" content="${escapeText(view.summary[locale].slice(0, 300))}">`]),
  ]
  return pageFrame({ locale, title, basePath, head: head.join('\n') }, body.join('\n'))
}

const chapterId = (n: number) => `chapter-${n}`

function noteOfNewer(
  { version, newest }: CatalogueEntryView,
  { locale }: EntryPage,
  address: string,
): string {
  if (version === newest) return ''
  const { older, toNewest } = entryWords[locale]
  const link = `<a href="${escapeText(address)}">${escapeText(toNewest)}</a>`
  return `<p class="note">${escapeText(older(version, newest))} ${link}</p>`
}

function factsOf(view: CatalogueEntryView, { locale, timeZone }: EntryPage): [string, string][] {
  const words = entryWords[locale]
  const told = Object.entries(view.factTitles).flatMap(([id, title]): [string, string][] => {
    const texts = view.facts[id]?.texts ?? []
    return texts.length === 0 ? [] : [[title[locale], texts.map((text) => text[locale]).join(', ')]]
  })
  return [
    [words.version, view.version],
    [words.published, formatInstant(view.publishedAt, locale, timeZone)],
    ...told,
  ]
}

/** Where the files and pictures of the document are. */
function documentAddress({ document }: CatalogueEntryView, basePath: string): string {
  const id = document.id.replaceAll('~', '~0').replaceAll('/', '~1')
  return `${basePath}/api/documents/${encodeURIComponent(id)}`
}

function filesHtml(view: CatalogueEntryView, { locale, basePath }: EntryPage): string {
  const { document } = view
  if (document.files.length === 0) return ''
  const words = entryWords[locale]
  const address = documentAddress(view, basePath)
  const items = document.files.map((file) => {
    const href = `${address}/document.${file.format}?locale=${file.locale}`
    const name = words.file(file.format.toUpperCase(), words.languages[file.locale])
    const size = words.size(Math.max(1, Math.round(file.sizeBytes / 1000)))
    return `<li><a href="${escapeText(href)}">${escapeText(name)}</a> <span class="small">${escapeText(size)} SHA-256: <code>${escapeText(file.sha256)}</code></span></li>`
  })
  return `<section class="part screen"><h2>${escapeText(words.download)}</h2><ul>${items.join('')}</ul></section>`
}

/** Chapters with a way to each; none for a text without chapters. */
function contentsHtml({ document }: CatalogueEntryView, { locale }: EntryPage): string {
  const chapters = document.blocks.flatMap((block, n) =>
    block.type === 'heading' && block.level === 2
      ? [`<li><a href="#${chapterId(n)}">${escapeText(block.text[locale])}</a></li>`]
      : [],
  )
  if (chapters.length < 2) return ''
  const title = escapeText(documentWords[locale].contents)
  return `<nav class="part" aria-label="${title}"><h2>${title}</h2><ul>${chapters.join('')}</ul></nav>`
}

function versionsHtml(
  { versions, version }: CatalogueEntryView,
  { locale, timeZone }: EntryPage,
  address: (version: string) => string,
): string {
  const words = entryWords[locale]
  const line = (one: CatalogueVersion) => {
    const current = one.version === version ? ' aria-current="page"' : ''
    const name = `${words.version} ${one.version}`
    const at = formatInstant(one.publishedAt, locale, timeZone)
    return `<li><a href="${escapeText(address(one.version))}"${current}>${escapeText(name)}</a> <span class="small">${escapeText(at)}</span></li>`
  }
  return `<section class="part screen"><h2>${escapeText(words.versions)}</h2><ul>${versions.map(line).join('')}</ul><p class="small">${escapeText(words.lasting)}</p></section>`
}
