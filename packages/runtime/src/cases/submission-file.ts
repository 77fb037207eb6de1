import { locales } from '@splot/definition'
import type {
  FormField,
  FormSection,
  JsonObject,
  JsonValue,
  Locale,
  LocalText,
} from '@splot/definition'
import { richNodes } from '@splot/forms'
import type { ContentBlock, SignedLine } from '@splot/forms'
import type { Deps } from '../deps.ts'
import { formatInstant } from '../documents/document-words.ts'
import { fileName } from '../documents/file-name.ts'
import type { KeptDocument } from '../documents/kept-document.ts'
import type { DocumentFile, Reader, SubmissionSummary } from '../types.ts'
import { openSubmission, summaryOf } from './submissions.ts'
import type { OpenedSubmission } from './submissions.ts'
import { toldValues } from './told-values.ts'
import type { Telling } from './told-values.ts'
import { namesIn, valueWriter } from './written-values.ts'

/**
 * Returns finished answers as a PDF: what was handed in, as the form asked for it, without what the reader
 * may not see. The checksum on it is that of the whole answers, as the page of the answers tells it.
 *
 * @throws SplotError submission.not-found
 */
export async function submissionFile(
  deps: Deps,
  reader: Reader,
  id: string,
  locale: Locale,
): Promise<DocumentFile> {
  const submission = await openSubmission(deps, reader, id)
  const document = await snapshot(deps, submission)
  const { timeZone, title } = deps.library.programme()
  const how = { locale, timeZone, author: title[locale] }
  const bytes = await deps.files.get(document, 'pdf', how)
  return { name: `${fileName(document.title[locale], document.number)}.pdf`, bytes }
}

async function snapshot(deps: Deps, submission: OpenedSubmission): Promise<KeptDocument> {
  const { opened, use, answers } = submission
  const given = opened.loaded.case
  const summary = await summaryOf(deps, submission)
  const number = given.number ?? null
  const { timeZone } = deps.library.programme()
  return {
    id: summary.id,
    caseId: given.id,
    template: 'submission',
    number,
    madeAt: summary.at,
    title: use?.form.definition.title ?? summary.title,
    languages: [...locales],
    replaces: null,
    blocks: [
      { type: 'facts', items: facts(submission, summary, timeZone) },
      ...(use ? await answerBlocks(deps, submission, timeZone) : []),
      { type: 'paragraph', text: words.whole },
    ],
    checksum: summary.checksum,
    source: {
      workflow: given.workflow,
      step: given.step,
      values: summary.checksum,
      template: use ? `${use.ref.id}/${use.ref.version}` : '',
    },
    values: answers,
  }
}

const words = {
  submittedAt: { pl: 'Złożono', en: 'Handed in on' },
  by: { pl: 'Kto złożył', en: 'Handed in by' },
  task: { pl: 'Zadanie', en: 'Task' },
  form: { pl: 'Formularz', en: 'Form' },
  whole: {
    pl: 'Suma kontrolna jest sumą wszystkich odpowiedzi tak, jak je złożono, także tych, których osoba pobierająca ten plik nie widzi.',
    en: 'The checksum is that of all answers as they were handed in, also of those that whoever fetched this file may not see.',
  },
} satisfies Record<string, LocalText>

function facts(
  { use }: OpenedSubmission,
  { at, by, role, title }: SubmissionSummary,
  timeZone: string,
): { label: LocalText; value: LocalText }[] {
  const who = by === null ? role : { pl: by.name, en: by.name }
  const form = use && `${use.ref.id}, ${use.ref.version}`
  return [
    { label: words.submittedAt, value: instant(at, timeZone) },
    ...(who ? [{ label: words.by, value: who }] : []),
    { label: words.task, value: title },
    ...(form ? [{ label: words.form, value: { pl: form, en: form } }] : []),
  ]
}

/** Everything that was answered, page by page and section by section, in the order of the form. */
async function answerBlocks(
  deps: Deps,
  { use, answers }: OpenedSubmission,
  timeZone: string,
): Promise<ContentBlock[]> {
  if (!use) return []
  const telling = { names: await namesIn(deps, use, answers), write: valueWriter(deps, use) }
  return use.form.definition.pages.flatMap((page) => {
    const sections = page.sections.flatMap((section) =>
      sectionBlocks(section, answers, { ...telling, timeZone }),
    )
    return sections.length === 0
      ? []
      : [{ type: 'heading' as const, level: 2 as const, text: page.title }, ...sections]
  })
}

function sectionBlocks(
  { title, fields }: FormSection,
  answers: JsonObject,
  telling: Telling & { timeZone: string },
): ContentBlock[] {
  const blocks = joined(fields.flatMap((field) => fieldBlocks(field, answers, telling)))
  if (blocks.length === 0 || title === undefined) return blocks
  return [{ type: 'heading', level: 3, text: title }, ...blocks]
}

function fieldBlocks(
  field: FormField,
  answers: JsonObject,
  telling: Telling & { timeZone: string },
): ContentBlock[] {
  const value = answers[field.key]
  if (field.type === 'signature') {
    const signed = signaturesIn(value, telling.timeZone)
    return signed.length === 0
      ? []
      : [{ type: 'signatures', items: [{ label: field.label, signed }] }]
  }
  if (field.type === 'rich' && typeof value === 'string')
    return [
      { type: 'heading', level: 3, text: field.label },
      { type: 'rich', nodes: richNodes(value) },
    ]
  return toldValues(field, answers, telling).map((told) =>
    'text' in told
      ? { type: 'facts', items: [{ label: told.label, value: told.text }] }
      : {
          type: 'table',
          title: told.label,
          columns: told.columns.map((title) => ({ title, number: false })),
          rows: told.rows,
        },
  )
}

/** Labelled values that follow each other are one list of them. */
function joined(blocks: readonly ContentBlock[]): ContentBlock[] {
  const all: ContentBlock[] = []
  for (const block of blocks) {
    const last = all.at(-1)
    if (last?.type === 'facts' && block.type === 'facts') last.items.push(...block.items)
    else all.push(block)
  }
  return all
}

/** Signature fields keep `{ name, at, … }` for each who signed; a name kept from the reader is left out. */
function signaturesIn(value: JsonValue | undefined, timeZone: string): SignedLine['signed'] {
  return [value ?? []].flat().flatMap((one) => {
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return []
    const { name, at } = one
    if (typeof name !== 'string' || typeof at !== 'string') return []
    return [{ name, at: instant(at, timeZone) }]
  })
}

function instant(at: string, timeZone: string): LocalText {
  return { pl: formatInstant(at, 'pl', timeZone), en: formatInstant(at, 'en', timeZone) }
}
