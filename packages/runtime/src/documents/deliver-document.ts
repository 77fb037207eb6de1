import { SplotError, locales } from '@splot/definition'
import type { DocumentDefinition, JsonObject, JsonValue } from '@splot/definition'
import { formatNumber } from '@splot/engine'
import type { OutboxRow } from '@splot/store'
import { deliverEntry } from '../catalogues/deliver-entry.ts'
import { nextNumber } from '../cases/counters.ts'
import { loadCase } from '../cases/loaded-case.ts'
import { checksumOf } from '../definitions/checksum.ts'
import type { Deps } from '../deps.ts'
import { loadPerson } from '../people/people.ts'
import { textOf } from '../text-of.ts'
import type { DocumentRef } from '../types.ts'
import { checksumOfDocument } from './document-checksum.ts'
import { gatherCases } from './gather-cases.ts'
import { gatherIndicators } from './gather-indicators.ts'
import { documentPlace, documentsKind, documentsOf, loadDocument } from './kept-document.ts'
import type { KeptDocument } from './kept-document.ts'
import { localDate } from './local-date.ts'
import { loadPictures, textsIn } from './pictures.ts'
import { publishFiles } from './published-files.ts'

const reserved = 'document-number'

/**
 * Makes the document an effect asks for and keeps it under the effect's key, so that a repeat makes no
 * second. Template and code lists are those the case is pinned to.
 */
export async function deliverDocument(deps: Deps, row: OutboxRow): Promise<void> {
  const kept = await loadDocument(deps.store, row.id)
  const document = kept ?? (await write(deps, row))
  if (!kept) await keep(deps, document)
  if (row.params['catalogue'] !== undefined) await deliverEntry(deps, row, document)
  if (row.params['sequence'] !== undefined) await deps.store.deleteDocument(reserved, row.id)
}

async function write(deps: Deps, row: OutboxRow): Promise<KeptDocument> {
  const { case: given, release } = await loadCase(deps, row.caseId)
  const template = textOf(row.params['template'])
  const { compiled, checksum } = deps.library.document(template, release)
  const values = await valuesOf(deps, row, compiled.definition)
  const { timeZone } = deps.library.programme()
  const replaces = row.params['replaces'] === true ? await lastOf(deps, row, template) : null
  const number = await numberOf(deps, row)
  const { title, blocks } = compiled.write(
    values,
    {
      number,
      madeOn: localDate(row.createdAt, timeZone),
      replaces: replaces?.number ?? null,
    },
    {
      now: row.createdAt,
      timeZone,
      people: compiled.readsPeople ? await namesIn(deps, values) : {},
      pictures: compiled.readsPictures ? await loadPictures(deps, textsIn(values)) : {},
    },
  )
  const { readers, languages } = compiled.definition
  const facts = { number, madeAt: row.createdAt, title, blocks }
  const document: KeptDocument = {
    id: row.id,
    caseId: row.caseId,
    template,
    ...facts,
    languages: languages ?? [...locales],
    ...(readers && { readers }),
    replaces,
    checksum: checksumOfDocument(facts),
    source: {
      workflow: given.workflow,
      step: documentPlace(row.id).step,
      values: checksumOf(values),
      template: checksum,
    },
    values,
  }
  const published = row.params['catalogue'] !== undefined
  return published ? { ...document, files: await publishFiles(deps, document) } : document
}

/** Names of the people whose ids stand among values, as they are now. */
async function namesIn(deps: Deps, values: JsonValue): Promise<Record<string, string>> {
  const names: Record<string, string> = {}
  for (const id of new Set(textsIn(values))) {
    const person = await loadPerson(deps, id)
    if (person) names[id] = person.name
  }
  return names
}

/** What the step gave the template and, where it gathers cases or indicators, what it reads of them now. */
async function valuesOf(
  deps: Deps,
  row: OutboxRow,
  { cases, indicators, readers }: DocumentDefinition,
): Promise<JsonObject> {
  const given = objectOf(row.params['values'])
  const now = row.createdAt
  return {
    ...given,
    ...(cases && { cases: await gatherCases(deps, cases, given, now) }),
    ...(indicators && {
      indicators: await gatherIndicators(
        deps,
        { indicators, ...(readers && { readers }) },
        given,
        now,
      ),
    }),
  }
}

async function keep(deps: Deps, document: KeptDocument): Promise<void> {
  const { caseId, place } = documentPlace(document.id)
  try {
    const value = document as unknown as JsonObject
    await deps.store.putDocument(documentsKind(caseId), place, value, 0)
  } catch (error) {
    // Another worker made it between our look and our write.
    if (!(error instanceof SplotError) || error.code !== 'store.conflict') throw error
  }
}

/** The document of this template that stood last before this step. */
async function lastOf(deps: Deps, row: OutboxRow, template: string): Promise<DocumentRef | null> {
  const { caseId, place } = documentPlace(row.id)
  const earlier = (await documentsOf(deps.store, caseId)).filter(
    (one) => one.template === template && documentPlace(one.id).place < place,
  )
  const last = earlier.at(-1)
  return last ? { id: last.id, number: last.number } : null
}

async function numberOf(deps: Deps, row: OutboxRow): Promise<string | null> {
  const { number, sequence, format } = row.params
  if (sequence === undefined || sequence === null) return textOf(number) || null
  const name = textOf(sequence)
  return formatNumber(textOf(format), name, await reserveNumber(deps, row.id, name))
}

/** A number once reserved for an effect stays its number, however often the effect is tried. */
async function reserveNumber({ store }: Deps, effect: string, sequence: string): Promise<number> {
  const known = await store.getDocument<number>(reserved, effect)
  if (known) return known.value
  const next = await nextNumber(store, `document/${sequence}`)
  try {
    await store.putDocument(reserved, effect, next, 0)
    return next
  } catch (error) {
    if (!(error instanceof SplotError) || error.code !== 'store.conflict') throw error
    return (await store.getDocument<number>(reserved, effect))?.value ?? next
  }
}

function objectOf(value: JsonValue | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}
