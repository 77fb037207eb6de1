import type { Effect } from '@splot/engine'
import { decidedEvent } from '../cases/send-event.ts'
import type { EventByHand } from '../cases/send-event.ts'
import { tellingAllowed } from '../cases/telling-allowed.ts'
import { tryStep } from '../cases/try-step.ts'
import type { Deps } from '../deps.ts'
import { caseNotFound, taskNotFound } from '../permission/refusals.ts'
import { viewerOf } from '../permission/relation.ts'
import { splitAnswers } from '../sensitive/split-answers.ts'
import { openTaskIn, partsOf } from '../tasks/open-task.ts'
import { decidedSubmission } from '../tasks/submit-task.ts'
import type { Submission } from '../tasks/submit-task.ts'
import type { PublicationPreview, Reader } from '../types.ts'
import { publicationContent, publishedRows } from './publication-content.ts'

/**
 * Returns the lists that handing a task in would publish, as the public would see them, and who would not
 * stand on them. Nothing is changed, and nobody is told what they could not do themselves.
 *
 * @throws SplotError as `submitTask` does
 */
export async function previewTask(
  deps: Deps,
  reader: Reader,
  id: string,
  submission: Pick<Submission, 'answers'>,
): Promise<PublicationPreview[]> {
  const viewer = await viewerOf(deps, reader)
  const { caseId } = partsOf(id)
  const effects = await tellingAllowed(deps, reader, caseId, () =>
    tryStep(deps, caseId, async (loaded) =>
      decidedSubmission(deps, await openTaskIn(deps, viewer, loaded, id), {
        submission,
        locale: reader?.locale ?? 'pl',
        keep: async (_deps, { form }, answers) => ({
          answers: splitAnswers(form.definition, answers).open,
        }),
      }),
    ),
  )
  if (effects === null) throw taskNotFound(id)
  return previewsIn(deps, caseId, effects)
}

/**
 * Returns the lists that an event by hand would publish, as `previewTask` does.
 *
 * @throws SplotError as `sendEvent` does
 */
export async function previewEvent(
  deps: Deps,
  reader: Reader,
  id: string,
  event: Pick<EventByHand, 'type' | 'payload'>,
): Promise<PublicationPreview[]> {
  const viewer = await viewerOf(deps, reader)
  const effects = await tellingAllowed(deps, reader, id, () =>
    tryStep(deps, id, (loaded) => decidedEvent(deps, viewer, loaded, event)),
  )
  if (effects === null) throw caseNotFound(id)
  return previewsIn(deps, id, effects)
}

/** A list that one step publishes twice stands as it is published last. */
async function previewsIn(
  deps: Deps,
  caseId: string,
  effects: readonly Effect[],
): Promise<PublicationPreview[]> {
  const found = effects.filter(({ type }) => type === 'publish')
  const lists = await Promise.all(
    found.map(async ({ params }) => ({
      ...(await publicationContent(deps, caseId, params)),
      leftOut:
        (params['leftOut'] ?? null) === null
          ? null
          : await publishedRows(deps, caseId, params, 'leftOut'),
    })),
  )
  return [...new Map(lists.map((list) => [list.id, list])).values()]
}
