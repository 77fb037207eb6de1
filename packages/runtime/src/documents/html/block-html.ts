import type { Locale } from '@splot/definition'
import type { ContentBlock, Picture, SignedLine } from '@splot/forms'
import { documentWords } from '../document-words.ts'
import { escapeText } from './escape-text.ts'
import { richHtml } from './rich-html.ts'
import { framedTable } from './table-html.ts'

/**
 * Returns a block of a document as HTML that is well-formed XML at the same time, so that pages and
 * e-books say it alike; `pictureAt` gives the address of a picture from there. A heading gets the `id`,
 * where one is given. All text is escaped. Pure.
 */
export function blockHtml(
  block: ContentBlock,
  locale: Locale,
  pictureAt: (picture: Picture) => string,
  id?: string,
): string {
  switch (block.type) {
    case 'heading': {
      const named = id === undefined ? '' : ` id="${escapeText(id)}"`
      return `<h${block.level}${named}>${escapeText(block.text[locale])}</h${block.level}>`
    }
    case 'paragraph':
      return `<p class="lines">${escapeText(block.text[locale])}</p>`
    case 'rich':
      return richHtml(block.nodes, locale)
    case 'facts':
      return factsHtml(block.items.map(({ label, value }) => [label[locale], value[locale]]))
    case 'table':
      return tableHtml(block, locale)
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul'
      const items = block.items.map((item) => `<li>${escapeText(item[locale])}</li>`)
      return `<${tag}>${items.join('')}</${tag}>`
    }
    case 'picture': {
      const { picture, text } = block
      const { width, height } = picture
      const source = `src="${escapeText(pictureAt(picture))}" alt="${escapeText(text[locale])}"`
      return `<figure><img ${source} width="${width}" height="${height}"/></figure>`
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

function tableHtml(
  { title, columns, rows }: Extract<ContentBlock, { type: 'table' }>,
  locale: Locale,
): string {
  return framedTable({
    title: title[locale],
    label: title[locale],
    columns: columns.map((column) => ({ title: column.title[locale], number: column.number })),
    rows: rows.map((row) => row.map((text) => text[locale])),
  })
}
