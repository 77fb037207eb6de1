import type { Locale } from '@splot/definition'
import { documentWords, formatInstant } from '@splot/runtime'
import type { DocumentView } from '@splot/runtime'
import { escapeHtml, pageFrame } from '../pages/html-page.ts'

type Block = DocumentView['blocks'][number]

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
    `<article lang="${locale}"><h1>${escapeHtml(title)}</h1>`,
    factList(facts),
    ...view.blocks.map((block) => blockHtml(block, locale)),
    `<p class="small">${escapeHtml(words.checksum)}: <code>${escapeHtml(view.checksum)}</code></p>`,
    '</article>',
  ]
  return pageFrame({ locale, title, basePath }, body.join('\n'))
}

function refFact(label: string, ref: DocumentView['replaces']): [string, string][] {
  return ref === null ? [] : [[label, ref.number ?? ref.id]]
}

function blockHtml(block: Block, locale: Locale): string {
  switch (block.type) {
    case 'heading':
      return `<h${block.level}>${escapeHtml(block.text[locale])}</h${block.level}>`
    case 'paragraph':
      return `<p class="lines">${escapeHtml(block.text[locale])}</p>`
    case 'facts':
      return factList(block.items.map(({ label, value }) => [label[locale], value[locale]]))
    case 'table':
      return tableHtml(block, locale)
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul'
      const items = block.items.map((item) => `<li>${escapeHtml(item[locale])}</li>`)
      return `<${tag}>${items.join('')}</${tag}>`
    }
    default:
      return factList(
        block.items.map(({ label, signed }) => [label[locale], signedText(signed, locale)]),
      )
  }
}

function signedText(signed: { name: string; at: DocumentView['title'] }[], locale: Locale): string {
  const { signedOn, notSigned } = documentWords[locale]
  if (signed.length === 0) return notSigned
  return signed.map(({ name, at }) => `${name}, ${signedOn} ${at[locale]}`).join('\n')
}

function factList(facts: readonly (readonly [string, string])[]): string {
  const items = facts.map(
    ([label, value]) => `<div><dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd></div>`,
  )
  return `<dl>${items.join('')}</dl>`
}

function tableHtml(block: Extract<Block, { type: 'table' }>, locale: Locale): string {
  const title = escapeHtml(block.title[locale])
  const kind = (n: number) => (block.columns[n]?.number === true ? ' class="number"' : '')
  const heads = block.columns.map(
    ({ title: head }, n) => `<th scope="col"${kind(n)}>${escapeHtml(head[locale])}</th>`,
  )
  const rows = block.rows.map((row) => {
    const cells = row.map((text, n) =>
      n === 0
        ? `<th scope="row"${kind(n)}>${escapeHtml(text[locale])}</th>`
        : `<td${kind(n)}>${escapeHtml(text[locale])}</td>`,
    )
    return `<tr>${cells.join('')}</tr>`
  })
  return [
    `<div class="scroll" role="region" tabindex="0" aria-label="${title}">`,
    `<table><caption>${title}</caption><thead><tr>${heads.join('')}</tr></thead>`,
    `<tbody>${rows.join('\n')}</tbody></table></div>`,
  ].join('')
}
