import { SplotError } from '@splot/definition'
import type { DefinitionFiles } from '@splot/definition/edit'
import { changesBetween } from './file-changes.ts'
import type { NameQuestion, NameQuestions, NameReply, NameRequest } from './names-messages.ts'

/** Somebody who answers questions about names. */
export interface NamesClient {
  /** @throws SplotError what an edit is refused with */
  ask<K extends NameQuestion>(
    kind: K,
    files: DefinitionFiles,
    ask: NameQuestions[K]['ask'],
  ): Promise<NameQuestions[K]['answer']>
}

/** The part of a worker that is used. */
type Port = Pick<Worker, 'postMessage' | 'addEventListener'>

/**
 * Returns a client of a worker that keeps the files it was asked about: only what changed since is sent
 * along with a question.
 */
export function createNamesClient(open: () => Port): NamesClient {
  const waiting = new Map<number, (reply: NameReply) => void>()
  let port: Port | null = null
  let sent: DefinitionFiles = {}
  let last = 0

  function opened(): Port {
    if (port !== null) return port
    port = open()
    port.addEventListener('message', ((event: MessageEvent<NameReply>) => {
      waiting.get(event.data.id)?.(event.data)
      waiting.delete(event.data.id)
    }) as EventListener)
    return port
  }

  return {
    async ask(kind, files, ask) {
      const id = (last += 1)
      const changes = changesBetween(sent, files)
      sent = files
      const replied = new Promise<NameReply>((resolve) => waiting.set(id, resolve))
      opened().postMessage({ id, kind, changes, ask } satisfies NameRequest, { transfer: [] })
      const reply = await replied
      if ('refused' in reply) throw new SplotError(reply.refused.code, reply.refused.message)
      if ('failed' in reply) throw new Error(reply.failed)
      return reply.answer as NameQuestions[typeof kind]['answer']
    },
  }
}

/** The one worker of the studio; it starts with the first question. */
export const namesClient = createNamesClient(
  () => new Worker(new URL('./names-worker.ts', import.meta.url), { type: 'module' }),
)
