import { SplotError } from '@splot/definition'
import { checksumOf } from '../definitions/checksum.ts'
import { keepFiles } from '../definitions/file-set.ts'
import type { Deps } from '../deps.ts'
import { requireAdmin } from '../permission/require-admin.ts'
import type { Reader } from '../types.ts'
import { checkWords } from './check-edit.ts'
import { loadDraft, writeDraft } from './draft-record.ts'
import type { LoadedDraft } from './draft-record.ts'
import { draftView } from './draft-view.ts'
import type { ProgrammeDraft } from './types.ts'

/**
 * Begins a draft from what is in force. The same key begins one draft, however often it is asked.
 *
 * @throws SplotError auth.required, person.not-admin, programme-draft.invalid
 */
export async function createProgrammeDraft(
  deps: Deps,
  reader: Reader,
  { title, idempotencyKey }: { title: string; idempotencyKey?: string },
): Promise<ProgrammeDraft> {
  const by = await requireAdmin(deps, reader)
  checkWords({ title })
  const id =
    idempotencyKey === undefined
      ? deps.ids.next()
      : checksumOf({ by, idempotencyKey, of: 'programmeDraft' }).slice(0, 32)
  return draftView(deps, await begin(deps, { id, by, title: title.trim() }))
}

async function begin(
  deps: Deps,
  { id, by, title }: { id: string; by: string; title: string },
): Promise<LoadedDraft> {
  const base = await keepFiles(deps.store, deps.library.files().all)
  const record = {
    title,
    base,
    createdBy: by,
    createdAt: deps.clock.now(),
    status: 'open' as const,
    files: {},
  }
  try {
    const step = { record, type: 'draft-created' as const, data: { base } }
    return await writeDraft(deps, { id, by, step, revision: 0 })
  } catch (error) {
    if (!(error instanceof SplotError) || error.code !== 'store.conflict') throw error
    return loadDraft(deps, id)
  }
}
