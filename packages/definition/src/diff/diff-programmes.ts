import type { ProgrammeBundle } from '../programme/types.ts'
import type { DefinitionKind } from '../schemas/definition-schemas.ts'
import type { LocalText } from '../text.ts'
import { differencesOf } from './differences.ts'
import type { Difference } from './differences.ts'
import { partsOf } from './parts-of.ts'
import { changeSentences } from './words/change-sentences.ts'
import type { ChangeSentence } from './words/change-sentences.ts'
import { contentSentences } from './words/file-contents.ts'
import { namesOf } from './words/names.ts'
import type { Names } from './words/names.ts'
import { participantNotice } from './words/participant-notice.ts'
import type { NoticeSentence } from './words/participant-notice.ts'

/** What differs in one definition file. */
export interface FileDifference {
  kind: DefinitionKind
  id: string
  /** What people know the file by, in its newer version. */
  title: LocalText
  change: 'added' | 'removed' | 'changed'
  /** Versions, where the kind has them. */
  versions: { before?: number; after?: number }
  /** Of a changed file: each difference as a sentence; of one that is new or gone: what it holds. */
  sentences: ChangeSentence[]
}

/** What differs between two versions of a programme, in words. */
export interface ProgrammeDifference {
  /** For administrators: every file that says something else, by kind, then id. */
  files: FileDifference[]
  /** For participants: what they will notice, in sentences they understand. */
  notice: NoticeSentence[]
}

type Definition = { id: string; version?: number; title?: LocalText }

/** Kinds in the order in which people look at them. */
const kinds: readonly [DefinitionKind, (bundle: ProgrammeBundle) => readonly Definition[]][] = [
  ['programme', ({ programme }) => [programme]],
  ['workflow', ({ workflows }) => workflows],
  ['form', ({ forms }) => forms],
  ['codeList', ({ codeLists }) => codeLists],
  ['document', ({ documents }) => documents],
  ['dashboard', ({ dashboards }) => dashboards],
  ['indicators', ({ indicators }) => indicators],
  ['export', ({ exports }) => exports],
]

/**
 * Returns everything that differs between two versions of a programme, in Polish and English, in two
 * registers. `version` and `$schema` alone are no difference: where everything else is the same, `files`
 * is empty. Pure.
 */
export function diffProgrammes(
  before: ProgrammeBundle,
  after: ProgrammeBundle,
): ProgrammeDifference {
  const names = namesOf(after, before)
  const files: FileDifference[] = []
  const differences: Difference[] = []
  for (const [kind, all] of kinds) {
    const [was, is] = [all(before), all(after)]
    const ids = new Set([...was, ...is].map(({ id }) => id))
    for (const id of [...ids].sort()) {
      const [old, now] = [was.find((one) => one.id === id), is.find((one) => one.id === id)]
      if (old === now || JSON.stringify(old) === JSON.stringify(now)) continue
      const found =
        old && now
          ? differencesOf(partsOf(kind, old), partsOf(kind, now))
          : wholeFile(kind, old, now)
      if (found.length === 0) continue
      differences.push(...found)
      files.push({
        kind,
        id,
        title: (now ?? old)?.title ?? { pl: id, en: id },
        change: old && now ? 'changed' : now ? 'added' : 'removed',
        versions: {
          ...(old?.version !== undefined && { before: old.version }),
          ...(now?.version !== undefined && { after: now.version }),
        },
        sentences: old && now ? changeSentences(found, names) : contentsOf(found, names),
      })
    }
  }
  return { files, notice: participantNotice(differences, { before, after, names }) }
}

function contentsOf(found: readonly Difference[], names: Names): ChangeSentence[] {
  return found.flatMap(({ part, change }) =>
    change === 'added' || change === 'removed' ? contentSentences(part, change, names) : [],
  )
}

function wholeFile(
  kind: DefinitionKind,
  old: Definition | undefined,
  now: Definition | undefined,
): Difference[] {
  if (now) return [{ change: 'added', part: partsOf(kind, now).root, earlier: null }]
  const { root } = partsOf(kind, old!)
  return [{ change: 'removed', part: root, earlier: root }]
}
