import type { ErrorEntry, ErrorTable } from '@splot/definition'
import { escapeText } from '@splot/runtime'
import { htmlPage, pageFrame } from '../pages/html-page.ts'
import type { PageLine } from '../pages/html-page.ts'

/** Where the list of all codes stands, below the address of the app. */
export const problemListPath = '/problems'

const listTitle = 'Kody odmów · Codes of refusals'

/** Returns the page behind a problem's `type`: what the code means and what to do, pl and en. Pure. */
export function problemPage(code: string, entry: ErrorEntry, basePath: string): string {
  return htmlPage({
    locale: 'pl',
    title: `${entry.title.pl} · ${entry.title.en}`,
    basePath,
    sections: [
      { heading: entry.title.pl, locale: 'pl', lines: [entry.hint.pl] },
      { heading: entry.title.en, locale: 'en', lines: [entry.hint.en] },
      { heading: code, locale: 'en', lines: [`HTTP ${entry.status}`, toList(basePath)] },
    ],
  })
}

/** Returns the page of an address that names no code, with the way to all there are. Pure. */
export function unknownProblemPage(basePath: string): string {
  return htmlPage({
    locale: 'pl',
    title: 'Nie ma takiego kodu · There is no such code',
    basePath,
    sections: [
      {
        heading: 'Nie ma takiego kodu',
        locale: 'pl',
        lines: ['Sprawdź adres albo poszukaj kodu na liście.'],
      },
      {
        heading: 'There is no such code',
        locale: 'en',
        lines: ['Check the address, or look for the code on the list.', toList(basePath)],
      },
    ],
  })
}

/** Returns the page that lists every code this service may answer with, by area, pl and en. Pure. */
export function problemListPage(table: ErrorTable, basePath: string): string {
  const areas = [...new Set(Object.keys(table).map(areaOf))].toSorted()
  const codes = (area: string) => Object.keys(table).filter((code) => areaOf(code) === area)
  const body = [
    `<section><h1>Kody odmów · <span lang="en">Codes of refusals</span></h1>
<p>Każda odmowa ma kod, który się nie zmienia. Strona kodu mówi, co on znaczy i co można zrobić.</p>
<p lang="en">Every refusal has a code that never changes. Its page says what it means and what can be done.</p>
<p lang="en"><a href="${escapeText(basePath)}/api/problem-types">JSON</a></p></section>`,
    ...areas.map((area) => areaHtml(area, codes(area).toSorted(), table, basePath)),
  ]
  return pageFrame({ locale: 'pl', title: listTitle, basePath }, body.join('\n'))
}

function areaHtml(
  area: string,
  codes: readonly string[],
  table: ErrorTable,
  basePath: string,
): string {
  const rows = codes.flatMap((code) => {
    const entry = table[code]
    return entry === undefined ? [] : [rowHtml(code, entry, basePath)]
  })
  return `<section aria-labelledby="area-${escapeText(area)}"><h2 id="area-${escapeText(area)}" lang="en">${escapeText(area)}</h2>
<dl>${rows.join('\n')}</dl></section>`
}

function rowHtml(code: string, { title, status }: ErrorEntry, basePath: string): string {
  const href = `${basePath}${problemListPath}/${code}`
  return `<div><dt lang="en"><a href="${escapeText(href)}">${escapeText(code)}</a> <span class="small">${status}</span></dt><dd>${escapeText(title.pl)}<br><span lang="en">${escapeText(title.en)}</span></dd></div>`
}

function areaOf(code: string): string {
  return code.split('.', 1)[0] ?? code
}

function toList(basePath: string): PageLine {
  return { text: listTitle, href: `${basePath}${problemListPath}` }
}
