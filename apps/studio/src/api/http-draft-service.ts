import { ApiError, toUrlId } from '@splot/client'
import type { Locale, SourceFile } from '@splot/definition'
import type {
  Draft,
  DraftFile,
  DraftService,
  DraftSummary,
  FileConflict,
} from '../draft/draft-service.ts'

/** A draft as the server sends it: of what it was made from, only files that differ. */
interface SentDraft extends DraftSummary {
  files: DraftFile[]
  baseFiles: SourceFile[]
}

interface SentChange {
  draft: DraftSummary
  files: { path: string; revision: number }[]
}

type Problem = ConstructorParameters<typeof ApiError>[0] & { conflicts?: FileConflict[] }

/** A refusal with the files that others changed meanwhile. */
class Refusal extends ApiError {
  readonly met: FileConflict[]

  constructor(problem: Problem, status: number) {
    super(problem, status)
    this.met = problem.conflicts ?? []
  }
}

/** Returns the service that asks the server. */
export function createDraftService(options: { locale: () => Locale }): DraftService {
  async function send<T>(method: string, path: string, json?: unknown): Promise<T> {
    const reply = await answered(path, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        'accept-language': options.locale(),
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...(method === 'POST' && { 'idempotency-key': crypto.randomUUID() }),
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
    })
    if (reply.ok) return (reply.status === 204 ? undefined : await reply.json()) as T
    throw new Refusal((await reply.json().catch(() => ({}))) as Problem, reply.status)
  }
  const at = (id: string): string => `/api/drafts/${toUrlId(id)}`
  return {
    list: async () => (await send<{ items: DraftSummary[] }>('GET', '/api/drafts')).items,
    create: async (title) => toDraft(await send<SentDraft>('POST', '/api/drafts', { title })),
    get: async (id) => toDraft(await send<SentDraft>('GET', at(id))),
    async change(id, change) {
      try {
        const { draft, files } = await send<SentChange>('PATCH', at(id), change)
        return { draft, revisions: Object.fromEntries(files.map((f) => [f.path, f.revision])) }
      } catch (error) {
        const conflict = error instanceof Refusal && error.code === 'programme-draft.conflict'
        if (!conflict) throw error
        return { conflicts: error.met }
      }
    },
    discard: (id) => send<void>('DELETE', at(id)),
  }
}

async function answered(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init)
  } catch (cause) {
    throw new ApiError({}, 0, { cause })
  }
}

// what nobody changed is the same in both
function toDraft({ baseFiles, ...draft }: SentDraft): Draft {
  const differing = new Set(baseFiles.map(({ path }) => path))
  const same = draft.files.filter(
    ({ path, changedAt }) => changedAt === null && !differing.has(path),
  )
  return { ...draft, baseFiles: [...baseFiles, ...same.map(({ path, text }) => ({ path, text }))] }
}
