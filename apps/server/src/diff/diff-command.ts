import type { LocalText } from '@splot/definition'
import { diffProgrammes } from '@splot/definition/diff'
import type { FileDifference, ProgrammeDifference } from '@splot/definition/diff'
import { exitCodes } from '../exit-codes.ts'
import type { Output } from '../output.ts'
import { readProgramme } from '../read-programme.ts'
import { withDataFolder } from '../with-data-folder.ts'

/** What the shell gives `splot diff`. */
export interface DiffFlags {
  before: string
  after: string
  /** Both are versions kept in this data folder; absent: folders of definitions. */
  data?: string
  /** Database in place of the folder. */
  database?: string
  /** Folder with `workflows/` and `forms/` the installation began with. */
  definitions: string
  /** Only the notice for participants. */
  participants: boolean
  language: keyof LocalText
  json: boolean
}

/**
 * Tells what differs between two folders of definitions, or between two versions kept in a data folder:
 * `start`, `release:<number>` or `draft:<id>`. Returns the exit code.
 *
 * @throws CommandFailure where one is no folder, or has files that cannot be read
 * @throws SplotError release.not-found, programme-draft.not-found, store.locked, store.corrupt
 */
export async function diffCommand(flags: DiffFlags, output: Output): Promise<number> {
  const { before: from, after: to, data } = flags
  const difference =
    data === undefined
      ? diffProgrammes(await readProgramme(from), await readProgramme(to))
      : await withDataFolder({ ...flags, data }, output, (runtime) =>
          runtime.reportDifference({ from, to }),
        )
  output.line(flags.json ? JSON.stringify(difference, null, 2) : printed(difference, flags))
  return exitCodes.ok
}

function printed({ files, notice }: ProgrammeDifference, flags: DiffFlags): string {
  const { language, participants } = flags
  const same = { pl: 'Brak różnic.', en: 'No difference.' }[language]
  const lines = participants
    ? notice.map(({ text }) => `- ${text[language]}`)
    : files.flatMap((file) => fileLines(file, language))
  return lines.length === 0 ? same : lines.join('\n')
}

const changes: Record<FileDifference['change'], LocalText> = {
  added: { pl: 'nowy plik', en: 'new file' },
  removed: { pl: 'usunięty plik', en: 'removed file' },
  changed: { pl: 'zmieniony plik', en: 'changed file' },
}

function fileLines(file: FileDifference, language: keyof LocalText): string[] {
  const { kind, id, title, change, versions, sentences } = file
  const { before, after } = versions
  const version = before !== undefined && after !== undefined ? `, ${before} → ${after}` : ''
  return [
    `${title[language]} (${kind} ${id}${version}): ${changes[change][language]}`,
    ...sentences.map(({ place, text }) => {
      const around = place[language]
      return `  ${around === '' ? '' : `${around}: `}${text[language]}`
    }),
  ]
}
