import type { Locale } from '@splot/definition'
import type { RichItem, RichNode, TextRun } from '@splot/forms'
import { documentWords } from '../document-words.ts'
import { escapeText } from './escape-text.ts'
import { framedTable } from './table-html.ts'

/** Returns what a person wrote in a `rich` field as HTML that is well-formed XML. Pure. */
export function richHtml(nodes: readonly RichNode[], locale: Locale): string {
  return nodes.map((node) => nodeHtml(node, locale)).join('\n')
}

function nodeHtml(node: RichNode, locale: Locale): string {
  switch (node.type) {
    case 'heading':
      return `<h${node.level}>${runsHtml(node.runs)}</h${node.level}>`
    case 'paragraph':
      return `<p>${runsHtml(node.runs)}</p>`
    case 'list': {
      const tag = node.ordered ? 'ol' : 'ul'
      return `<${tag}>${node.items.map((item) => itemHtml(item, locale)).join('')}</${tag}>`
    }
    default: {
      const columns = node.columns.map((title) => ({ title, number: false }))
      const label = node.title || documentWords[locale].table
      return framedTable({ ...node, label, columns })
    }
  }
}

function itemHtml({ runs, below }: RichItem, locale: Locale): string {
  return `<li>${runsHtml(runs)}${richHtml(below, locale)}</li>`
}

function runsHtml(runs: readonly TextRun[]): string {
  return runs.map(runHtml).join('')
}

function runHtml({ text, strong, em, href }: TextRun): string {
  let html = escapeText(text).replaceAll('\n', '<br/>')
  if (em === true) html = `<em>${html}</em>`
  if (strong === true) html = `<strong>${html}</strong>`
  // forms take no other addresses; a document kept from elsewhere gets none either
  const safe = href !== undefined && /^(https?:|mailto:)/i.test(href)
  return safe ? `<a href="${escapeText(href)}">${html}</a>` : html
}
