import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locale } from '@splot/definition'
import type { Person } from '@splot/runtime'
import { parse } from 'parse5'
import type { DefaultTreeAdapterTypes as Html } from 'parse5'
import type { MadeDocument } from './documents-made.ts'
import type { Stage } from './first-stage.ts'
import { cookieOf, redeemToken } from './http-app.ts'
import { stageOverHttp, urlId } from './stage-over-http.ts'

/** Where the program lies that says whether a PDF is tagged. */
const pdfinfo = '/usr/bin/pdfinfo'

/**
 * Returns what is wrong with documents as files, opened over HTTP in every language by somebody who may
 * read them: checksum that does not hold, pages that are no good HTML, PDFs that are not tagged.
 */
export async function fileFaultsOf(stage: Stage, made: readonly MadeDocument[]): Promise<string[]> {
  const { app, auth } = await stageOverHttp(stage)
  const people = await peopleOf(stage)
  const cookies = new Map<string, string>()
  const cookieFor = async ({ id, email }: Person): Promise<string> => {
    const known = cookies.get(id)
    if (known !== undefined) return known
    const cookie = cookieOf(await redeemToken(app, await auth.createToken(email, 'pl')))
    cookies.set(id, cookie)
    return cookie
  }
  const faults: string[] = []
  for (const document of made) {
    const reader = await readerOf(stage, people, document)
    if (reader === null) {
      faults.push(`${document.template}: nobody may read it`)
      continue
    }
    const view = await stage.runtime.getDocument({ person: reader.id, locale: 'pl' }, document.id)
    if (!view.holds || !/^[0-9a-f]{64}$/.test(view.checksum))
      faults.push(`${document.template}: checksum`)
    if (!/^[0-9a-f]{64}$/.test(view.source.values) || !/^[0-9a-f]{64}$/.test(view.source.template))
      faults.push(`${document.template}: no version of its data`)
    const headers = { cookie: await cookieFor(reader) }
    const get = (file: string) =>
      app.request(`/api/documents/${urlId(document.id)}/${file}`, { headers })
    for (const locale of document.languages) {
      const page = await (await get(`document.html?locale=${locale}`)).text()
      const marks = [document.title[locale], document.number ?? '', view.checksum]
      faults.push(
        ...pageFaults(page, locale, marks).map((fault) => `${document.template}: ${fault}`),
      )
    }
    const file = new Uint8Array(await (await get('document.pdf?locale=pl')).arrayBuffer())
    faults.push(...pdfFaults(file, 'pl').map((fault) => `${document.template}: ${fault}`))
  }
  return faults
}

async function peopleOf({ store }: Stage): Promise<Person[]> {
  const found = await store?.listDocuments<never>('person', undefined, 500)
  return (found?.items ?? []).map(({ value }) => value as unknown as Person)
}

async function readerOf(
  { runtime }: Stage,
  people: readonly Person[],
  { id }: MadeDocument,
): Promise<Person | null> {
  for (const person of people) {
    const reader = { person: person.id, locale: 'pl' } as const
    const view = await runtime.getDocument(reader, id).catch(() => null)
    if (view) return person
  }
  return null
}

/** Parse errors, language, one title, headings without a jump, names of tables and their header cells. */
function pageFaults(page: string, locale: Locale, marks: readonly string[]): string[] {
  const faults: string[] = []
  const tree = parse(page, {
    onParseError: ({ code, startLine }) => faults.push(`line ${startLine}: ${code}`),
  })
  const elements = elementsIn(tree)
  const named = (...names: string[]) => elements.filter(({ tagName }) => names.includes(tagName))
  const language = named('html')[0]?.attrs.find(({ name }) => name === 'lang')?.value
  if (language !== locale) faults.push(`language ${language}`)
  const levels = named('h1', 'h2', 'h3', 'h4', 'h5', 'h6').map(({ tagName }) => Number(tagName[1]))
  if (levels[0] !== 1 || levels.filter((level) => level === 1).length !== 1)
    faults.push(`titles ${levels.join(' ')}`)
  if (levels.some((level, n) => level > (levels[n - 1] ?? 0) + 1))
    faults.push(`headings jump: ${levels.join(' ')}`)
  for (const table of named('table')) {
    const below = elementsIn(table).map(({ tagName }) => tagName)
    if (!below.includes('caption') || !below.includes('th')) faults.push('table without names')
  }
  for (const one of named('h1', 'h2', 'h3', 'h4', 'h5', 'caption', 'dt', 'dd', 'th', 'li', 'p'))
    if (textIn(one).trim() === '') faults.push(`empty ${one.tagName}`)
  const text = textIn(tree)
  for (const mark of marks) if (!text.includes(mark)) faults.push(`does not say "${mark}"`)
  return faults
}

/**
 * Tagged, in its language, with a title, by its bytes and, where it is there, by another program; with
 * `CI` set it must be there.
 */
function pdfFaults(file: Uint8Array, locale: Locale): string[] {
  const text = Buffer.from(file).toString('latin1')
  const wanted = ['%PDF-', '/StructTreeRoot', '/Marked true', `/Lang (${locale})`]
  const faults = wanted.filter((part) => !text.includes(part)).map((part) => `PDF without ${part}`)
  const isAsked = existsSync(pdfinfo) || process.env['CI'] !== undefined
  return faults.length > 0 || !isAsked || isTagged(file)
    ? faults
    : ['pdfinfo does not call it tagged']
}

function isTagged(file: Uint8Array): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'splot-document-'))
  try {
    writeFileSync(join(folder, 'document.pdf'), file)
    const told = execFileSync(pdfinfo, [join(folder, 'document.pdf')], { encoding: 'utf8' })
    return /Tagged:\s+yes/.test(told) && /Title:\s+\S/.test(told)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function elementsIn(node: Html.ParentNode): Html.Element[] {
  return node.childNodes.flatMap((child) =>
    'tagName' in child ? [child, ...elementsIn(child)] : [],
  )
}

function textIn(node: Html.ParentNode): string {
  return node.childNodes
    .map((child) => ('value' in child ? child.value : 'childNodes' in child ? textIn(child) : ''))
    .join('')
}
