import { createHash } from 'node:crypto'
import type { JsonObject } from '@splot/definition'
import { reasonOf } from '../audit/reason-of.ts'
import type { WholeCase } from '@splot/store'
import { decodeCase } from '../cases/loaded-case.ts'
import type { LoadedCase } from '../cases/loaded-case.ts'
import type { Deps } from '../deps.ts'
import { eachDocument } from '../each-document.ts'
import { loadFile, toFileView } from '../files/file-documents.ts'
import type { StoredFile } from '../files/file-documents.ts'
import { bytesOf } from '../files/open-file.ts'
import { fieldsOf } from '../forms/form-fields.ts'
import { inboxOf } from '../notifications/inbox-of.ts'
import { organisationsById } from '../people/organisations.ts'
import { noPerson } from '../people/people.ts'
import { listAccessAbout, logCopiedRead } from '../permission/access-log.ts'
import { toReadOfMine } from '../permission/reads-of-mine.ts'
import { textOf } from '../text-of.ts'
import type { NoticeView, Person, Reader, ReadOfMine } from '../types.ts'
import { copyCase, isOnlyTheirs } from './copy-case.ts'
import type { CaseCopy } from './copy-case.ts'
import { copyPage } from './copy-page.ts'
import { requireOfficer } from './require-officer.ts'
import { findSubject } from './subject.ts'
import type { Subject } from './subject.ts'
import type {
  CopiedAccount,
  CopiedCase,
  CopiedData,
  CopiedFile,
  CopyRequest,
  PersonCopy,
} from './types.ts'

/** Bytes of files that one copy holds at most; what comes after is named without its content. */
const mostBytes = 256 * 1024 * 1024

type CopyPart = PersonCopy['files'][number]

/**
 * Gathers all that is kept of a person: a page to read, the same as JSON, and the files. What is of others
 * is left out. It looks through all cases.
 *
 * @throws SplotError auth.required, personal-data.not-officer, person.not-found, person.several,
 * person.email-invalid, reason.missing, sensitive.unreadable
 */
export async function copyPersonalData(
  deps: Deps,
  reader: Reader,
  { who, reason: given, locale = 'pl' }: CopyRequest,
): Promise<PersonCopy> {
  const officer = await requireOfficer(deps, reader)
  const reason = reasonOf(given)
  const subject = await findSubject(deps, who)
  const found = await casesOf(deps, subject)
  if (subject.person === null && found.length === 0) throw noPerson('')
  const { cases, files } = await withFiles(deps, found, subject)
  const data = await dataOf(deps, subject, cases)
  const parts = partsOf(deps, data, files, locale)
  await note(deps, { officer, reason, subject, found, parts })
  return {
    name: `${locale === 'pl' ? 'kopia-danych' : 'copy-of-data'}-${data.madeAt.slice(0, 10)}.zip`,
    madeAt: data.madeAt,
    files: parts,
    counts: {
      cases: cases.length,
      answers: cases.reduce((sum, { answers }) => sum + answers.length, 0),
      files: files.length,
      letters: data.letters.length,
      reads: data.reads.length,
    },
  }
}

/** Cases that are about the person alone stand for them elsewhere, so that these are found first. */
async function casesOf(deps: Deps, subject: Subject): Promise<CaseCopy[]> {
  const { person } = subject
  if (person)
    for await (const { row, revision, snapshot } of deps.store.allCases()) {
      if (!Object.hasOwn(row.members, person.id)) continue
      const loaded = await decodeCase(deps, { row, revision, snapshot })
      if (isOnlyTheirs(loaded, person.id)) subject.ids.add(row.id)
    }
  const found: CaseCopy[] = []
  for await (const whole of deps.store.allCases()) {
    const { row, revision, snapshot, history } = whole
    const loaded = await decodeCase(deps, { row, revision, snapshot })
    if (!namesSubject(subject, whole) && !hidesNames(deps, loaded)) continue
    const copied = await copyCase(deps, loaded, history, subject)
    if (copied) found.push(copied)
  }
  return found.toSorted((a, b) => (a.copied.startedAt < b.copied.startedAt ? -1 : 1))
}

/** Most cases have nothing of the person in them: their answers are not even read. */
function namesSubject(
  { person, emails, pesels, ids }: Subject,
  { snapshot, history }: WholeCase,
): boolean {
  const text = JSON.stringify(snapshot).toLowerCase()
  return (
    [...emails, ...pesels].some((one) => text.includes(one)) ||
    [...ids].some((id) => text.includes(`"${id.toLowerCase()}"`)) ||
    (person !== null && JSON.stringify(history).includes(`"${person.id}"`))
  )
}

/** Whether answers kept apart, which the case does not show, may name somebody. */
function hidesNames({ library }: Deps, { case: given }: LoadedCase): boolean {
  return Object.values(given.answers).some((records) =>
    records.some(
      ({ form, apart }) =>
        apart !== undefined &&
        form !== undefined &&
        fieldsOf(library.form(form.id, form.version)).some(
          ({ field }) => field.sensitive === true && ['email', 'pesel'].includes(field.type),
        ),
    ),
  )
}

