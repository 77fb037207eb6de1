import type { Locale } from '@splot/definition'

/** A line of a small page: text, or a link. */
export type PageLine = string | { text: string; href: string }

/** A part of a small page. */
export interface PageSection {
  heading: string
  locale: Locale
  lines: PageLine[]
}

/**
 * Returns a small HTML page without script or style, so that the strictest Content-Security-Policy
 * holds. All text is escaped. Pure.
 */
export function htmlPage(page: { locale: Locale; title: string; sections: PageSection[] }): string {
  const [first, ...rest] = page.sections
  const body = [
    ...(first === undefined ? [] : [section(first, 'h1')]),
    ...rest.map((one) => section(one, 'h2')),
  ]
  return [
    '<!doctype html>',
    `<html lang="${page.locale}">`,
    '<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    `<title>${escapeHtml(page.title)} – Splot</title></head>`,
    `<body><main>${body.join('\n')}</main></body>`,
    '</html>\n',
  ].join('\n')
}

function section({ heading, locale, lines }: PageSection, tag: 'h1' | 'h2'): string {
  const paragraphs = lines.map((line) => `<p>${lineHtml(line)}</p>`).join('\n')
  return `<section lang="${locale}"><${tag}>${escapeHtml(heading)}</${tag}>\n${paragraphs}</section>`
}

function lineHtml(line: PageLine): string {
  if (typeof line === 'string') return escapeHtml(line).replaceAll('\n', '<br>')
  return `<a href="${escapeHtml(line.href)}">${escapeHtml(line.text)}</a>`
}

/** Returns text safe between tags and in a double-quoted attribute. Pure. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
