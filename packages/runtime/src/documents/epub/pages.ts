import type { Locale } from '@splot/definition'
import type { ContentBlock } from '@splot/forms'
import { documentWords } from '../document-words.ts'
import { blockHtml, factsHtml } from '../html/block-html.ts'
import { escapeText } from '../html/escape-text.ts'
import { partId } from './chapters.ts'
import type { Chapter } from './chapters.ts'
import { pictureFile } from './picture-file.ts'

/** Returns the first page of an e-book: title, facts, and what stands before the first chapter. Pure. */
export function titlePage(
  { title, blocks }: Chapter,
  locale: Locale,
  { facts, proof }: { facts: readonly (readonly [string, string])[]; proof: string },
): string {
  return page(title, locale, [
    `<h1>${escapeText(title)}</h1>`,
    factsHtml(facts),
    ...blocksHtml(blocks, locale),
    proof,
  ])
}

/** Returns a chapter of an e-book. Pure. */
export function chapterPage({ title, blocks }: Chapter, locale: Locale): string {
  return page(title, locale, blocksHtml(blocks, locale))
}

/** Returns the contents of an e-book (EPUB 3.3 §7): chapters and what stands below each. Pure. */
export function contentsPage(chapters: readonly Chapter[], locale: Locale): string {
  const { contents } = documentWords[locale]
  const items = chapters.map(({ file, title, parts }) => {
    const below = parts.map(
      (part) => `<li><a href="${file}#${part.id}">${escapeText(part.title)}</a></li>`,
    )
    const list = below.length === 0 ? '' : `<ol>${below.join('')}</ol>`
    return `<li><a href="${file}">${escapeText(title)}</a>${list}</li>`
  })
  return page(contents, locale, [
    `<nav epub:type="toc" role="doc-toc" aria-labelledby="contents">`,
    `<h1 id="contents">${escapeText(contents)}</h1><ol>${items.join('\n')}</ol></nav>`,
  ])
}

function blocksHtml(blocks: readonly ContentBlock[], locale: Locale): string[] {
  let parts = 0
  return blocks.map((block) => {
    const html = blockHtml(block, locale, pictureFile)
    if (block.type !== 'heading' || block.level !== 3) return html
    return html.replace('<h3>', `<h3 id="${partId(parts++)}">`)
  })
}

function page(title: string, locale: Locale, body: readonly string[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE html>',
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"',
    ` lang="${locale}" xml:lang="${locale}">`,
    `<head><title>${escapeText(title)}</title>`,
    '<link rel="stylesheet" type="text/css" href="style.css"/></head>',
    `<body>${body.join('\n')}</body></html>\n`,
  ].join('\n')
}
