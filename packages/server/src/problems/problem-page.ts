import type { ErrorEntry } from '@splot/definition'
import { htmlPage } from '../pages/html-page.ts'

/** Returns the page behind a problem's `type`: what the code means and what to do, pl and en. Pure. */
export function problemPage(code: string, entry: ErrorEntry, basePath: string): string {
  return htmlPage({
    locale: 'pl',
    title: `${entry.title.pl} · ${entry.title.en}`,
    basePath,
    sections: [
      { heading: entry.title.pl, locale: 'pl', lines: [entry.hint.pl] },
      { heading: entry.title.en, locale: 'en', lines: [entry.hint.en] },
      { heading: code, locale: 'en', lines: [`HTTP ${entry.status}`] },
    ],
  })
}
