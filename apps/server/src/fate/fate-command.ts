import { existsSync } from 'node:fs'
import type { LocalText } from '@splot/definition'
import type { FateGroup, FateReport } from '@splot/runtime'
import { readDefinitionFiles } from '../definition-files.ts'
import { CommandFailure, exitCodes } from '../exit-codes.ts'
import type { Output } from '../output.ts'
import { table } from '../table.ts'
import { withDataFolder } from '../with-data-folder.ts'
import { readMapping } from './read-mapping.ts'

/** What the shell gives `splot fate`. */
export interface FateFlags {
  /** Folder with `workflows/` and `forms/` as they would be. */
  draft: string
  data: string
  /** Database in place of the folder. */
  database?: string
  /** Folder with `workflows/` and `forms/` in force. */
  definitions: string
  /** File with the mapping: workflow id → state that is gone → state to go on in. */
  mapping?: string
  language: keyof LocalText
  json: boolean
}

/**
 * Tells what would become of every live case of a data folder were a draft published, also
 * while a server runs on it, and writes nothing. Returns the exit code: 1 where the draft has faults, or a case
 * needs a decision, is blocked, or could no longer end.
 *
 * @throws CommandFailure for a folder that is none or without data, or a mapping that cannot be read
 * @throws SplotError store.corrupt
 */
export async function fateCommand(flags: FateFlags, output: Output): Promise<number> {
  const { draft, language, json } = flags
  if (!existsSync(draft)) throw new CommandFailure(`Expected a folder but ${draft} is none`)
  const mapping = flags.mapping === undefined ? {} : await readMapping(flags.mapping)
  return withDataFolder(flags, output, async (runtime) => {
    const report = await runtime.reportFate({ files: await readDefinitionFiles(draft), mapping })
    output.line(json ? JSON.stringify(report, null, 2) : printed(report, language))
    return needsLook(report) ? exitCodes.failed : exitCodes.ok
  })
}

function needsLook({ problems, counts, groups }: FateReport): boolean {
  const endless = groups.some((group) => group.endless > 0)
  return problems.length > 0 || counts.mustDecide > 0 || counts.blocked > 0 || endless
}

const words = {
  kind: {
    mustDecide: { pl: 'wymaga decyzji', en: 'needs a decision' },
    blocked: { pl: 'zablokowane', en: 'blocked' },
    moves: { pl: 'przechodzi', en: 'moves' },
    stays: { pl: 'zostaje', en: 'stays' },
  },
  header: {
    pl: ['spraw', 'co się stanie', 'proces', 'jest w', 'będzie w', 'uwagi'],
    en: ['cases', 'fate', 'workflow', 'now in', 'then in', 'notes'],
  },
  untouched: {
    pl: (n: number) => `Bez zmian, bo mają te definicje: ${n}.`,
    en: (n: number) => `Untouched, having these definitions already: ${n}.`,
  },
  notes: {
    endless: { pl: 'bez końca', en: 'no end in reach' },
    overdue: { pl: 'terminy po czasie', en: 'overdue' },
    gained: { pl: 'nowe terminy', en: 'new deadlines' },
    lost: { pl: 'znikające terminy', en: 'lost deadlines' },
    tasks: { pl: 'znikające zadania', en: 'lost tasks' },
    reopened: { pl: 'zadania od nowa', en: 'tasks to do again' },
    answers: { pl: 'z nieważnymi odpowiedziami', en: 'with answers no longer valid' },
  },
} as const

function printed({ problems, counts, groups }: FateReport, language: keyof LocalText): string {
  const faults = problems.flatMap(({ file, issues }) =>
    issues.map(({ path, message }) => `${file} ${path}: ${message[language]}`),
  )
  const rows = groups.map((group) => [
    String(group.cases),
    words.kind[group.kind][language],
    `${group.workflow} ${group.version.before} → ${group.version.after}`,
    group.from.at(-1) ?? '',
    group.to.at(-1) ?? '',
    notesOf(group, language),
  ])
  return [
    ...faults,
    ...(rows.length > 0 ? [table(words.header[language], rows)] : []),
    words.untouched[language](counts.untouched),
  ].join('\n')
}

function notesOf(group: FateGroup, language: keyof LocalText): string {
  const { timers, tasks, endless, answers, undecided, blocked } = group
  const told: [number, keyof typeof words.notes][] = [
    [endless, 'endless'],
    [timers.overdue, 'overdue'],
    [timers.gained, 'gained'],
    [timers.lost, 'lost'],
    [tasks.lost, 'tasks'],
    [tasks.reopened, 'reopened'],
    [answers, 'answers'],
  ]
  return [
    ...undecided.map(({ state }) => `? ${state}`),
    ...(blocked ? [blocked.reason[language]] : []),
    ...told.flatMap(([count, name]) =>
      count > 0 ? `${words.notes[name][language]}: ${count}` : [],
    ),
  ].join(', ')
}
