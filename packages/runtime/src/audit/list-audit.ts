import { SplotError } from '@splot/definition'
import type { JsonObject, JsonValue } from '@splot/definition'
import type { HistoryEntry, Page } from '@splot/store'
import type { Deps } from '../deps.ts'
import { namedPerson } from '../people/people.ts'
import { requireAdmin } from '../permission/require-admin.ts'
import type { Reader } from '../types.ts'
import type { AuditEntry, AuditQuery, AuditType } from './types.ts'

const pageLength = 50
/** Lines looked at for one page: a page may be short where few of them are asked for. */
const looksPerPage = 2_000

/**
 * Returns a page of the audit log, newest first. @throws SplotError auth.required, person.not-admin,
 * request.invalid
 */
export async function listAudit(
  deps: Deps,
  reader: Reader,
  { cursor, draft, file, person }: AuditQuery,
): Promise<Page<AuditEntry>> {
  await requireAdmin(deps, reader)
  const items: AuditEntry[] = []
  let seq = cursor === undefined ? await deps.audit.last() : seqOf(cursor)
  const stop = seq - looksPerPage
  for (; seq > 0 && seq > stop && items.length < pageLength; seq--) {
    const entry = await deps.audit.entry(seq)
    if (entry === null) continue
    const about = entry.data['draft'] as JsonObject | undefined
    if (draft !== undefined && about?.['id'] !== draft) continue
    if (person !== undefined && (entry.data['person'] as JsonObject | undefined)?.['id'] !== person)
      continue
    if (file !== undefined && !filesOf(entry).some(({ path }) => path === file)) continue
    items.push(await viewOf(deps, entry))
  }
  return { items, ...(seq > 0 && { next: String(seq) }) }
}

function seqOf(cursor: string): number {
  if (/^[1-9]\d{0,9}$/.test(cursor)) return Number(cursor)
  throw new SplotError('request.invalid', 'Expected the cursor of a page before.')
}

function filesOf({ data }: HistoryEntry): AuditEntry['files'] {
  return (data['files'] ?? []) as unknown as AuditEntry['files']
}

async function viewOf(deps: Deps, entry: HistoryEntry): Promise<AuditEntry> {
  const { seq, at, actor, type, hash } = entry
  const { key: _, draft, files: __, reason, release, person, away, ...details } = entry.data
  return {
    seq,
    at,
    by: await namedPerson(deps, actor),
    type: type as AuditType,
    draft: (draft ?? null) as AuditEntry['draft'],
    release: textOrNull(release),
    person: await named(deps, person),
    files: filesOf(entry),
    reason: textOrNull(reason),
    details: { ...details, ...(away !== undefined && { away: await named(deps, away) }) },
    hash,
  }
}

/** Who it is by now; where nobody is known any more, what an older line kept. */
async function named(deps: Deps, about: JsonValue | undefined): Promise<AuditEntry['person']> {
  const { id, name = '' } = (about ?? {}) as { id?: string; name?: string }
  if (id === undefined) return null
  return (await namedPerson(deps, id)) ?? { id, name }
}

function textOrNull(value: JsonValue | undefined): string | null {
  return typeof value === 'string' ? value : null
}
