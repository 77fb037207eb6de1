import { ApiError } from '@splot/client'
import type { Client } from '@splot/client'
import type { ProgrammeDraft } from '@splot/runtime'
import type { Draft, DraftService, FileConflict } from '../draft/draft-service.ts'

/** Returns the service that asks the server. */
export function createDraftService(client: Client): DraftService {
  return {
    list: async () => (await client.listProgrammeDrafts()).items,
    create: async (title) => toDraft(await client.createProgrammeDraft({ title })),
    get: async (id) => toDraft(await client.getProgrammeDraft(id)),
    async change(id, change) {
      try {
        const { draft, files } = await client.changeProgrammeDraft(id, change)
        const revisions = files.map(({ path, revision }) => [path, revision] as const)
        return { draft, revisions: Object.fromEntries(revisions) }
      } catch (error) {
        const met = error instanceof ApiError && error.code === 'programme-draft.conflict'
        if (!met) throw error
        return { conflicts: error.conflicts as readonly FileConflict[] }
      }
    },
    discard: (id) => client.discardProgrammeDraft(id),
  }
}

// what nobody changed is the same in both; of the rest the server tells what it was made from
function toDraft({ baseFiles, ...draft }: ProgrammeDraft): Draft {
  const differing = new Set(baseFiles.map(({ path }) => path))
  const same = draft.files.filter(
    ({ path, changedAt }) => changedAt === null && !differing.has(path),
  )
  return { ...draft, baseFiles: [...baseFiles, ...same.map(({ path, text }) => ({ path, text }))] }
}
