import { SplotError } from '@splot/definition'
import type { JsonObject } from '@splot/definition'
import { anchorStore, writeAnchor } from '@splot/store'
import { auditChain } from '../audit/audit-log.ts'
import type { Deps } from '../deps.ts'
import { localDate } from '../documents/local-date.ts'
import { eachDocument } from '../each-document.ts'
import { requireAdmin } from '../permission/require-admin.ts'
import type { Reader } from '../types.ts'
import type { AnchorCases, AnchorView } from './types.ts'

const kind = 'anchor'
/** Apart: the list of all cases is long, and the page of all anchors is not. */
const textKind = 'anchorText'
const keptDays = 35
const dayMs = 86_400_000

/** Returns the use cases of anchors. */
export function anchorCases(deps: Deps): AnchorCases {
  return {
    writeDailyAnchor: () => writeDailyAnchor(deps),
    listAnchors: (reader) => listAnchors(deps, reader),
    anchorFile: (reader, day) => anchorFile(deps, reader, day),
  }
}

async function writeDailyAnchor(deps: Deps): Promise<boolean> {
  const at = deps.clock.now()
  const day = localDate(at, deps.library.programme().timeZone)
  if (await deps.store.getDocument(kind, day)) return false
  try {
    // a process may have stopped between the two
    const kept = await deps.store.getDocument<string>(textKind, day)
    const text = kept?.value ?? (await keepText(deps, day, at))
    await deps.store.putDocument(kind, day, viewOf(day, text) as unknown as JsonObject, 0)
  } catch (error) {
    // another process was quicker
    if (!(error instanceof SplotError) || error.code !== 'store.conflict') throw error
    return false
  }
  await forgetOld(deps, at)
  return true
}

/** The text comes first: an anchor that is listed can be read. */
async function keepText(deps: Deps, day: string, at: string): Promise<string> {
  const text = writeAnchor(await anchorStore(deps.store, { chains: [auditChain], at }))
  await deps.store.putDocument(textKind, day, text, 0)
  return text
}

function viewOf(day: string, text: string): AnchorView {
  return {
    day,
    at: /^splot anchor \d+ (\S+)/.exec(text)?.[1] ?? '',
    cases: text.match(/^case /gm)?.length ?? 0,
    sha256: text.trimEnd().slice(-64),
    sizeBytes: Buffer.byteLength(text),
  }
}

/** Of each month the first one stays. */
async function forgetOld(deps: Deps, at: string): Promise<void> {
  const until = new Date(Date.parse(at) - keptDays * dayMs).toISOString().slice(0, 10)
  const months = new Set<string>()
  for await (const { id: day } of eachDocument(deps, kind)) {
    const isFirst = !months.has(day.slice(0, 7))
    months.add(day.slice(0, 7))
    if (isFirst || day >= until) continue
    await deps.store.deleteDocument(kind, day)
    await deps.store.deleteDocument(textKind, day)
  }
}

async function listAnchors(deps: Deps, reader: Reader): Promise<AnchorView[]> {
  await requireAdmin(deps, reader)
  const anchors: AnchorView[] = []
  for await (const { value } of eachDocument(deps, kind))
    anchors.push(value as unknown as AnchorView)
  return anchors.toReversed()
}

async function anchorFile(deps: Deps, reader: Reader, day: string) {
  await requireAdmin(deps, reader)
  const kept = await deps.store.getDocument<string>(textKind, day)
  if (kept === null)
    throw new SplotError('anchor.not-found', `Expected the day of an anchor but "${day}" is none.`)
  const bytes = new TextEncoder().encode(kept.value)
  return { name: `${day}.anchor`, type: 'text/plain; charset=utf-8', bytes }
}
