import type { Locale } from '@splot/definition'
import type { ContentBlock, SignedLine } from '@splot/forms'
import { documentWords } from '../document-words.ts'
import { escapeText } from './escape-text.ts'

/**
 * Returns a block of a document as HTML that is well-formed XML at the same time, so that pages and
 * e-books say it alike. All text is escaped. Pure.
 */
export function blockHtml(block: ContentBlock, locale: Locale): string {
  switch (block.type) {
    case 'heading':
      return `<h${block.level}>${escapeText(block.text[locale])}</h${block.level}>`
    case 'paragraph':
      return `<p class="lines">${escapeText(block.text[locale])}</p>`
    case 'facts':
      return factsHtml(block.items.map(({ label, value }) => [label[locale], value[locale]]))
    case 'table':
      return tableHtml(block, locale)
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul'
      const items = block.items.map((item) => `<li>${escapeText(item[locale])}</li>`)
      return `<${tag}>${items.join('')}</${tag}>`
    }
    default:
      return factsHtml(
        block.items.map(({ label, signed }) => [label[locale], signedText(signed, locale)]),
      )
  }
}

/** Returns labelled values as a description list. Pure. */
export function factsHtml(facts: readonly (readonly [string, string])[]): string {
  const items = facts.map(
    ([label, value]) => `<div><dt>${escapeText(label)}</dt><dd>${escapeText(value)}</dd></div>`,
  )
  return `<dl>${items.join('')}</dl>`
}

function signedText(signed: SignedLine['signed'], locale: Locale): string {
  const { signedOn, notSigned } = documentWords[locale]
  if (signed.length === 0) return notSigned
  return signed.map(({ name, at }) => `${name}, ${signedOn} ${at[locale]}`).join('\n')
}

function tableHtml(block: Extract<ContentBlock, { type: 'table' }>, locale: Locale): string {
  const title = escapeText(block.title[locale])
  const kind = (n: number) => (block.columns[n]?.number === true ? ' class="number"' : '')
  const heads = block.columns.map(
    ({ title: head }, n) => `<th scope="col"${kind(n)}>${escapeText(head[locale])}</th>`,
  )
  const rows = block.rows.map((row) => {
    const cells = row.map((text, n) =>
      n === 0
        ? `<th scope="row"${kind(n)}>${escapeText(text[locale])}</th>`
        : `<td${kind(n)}>${escapeText(text[locale])}</td>`,
    )
    return `<tr>${cells.join('')}</tr>`
  })
  return [
    `<div class="scroll" role="region" tabindex="0" aria-label="${title}">`,
    `<table><caption>${title}</caption><thead><tr>${heads.join('')}</tr></thead>`,
    `<tbody>${rows.join('\n')}</tbody></table></div>`,
  ].join('')
}