/** Files that what is copied names, and those that the person uploaded as a party to a case. */
async function withFiles(
  deps: Deps,
  found: readonly CaseCopy[],
  subject: Subject,
): Promise<{ cases: CopiedCase[]; files: CopyPart[] }> {
  const uploaded = new Map<string, string[]>()
  if (subject.person)
    for await (const { id, value } of eachDocument(deps, 'file'))
      if (value['uploadedBy'] === subject.person.id) {
        const caseId = textOf(value['caseId'])
        uploaded.set(caseId, [...(uploaded.get(caseId) ?? []), id])
      }
  const files: CopyPart[] = []
  const cases: CopiedCase[] = []
  let left = mostBytes
  for (const { copied, fileIds, party } of found) {
    const own = party ? (uploaded.get(copied.id) ?? []) : []
    const told: CopiedFile[] = []
    for (const id of new Set([...fileIds, ...own])) {
      const file = await loadFile(deps, id)
      if (!file) continue
      const bytes = file.sizeBytes <= left ? await contentOf(deps, file) : null
      const path = bytes && `files/${String(files.length + 1).padStart(3, '0')}-${file.name}`
      if (bytes && path !== null) files.push({ path, bytes })
      left -= bytes?.length ?? 0
      const { uploadedBy: _, ...view } = toFileView(file)
      told.push({ ...view, path })
    }
    cases.push({ ...copied, files: told })
  }
  return { cases, files }
}

async function contentOf(deps: Deps, file: StoredFile): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  for await (const chunk of (await bytesOf(deps, file)) ?? []) chunks.push(chunk)
  return chunks.length > 0 ? Buffer.concat(chunks) : null
}

async function dataOf(deps: Deps, { person }: Subject, cases: CopiedCase[]): Promise<CopiedData> {
  return {
    madeAt: deps.clock.now(),
    programme: deps.library.programme().title,
    account: person && (await accountOf(deps, person)),
    cases,
    letters: person ? await lettersOf(deps, person.id) : [],
    reads: person ? await readsOf(deps, person.id) : [],
    changes: person ? await changesOf(deps, person.id) : [],
  }
}

async function accountOf(deps: Deps, person: Person): Promise<CopiedAccount> {
  const { id, email, name, locale, roles, facts = {}, rolePeriods = {}, actsFor = [] } = person
  const programme = deps.library.programme()
  const organisations = await organisationsById(deps)
  const { memberships = [], blocked, invitedAt = null, signedInAt = null } = person
  return {
    id,
    email,
    name,
    locale,
    roles: roles.map((role) => ({
      role: programme.roles[role]?.title[locale] ?? role,
      ...rolePeriods[role],
    })),
    facts,
    memberships: memberships.map(({ organisation, position }) => ({
      organisation: organisations.get(organisation) ?? organisation,
      position,
    })),
    actsFor: actsFor.map(({ from, to }) => ({ from, to })),
    blocked: blocked ? { at: blocked.at, reason: blocked.reason } : null,
    invitedAt,
    signedInAt,
    signIn: deps.signIn && (await deps.signIn.facts(id)),
  }
}

async function lettersOf(deps: Deps, person: string): Promise<NoticeView[]> {
  const letters: NoticeView[] = []
  for await (const { value } of eachDocument(deps, inboxOf(person)))
    letters.push(value as unknown as NoticeView)
  return letters
}

async function readsOf(deps: Deps, person: string): Promise<ReadOfMine[]> {
  const reads: ReadOfMine[] = []
  let cursor: string | undefined
  do {
    const page = await listAccessAbout(deps, person, cursor)
    for (const entry of page.items) reads.push(await toReadOfMine(deps, entry))
    cursor = page.next
  } while (cursor !== undefined)
  return reads
}

async function changesOf(deps: Deps, person: string): Promise<CopiedData['changes']> {
  const changes: CopiedData['changes'] = []
  for (let seq = await deps.audit.last(); seq > 0; seq--) {
    const entry = await deps.audit.entry(seq)
    if ((entry?.data['person'] as JsonObject | undefined)?.['id'] !== person || !entry) continue
    const { at, type, data } = entry
    changes.push({ at, type, reason: typeof data['reason'] === 'string' ? data['reason'] : null })
  }
  return changes
}

/** The page, the JSON, the files, and what each of them is by its hash. */
function partsOf(
  { library }: Deps,
  data: CopiedData,
  files: readonly CopyPart[],
  locale: 'pl' | 'en',
): CopyPart[] {
  const text = (path: string, content: string) => ({ path, bytes: Buffer.from(content) })
  const { timeZone } = library.programme()
  const parts = [
    text(
      locale === 'pl' ? 'kopia-danych.html' : 'copy-of-data.html',
      copyPage(data, locale, timeZone),
    ),
    text('data.json', `${JSON.stringify(data, null, 2)}\n`),
    ...files,
  ]
  const sums = parts.map(({ path, bytes }) => ({
    path,
    sizeBytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  }))
  const manifest = { madeAt: data.madeAt, files: sums }
  return [...parts, text('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`)]
}

interface Made {
  officer: string
  reason: string
  subject: Subject
  found: readonly CaseCopy[]
  parts: readonly CopyPart[]
}

/** Before anything is handed out. No address and no PESEL: a line of the log stays for ever. */
async function note(
  deps: Deps,
  { officer, reason, subject: { person }, found, parts }: Made,
): Promise<void> {
  const manifest = createHash('sha256')
    .update(parts.at(-1)?.bytes ?? '')
    .digest('hex')
  for (const { loaded, answers } of found)
    for (const { use, copied } of answers)
      await logCopiedRead(deps, {
        person: officer,
        loaded,
        task: use.item.task,
        form: use.form.definition,
        shown: copied.values,
        about: person?.id ?? null,
        reason,
      })
  await deps.audit.add({
    key: `copy/${deps.ids.next()}`,
    at: deps.clock.now(),
    actor: officer,
    type: 'person-copied',
    data: {
      ...(person && { person: { id: person.id } }),
      reason,
      // whom it was about, where no account says it
      ...(person ? { cases: found.length } : { caseIds: found.map(({ copied }) => copied.id) }),
      manifest,
    },
  })
}
