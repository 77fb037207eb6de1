import type { Locale, LocalText } from '@splot/definition'
import { formatInstant } from '../documents/document-words.ts'
import { factsHtml } from '../documents/html/block-html.ts'
import { escapeText } from '../documents/html/escape-text.ts'
import { framedTable } from '../documents/html/table-html.ts'
import { copyWords } from './copy-words.ts'
import type { CopyWords } from './copy-words.ts'
import type { ToldValue } from '../cases/told-values.ts'
import type { CopiedAnswers, CopiedCase, CopiedData } from './types.ts'

/** In which language a page is written, and in which zone its instants. */
interface Telling {
  locale: Locale
  timeZone: string
  words: CopyWords
}

/**
 * Returns a copy of somebody's data as a page to read: no script, nothing from elsewhere, headings and
 * tables marked. All text is escaped. Pure.
 */
export function copyPage(data: CopiedData, locale: Locale, timeZone: string): string {
  const words = copyWords[locale]
  const telling = { locale, timeZone, words }
  const { account, cases, letters, reads, changes } = data
  return [
    `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"/>`,
    '<meta name="viewport" content="width=device-width"/>',
    `<title>${escapeText(words.title)}</title><style>${style}</style></head><body><main>`,
    `<h1>${escapeText(words.title)}</h1>`,
    factsHtml([
      [words.programme, data.programme[locale]],
      [words.madeAt, formatInstant(data.madeAt, locale, timeZone)],
    ]),
    `<p>${escapeText(words.lead)}</p>`,
    section(words.account, account ? factsHtml(accountFacts(account, telling)) : line(words.none)),
    section(
      `${words.cases} (${cases.length})`,
      cases.map((one) => caseHtml(one, telling)).join('') || line(words.nothing),
    ),
    section(
      `${words.letters} (${letters.length})`,
      letters.map((one) => letterHtml(one, telling)).join('') || line(words.nothing),
    ),
    section(
      `${words.reads} (${reads.length})`,
      tableOf(
        words.reads,
        [words.when, words.who, words.what],
        reads.map(({ at, person, fields }) => [
          formatInstant(at, locale, timeZone),
          person?.name ?? '',
          fields.map((one) => one[locale]).join(', '),
        ]),
        words,
      ),
    ),
    section(
      `${words.changes} (${changes.length})`,
      tableOf(
        words.changes,
        [words.when, words.what, words.why],
        changes.map(({ at, type, reason }) => [
          formatInstant(at, locale, timeZone),
          words.changed[type] ?? type,
          reason ?? '',
        ]),
        words,
      ),
    ),
    '</main></body></html>\n',
  ].join('\n')
}

const style = `body { font: 1rem/1.5 system-ui, sans-serif; color: #1c2b26; margin: 0 }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem }
h1, h2, h3, h4 { line-height: 1.25 } h2 { border-bottom: 2px solid #1f6f5c; margin-top: 2.5rem }
h3 { margin-top: 2rem } dl { margin: 0 } dl div { padding: .25rem 0; border-bottom: 1px solid #d7e0dc }
dt { font-weight: 600 } dd { margin: 0 } dd, pre { white-space: pre-line; overflow-wrap: anywhere; font: inherit }
.scroll { overflow-x: auto } table { border-collapse: collapse; width: 100% }
caption { text-align: start; font-weight: 600 }
th, td { border-bottom: 1px solid #d7e0dc; padding: .35rem .6rem; text-align: start; vertical-align: top }
.small { color: #4a5751 }`

function section(title: string, html: string): string {
  return `<section><h2>${escapeText(title)}</h2>${html}</section>`
}

function line(text: string): string {
  return `<p class="small">${escapeText(text)}</p>`
}

function tableOf(
  label: string,
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  words: CopyWords,
): string {
  if (rows.length === 0) return line(words.nothing)
  const columns = titles.map((title) => ({ title, number: false }))
  return framedTable({ title: '', label, columns, rows })
}

