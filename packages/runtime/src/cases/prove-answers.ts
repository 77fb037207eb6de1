import type { JsonObject } from '@splot/definition'
import type { AnswerRecord } from '@splot/engine'
import type { Contradiction, HistoryEntry, ProvenCase } from '@splot/store'
import { checksumOf } from '../definitions/checksum.ts'
import { splitEarlier } from '../releases/earlier-case.ts'
import { answersChecksum, isKeptApart } from '../sensitive/kept-apart.ts'
import { textOf } from '../text-of.ts'
import { taskIdOf } from './rows.ts'

/**
 * Returns which submissions of a case are not those its history vouches for: changed, put there, or gone
 * without having been deleted. Compared are answers, form, who handed in and when, and declarations;
 * of what is kept apart, that it is there. Lines without a checksum say nothing of answers.
 */
export async function proveAnswers(proven: ProvenCase): Promise<Contradiction[]> {
  const { snapshot, earlier } = splitEarlier(proven.snapshot)
  const found = await contradictionsIn(proven, snapshot)
  if (earlier) found.push(...(await contradictionsIn(proven, earlier.snapshot)))
  return found
}

async function contradictionsIn(
  proven: ProvenCase,
  snapshot: JsonObject,
): Promise<Contradiction[]> {
  const kept = recordsOf(snapshot)
  const told = completedLines(proven.history)
  const found: Contradiction[] = []
  for (const record of kept.values()) {
    const line = told.get(record.item)
    const what = line
      ? (changedIn(record, line) ?? (await missingApart(proven, record, line)))
      : 'are told nowhere in its history'
    if (what !== null) found.push(contradiction(proven.id, record.item, line, what))
  }
  const since = lastDeletion(proven.history)
  for (const [item, line] of told)
    if (line.seq > since && 'checksum' in line.data && !kept.has(item))
      found.push(contradiction(proven.id, item, line, 'are gone, and nobody deleted them'))
  return found
}

function recordsOf({ answers }: JsonObject): Map<string, AnswerRecord> {
  const records = Object.values((answers ?? {}) as unknown as Record<string, AnswerRecord[]>).flat()
  return new Map(records.map((record) => [record.item, record]))
}

/** Lines that tell of something handed in, by the item. */
function completedLines(history: readonly HistoryEntry[]): Map<string, HistoryEntry> {
  const completed = history.filter(({ type }) => type === 'completed')
  return new Map(completed.map((line) => [textOf(line.data['item']), line]))
}

function changedIn(record: AnswerRecord, { at, actor, data }: HistoryEntry): string | null {
  if (!('checksum' in data)) return null
  const { declarations } = record.facts ?? {}
  const kept = {
    at: record.at,
    by: record.by,
    form: record.form ?? null,
    declarations: declarations ? checksumOf(declarations) : null,
    checksum: answersChecksum(record),
  }
  const { form = null, declarations: agreed = null, checksum } = data
  const vouched = { at, by: actor, form, declarations: agreed, checksum: checksum ?? null }
  return checksumOf(kept) === checksumOf(vouched) ? null : 'were changed'
}

/** Values kept apart go when they are erased, which the history tells. */
async function missingApart(
  proven: ProvenCase,
  { apart }: AnswerRecord,
  line: HistoryEntry,
): Promise<string | null> {
  const wasErased = ({ type, seq }: HistoryEntry) => type === 'answersDeleted' && seq > line.seq
  if (apart === undefined || proven.history.some(wasErased)) return null
  return (await isKeptApart(proven, apart)) ? null : 'lack what is kept apart from them'
}

/** Number of the last line that tells of the deletion of all answers; 0 where none does. */
function lastDeletion(history: readonly HistoryEntry[]): number {
  const whole = history.filter(
    ({ type, data }) =>
      type === 'answersDeleted' && !('classes' in ((data['data'] ?? {}) as JsonObject)),
  )
  return whole.at(-1)?.seq ?? 0
}

function contradiction(
  caseId: string,
  item: string,
  line: HistoryEntry | undefined,
  what: string,
): Contradiction {
  const submission = taskIdOf(caseId, item)
  const vouching = line ? `; entry ${line.seq} vouches for them as they were handed in` : ''
  return {
    seq: line?.seq ?? null,
    submission,
    message: `The answers of submission ${submission} ${what}${vouching}. Trust none of them: take the case back from a backup made before, and find out who could write to the data.`,
  }
}
