import { textIn } from '@splot/definition'
import type { JsonObject, NotificationTemplate } from '@splot/definition'
import type { LoadedCase } from '../cases/loaded-case.ts'
import { taskOf } from '../definitions/task-of.ts'
import type { Deps } from '../deps.ts'
import { writeMail } from '../notifications/mail-text.ts'
import { post } from '../notifications/post.ts'
import { loadPerson } from '../people/people.ts'
import type { Draft } from './draft-document.ts'

/** What the notice says unless the programme has a template `draftRemoval` of its own. */
const template: NotificationTemplate = {
  subject: {
    pl: 'Wersję roboczą usuniemy {removedOn}: {task}',
    en: 'Your draft will be removed on {removedOn}: {task}',
  },
  body: {
    pl: 'Dzień dobry,\n\nw sprawie „{caseTitle}” czeka wersja robocza, której nikt nie wysłał: {task}. Ostatnio zapisano ją {savedAt}. Usuniemy ją {removedOn}.\n\nAby ją zachować, otwórz ją i zmień choć jedną odpowiedź albo ją wyślij: {link}',
    en: 'Hello,\n\na draft that nobody has sent waits in the case "{caseTitle}": {task}. It was last saved on {savedAt}. We will remove it on {removedOn}.\n\nTo keep it, open it and change at least one answer, or send it: {link}',
  },
}

/** A draft that people are told of before it is removed. */
export interface NoticedDraft {
  id: string
  draft: Draft
  loaded: LoadedCase
  /** Task of the draft's item. */
  task: string
  /** Instant from which on it may be removed. */
  removedAt: string
}

/** What the notice of taken work says unless the programme has a template `draftTaken` of its own. */
const takenTemplate: NotificationTemplate = {
  subject: {
    pl: 'Zadanie przekazano innej osobie: {task}',
    en: 'The task was given to another person: {task}',
  },
  body: {
    pl: 'Dzień dobry,\n\nzadanie „{task}” w sprawie „{caseTitle}” przekazano innej osobie. Ocena jest niezależna, dlatego Twoja wersja robocza, ostatnio zapisana {savedAt}, została usunięta i nikt jej nie zobaczy.',
    en: 'Hello,\n\nthe task "{task}" in the case "{caseTitle}" was given to another person. The assessment is independent, so your draft, last saved on {savedAt}, was removed and nobody will see it.',
  },
}

/** Tells everybody who wrote in a draft of blind work that it was removed with the work given away. */
export async function tellOfTakenWork(
  deps: Deps,
  noticed: Omit<NoticedDraft, 'removedAt'>,
): Promise<void> {
  const { id, draft } = noticed
  try {
    await tellWriters(deps, noticed, {
      words: deps.library.programme().notifications['draftTaken'] ?? takenTemplate,
      values: {},
      source: `taking of ${id} saved ${draft.savedAt}`,
    })
  } catch {
    // The work was given away all the same, and the notice lies in the portal.
  }
}

/**
 * Tells everybody who wrote in a draft when it will be removed, in the portal and by mail. Doing it
 * again sends nothing twice. Rejects while mail cannot be sent.
 */
export async function tellOfRemoval(deps: Deps, noticed: NoticedDraft): Promise<void> {
  const { id, draft, removedAt } = noticed
  await tellWriters(deps, noticed, {
    words: deps.library.programme().notifications['draftRemoval'] ?? template,
    values: {
      removedOn: deps.library.calendar().dateOf(removedAt),
      link: `${deps.publicUrl}/tasks/${encodeURIComponent(id)}`,
    },
    source: `removal of ${id} saved ${draft.savedAt}`,
  })
}

async function tellWriters(
  deps: Deps,
  { draft, loaded, task }: Omit<NoticedDraft, 'removedAt'>,
  notice: { words: NotificationTemplate; values: JsonObject; source: string },
): Promise<void> {
  const { timeZone } = deps.library.programme()
  const writers = new Set([draft.savedBy, ...Object.values(draft.writes).map(({ by }) => by)])
  for (const writer of writers) {
    const person = await loadPerson(deps, writer)
    if (!person) continue
    const values: JsonObject = {
      caseTitle: textIn(loaded.row.title, person.locale),
      caseNumber: loaded.row.number ?? '',
      task: taskOf(loaded.compiled.definition, task)?.title?.[person.locale] ?? task,
      savedAt: draft.savedAt,
      ...notice.values,
    }
    const words = writeMail(notice.words, values, { locale: person.locale, timeZone })
    await post(deps, { ...words, person, caseId: loaded.case.id, source: notice.source })
  }
}
