import { SplotError } from '@splot/definition'
import type { DefinitionFiles } from '@splot/definition/edit'
import { answerAboutNames } from './answer-about-names.ts'
import { withChanges } from './file-changes.ts'
import type { NameReply, NameRequest } from './names-messages.ts'

// Finding every name of a programme takes longer than a page may stand still.
let files: DefinitionFiles = {}

self.addEventListener('message', ({ data }: MessageEvent<NameRequest>) => {
  if (data.changes.length > 0) files = withChanges(files, data.changes)
  void replyTo(data, files).then((reply) => self.postMessage(reply, { transfer: [] }))
})

async function replyTo({ id, kind, ask }: NameRequest, of: DefinitionFiles): Promise<NameReply> {
  try {
    const answer = answerAboutNames[kind] as (files: DefinitionFiles, ask: unknown) => unknown
    return { id, answer: await answer(of, ask) }
  } catch (error) {
    if (error instanceof SplotError) {
      const { code, message } = error
      return { id, refused: { code, message } }
    }
    return { id, failed: String(error) }
  }
}
