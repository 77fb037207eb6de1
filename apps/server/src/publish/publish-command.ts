import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { parseProgramme } from '@splot/definition'
import type { LocalText } from '@splot/definition'
import { noticeLetter, workflowsNoticed } from '@splot/definition/diff'
import type {
  ProgrammeRelease,
  PublishRequest,
  ReleaseNotice,
  ReleasePolicy,
  Runtime,
  ScenarioProgress,
} from '@splot/runtime'
import { readDefinitionFiles } from '../definition-files.ts'
import { CommandFailure, exitCodes } from '../exit-codes.ts'
import { readMapping } from '../fate/read-mapping.ts'
import type { Output } from '../output.ts'
import { changeDataFolder } from '../with-data-folder.ts'

/** What the shell gives `splot publish`. */
export interface PublishFlags {
  /** Folder with `workflows/` and `forms/` as they would be. */
  draft: string
  data: string
  /** Database in place of the folder. */
  database?: string
  /** Folder with `workflows/` and `forms/` the installation began with. */
  definitions: string
  /** E-mail of the programme administrator who publishes. */
  by: string
  reason: string
  title: string
  policy: ReleasePolicy
  /** File with the mapping: workflow id → state that is gone → state to go on in. */
  mapping?: string
  /** File with reasons for warnings, by key as `splot check --json` tells them. */
  warnings?: string
  /** Participants of cases that go along are told what they will notice. */
  notice: boolean
  language: keyof LocalText
  json: boolean
}

/**
 * Publishes a folder of definitions into a data folder that no server runs on, and takes its cases along.
 * Where the programme asks for two persons it is proposed. Letters of cases wait for the service. Returns
 * the exit code: 1 where a case could not go along.
 *
 * @throws CommandFailure for a folder that is none or without data, or a file that cannot be read
 * @throws SplotError store.locked, store.corrupt, and what publishing is refused with
 */
export async function publishCommand(flags: PublishFlags, output: Output): Promise<number> {
  const { draft, policy, reason } = flags
  if (!existsSync(draft)) throw new CommandFailure(`Expected a folder but ${draft} is none`)
  const mapping = flags.mapping === undefined ? {} : await readMapping(flags.mapping)
  const warnings = flags.warnings === undefined ? {} : await readReasons(flags.warnings)
  return changeDataFolder(flags, async (runtime) => {
    const person = await runtime.findPerson(flags.by)
    if (person === null) throw new CommandFailure(`Expected a person but ${flags.by} is none`)
    const reader = { person: person.id, locale: flags.language }
    const id = await draftOf(runtime, reader, flags)
    const notice = flags.notice ? await noticeOf(runtime, reader, id) : null
    const request = { policy, mapping, reason, warnings, ...(notice && { notice }) }
    const release = await published(runtime, reader, id, { request, output })
    if (release === null) {
      const said = { draft: id, status: 'proposed' }
      output.line(flags.json ? JSON.stringify(said, null, 2) : proposed[flags.language])
      return exitCodes.ok
    }
    const done = await arrived(runtime, reader, release.id, output)
    output.line(flags.json ? JSON.stringify(done, null, 2) : printed(done, flags.language))
    return done.migration.refusedCount > 0 ? exitCodes.failed : exitCodes.ok
  })
}

/** What participants will notice, as the studio proposes it; `null`: nothing. */
async function noticeOf(
  runtime: Runtime,
  reader: Administrator,
  id: string,
): Promise<ReleaseNotice | null> {
  const { notice } = await runtime.programmeDraftDifference(reader, id)
  const { files } = await runtime.getProgrammeDraft(reader, id)
  const { bundle } = parseProgramme(files)
  if (bundle === undefined || notice.length === 0) return null
  return {
    ...noticeLetter(bundle.programme, notice),
    workflows: workflowsNoticed(bundle, notice),
  }
}

const proposed: LocalText = {
  pl: 'Zaproponowano. Inny administrator programu musi to zatwierdzić.',
  en: 'Proposed. Another programme administrator has to approve it.',
}

type Administrator = { person: string; locale: keyof LocalText }

/** Makes the folder a draft of what is in force. */
async function draftOf(
  runtime: Runtime,
  reader: Administrator,
  { draft, title, reason }: PublishFlags,
): Promise<string> {
  const wanted = new Map((await readDefinitionFiles(draft)).map(({ path, text }) => [path, text]))
  const { id, files } = await runtime.createProgrammeDraft(reader, { title })
  const known = new Map(files.map((file) => [file.path, file]))
  const paths = [...new Set([...wanted.keys(), ...known.keys()])]
  const changes = paths.flatMap((path) => {
    const text = wanted.get(path) ?? null
    const file = known.get(path)
    return text === file?.text ? [] : [{ path, text, base: file?.revision ?? 0 }]
  })
  await runtime.changeProgrammeDraft(reader, id, { changes, note: reason })
  return id
}

/** A draft that is refused is thrown away again: the folder is still there. */
async function published(
  runtime: Runtime,
  reader: Administrator,
  id: string,
  { request, output }: { request: PublishRequest; output: Output },
): Promise<ProgrammeRelease | null> {
  try {
    // publishing runs them as well, and then knows what came of it
    await runtime.simulateProgrammeDraft(reader, id, scenarioNotes(output))
    return (await runtime.publishProgrammeDraft(reader, id, request)).release
  } catch (error) {
    await runtime.discardProgrammeDraft(reader, id)
    throw error
  }
}

/** Tells of each scenario that it began, and each quarter of it. */
function scenarioNotes(output: Output): (progress: ScenarioProgress) => void {
  let told = ''
  return ({ scenario, number, of, share }) => {
    const quarters = Math.floor(share * 4) * 25
    const now = `scenario ${number} of ${of}, ${scenario.id}: ${quarters} %`
    if (now !== told) output.note(now)
    told = now
  }
}

async function arrived(
  runtime: Runtime,
  reader: Administrator,
  id: string,
  output: Output,
): Promise<ProgrammeRelease> {
  for (let told = 0; (await runtime.moveCases()) > 0; told++) {
    if (told % 20 !== 19) continue
    const { migration } = await runtime.getRelease(reader, id)
    output.note(`${migration.done} of ${migration.total} cases`)
  }
  return runtime.getRelease(reader, id)
}

function printed({ number, migration }: ProgrammeRelease, language: keyof LocalText): string {
  const { moved, stayed, refused, refusedCount } = migration
  const head = {
    pl: `Wydanie ${number}: przeniesiono ${moved}, bez zmian ${stayed}, nie udało się ${refusedCount}.`,
    en: `Release ${number}: ${moved} moved, ${stayed} stayed, ${refusedCount} could not go along.`,
  }
  const lines = refused.map(
    ({ case: id, title, number: bears, why }) =>
      `  ${bears ?? id} ${title[language]}: ${why.text[language]} (${why.code})`,
  )
  return [head[language], ...lines].join('\n')
}

async function readReasons(path: string): Promise<Record<string, string>> {
  const read: unknown = await readFile(path, 'utf8')
    .then((text) => JSON.parse(text) as unknown)
    .catch(() => null)
  const isObject = typeof read === 'object' && read !== null && !Array.isArray(read)
  if (isObject && Object.values(read).every((one) => typeof one === 'string'))
    return read as Record<string, string>
  throw new CommandFailure(`Expected { "key of a warning": "reason" } in ${path}`)
}
