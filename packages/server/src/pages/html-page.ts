import type { Locale } from '@splot/definition'
import { escapeText } from '@splot/runtime'
import { pageStylePath } from './page-style.ts'

/** A form of hidden fields with one button. */
export interface PageForm {
  action: string
  fields: Record<string, string>
  button: string
}

/** A line of a small page: text, a link, a letter whose addresses are links, or a form with one button. */
export type PageLine = string | { text: string; href: string } | { letter: string } | PageForm

/** A part of a small page. */
export interface PageSection {
  heading: string
  locale: Locale
  lines: PageLine[]
}

/** A small page. */
export interface SmallPage {
  locale: Locale
  title: string
  /** Prefix of the app's addresses; '' at the root. */
  basePath: string
  sections: PageSection[]
}

/**
 * Returns a small HTML page without script or inline style, so that the strictest
 * Content-Security-Policy holds. All text is escaped. Pure.
 */
export function htmlPage(page: SmallPage): string {
  const [first, ...rest] = page.sections
  const body = [
    ...(first === undefined ? [] : [section(first, 'h1')]),
    ...rest.map((one) => section(one, 'h2')),
  ]
  return pageFrame(page, body.join('\n'))
}

/** Returns a page around HTML that is safe already; `head` is safe HTML of the head. Pure. */
export function pageFrame(
  page: Omit<SmallPage, 'sections'> & { head?: string },
  body: string,
): string {
  return [
    '<!doctype html>',
    `<html lang="${page.locale}">`,
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    `<title>${escapeText(page.title)} – Splot</title>`,
    `<link rel="icon" href="${escapeText(page.basePath)}/splot.svg" type="image/svg+xml">`,
    `<link rel="stylesheet" href="${escapeText(page.basePath + pageStylePath)}">`,
    `${page.head ?? ''}</head>`,
    `<body><header><p>Splot</p></header><main>${body}</main></body>`,
    '</html>\n',
  ].join('\n')
}

function section({ heading, locale, lines }: PageSection, tag: 'h1' | 'h2'): string {
  const paragraphs = lines.map(lineHtml).join('\n')
  return `<section lang="${locale}"><${tag}>${escapeText(heading)}</${tag}>\n${paragraphs}</section>`
}

function lineHtml(line: PageLine): string {
  if (typeof line === 'string') return `<p>${withBreaks(line)}</p>`
  if ('letter' in line) return `<p>${letterHtml(line.letter)}</p>`
  if ('action' in line) return formHtml(line)
  return `<p><a href="${escapeText(line.href)}">${escapeText(line.text)}</a></p>`
}

function withBreaks(text: string): string {
  return escapeText(text).replaceAll('\n', '<br>')
}

function letterHtml(text: string): string {
  // every second part is an address
  const parts = text.split(/(https?:\/\/[^\s<>"]+)/u)
  return parts
    .map((part, at) =>
      at % 2 === 0 ? withBreaks(part) : `<a href="${escapeText(part)}">${escapeText(part)}</a>`,
    )
    .join('')
}

function formHtml({ action, fields, button }: PageForm): string {
  const inputs = Object.entries(fields).map(
    ([name, value]) =>
      `<input type="hidden" name="${escapeText(name)}" value="${escapeText(value)}">`,
  )
  return `<form method="post" action="${escapeText(action)}">${inputs.join('')}<p><button>${escapeText(button)}</button></p></form>`
}