function accountFacts(
  account: NonNullable<CopiedData['account']>,
  { locale, timeZone, words }: Telling,
): [string, string][] {
  const { roles, facts, memberships, blocked, signIn, invitedAt, signedInAt } = account
  const at = (instant: string | null) =>
    instant === null ? '' : formatInstant(instant, locale, timeZone)
  const told: [string, string][] = [
    [words.name, account.name],
    [words.email, account.email],
    [words.language, words.languages[account.locale]],
    [words.roles, roles.map(({ role, ...days }) => withDays(role, days)).join('\n')],
    [
      words.facts,
      Object.entries(facts)
        .map(([fact, of]) => `${fact}: ${of.join(', ')}`)
        .join('\n'),
    ],
    [
      words.memberships,
      memberships.map(({ organisation, position }) => `${organisation}, ${position}`).join('\n'),
    ],
    [words.blocked, blocked ? `${at(blocked.at)}: ${blocked.reason}` : ''],
    [words.invited, at(invitedAt)],
    [words.signedIn, at(signedInAt)],
    [words.lastUsed, at(signIn?.lastUsedAt ?? null)],
  ]
  return told.filter(([, value]) => value !== '')
}

function withDays(role: string, { from, to }: { from?: string; to?: string }): string {
  return from === undefined && to === undefined ? role : `${role} (${from ?? '…'} – ${to ?? '…'})`
}

function caseHtml(one: CopiedCase, telling: Telling): string {
  const { locale, timeZone, words } = telling
  const at = (instant: string) => formatInstant(instant, locale, timeZone)
  const list = (texts: readonly LocalText[]) => texts.map((text) => text[locale]).join('\n')
  const name = [one.workflow[locale], one.number, one.title?.[locale]].filter(Boolean).join(' · ')
  const facts: [string, string][] = [
    [words.roles, list(one.roles)],
    [words.state, list(one.states)],
    [words.started, at(one.startedAt)],
    [words.ended, one.endedAt === null ? '' : at(one.endedAt)],
    [words.signatures, timed(one.signatures, telling)],
    [words.work, timed(one.work, telling)],
    [
      words.files,
      one.files.map(({ name: file, path }) => `${file} – ${path ?? words.notThere}`).join('\n'),
    ],
    [
      words.documents,
      one.documents
        .map(
          ({ title, number, madeAt }) =>
            `${[title[locale], number].filter(Boolean).join(' ')}, ${at(madeAt)}`,
        )
        .join('\n'),
    ],
  ]
  return [
    `<article><h3>${escapeText(name)}</h3>`,
    factsHtml(facts.filter(([, value]) => value !== '')),
    ...one.answers.map((answers) => answersHtml(answers, telling)),
    one.history.length === 0
      ? ''
      : `<h4>${escapeText(words.history)}</h4>${tableOf(
          words.history,
          [words.when, words.what],
          one.history.map((entry) => [at(entry.at), entry.title[locale]]),
          words,
        )}`,
    '</article>',
  ].join('\n')
}

function timed(
  what: readonly { task: LocalText; at: string }[],
  { locale, timeZone }: Telling,
): string {
  return what
    .map(({ task, at }) => `${task[locale]}, ${formatInstant(at, locale, timeZone)}`)
    .join('\n')
}

function answersHtml(answers: CopiedAnswers, { locale, timeZone, words }: Telling): string {
  const { formTitle, at, draft, told, leftOut } = answers
  const when = `${draft ? words.draft : words.handedIn} ${formatInstant(at, locale, timeZone)}`
  return [
    `<h4>${escapeText(formTitle[locale])}</h4>${line(when)}`,
    ...grouped(told).map((part) =>
      'facts' in part
        ? factsHtml(part.facts.map(({ label, text }) => [label[locale], text[locale]]))
        : framedTable({
            title: part.label[locale],
            label: part.label[locale],
            columns: part.columns.map((title) => ({ title: title[locale], number: false })),
            rows: part.rows.map((row) => row.map((text) => text[locale])),
          }),
    ),
    leftOut.length === 0
      ? ''
      : line(`${words.leftOut}: ${leftOut.map((text) => text[locale]).join(', ')}`),
  ].join('\n')
}

type Fact = Extract<ToldValue, { text: LocalText }>
type Table = Exclude<ToldValue, Fact>

/** Values beside each other stand in one list. */
function grouped(told: readonly ToldValue[]): ({ facts: Fact[] } | Table)[] {
  const parts: ({ facts: Fact[] } | Table)[] = []
  for (const value of told) {
    const last = parts.at(-1)
    if (!('text' in value)) parts.push(value)
    else if (last && 'facts' in last) last.facts.push(value)
    else parts.push({ facts: [value] })
  }
  return parts
}

function letterHtml(
  { subject, text, at }: CopiedData['letters'][number],
  { locale, timeZone }: Telling,
): string {
  return [
    `<article><h3>${escapeText(subject)}</h3>${line(formatInstant(at, locale, timeZone))}`,
    `<pre>${escapeText(text)}</pre></article>`,
  ].join('\n')
}
