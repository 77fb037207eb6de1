import { SplotError } from '@splot/definition'
import type { CompiledBefore } from '@splot/runtime'
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { BenchFlags } from './bench/bench-command.ts'
import type { DemoFlags } from './demo/demo-command.ts'
import type { IndicatorFlags } from './indicators/indicators-command.ts'
import type { DoctorFlags } from './doctor/doctor-command.ts'
import type { DiffFlags } from './diff/diff-command.ts'
import type { ExportFlags } from './export/export-command.ts'
import type { FateFlags } from './fate/fate-command.ts'
import { CommandFailure, exitCodes } from './exit-codes.ts'
import type { Output } from './output.ts'
import type { EraseFlags } from './personal-data/erase-command.ts'
import type { HoldFlags } from './personal-data/hold-command.ts'
import type { PersonFlags } from './person/person-command.ts'
import type { PublishFlags } from './publish/publish-command.ts'
import type { RegisterFlags } from './register/register-command.ts'
import type { RolesFlags } from './roles/roles-command.ts'
import type { TypesFlags } from './types/types-command.ts'
import type { RotateKeyFlags } from './rotate-key/rotate-key-command.ts'
import type { SimulateFlags } from './simulate/simulate-command.ts'
import type { StorePlace } from './store-place.ts'
import { dataOption, databaseOption, definitionsOption, languageOption } from './shared-options.ts'

/** What the shell gives a command. */
export interface Shell {
  output: Output
  /** Folder relative paths are counted from. */
  workingFolder: string
  /** The project's own folder: definitions, portal and benchmarks lie there. */
  projectFolder: string
  /** Definitions that were compiled when the product was built. */
  compiledBefore?: CompiledBefore
  /** Built module of the thread that checks drafts. */
  checkThread?: URL
  /** Resolves when the process is asked to stop. */
  stopped: () => Promise<void>
}

/** Runs `splot …` and returns the exit code: 0 well, 1 findings or failure, 2 wrong usage. */
export async function runCommandLine(args: readonly string[], shell: Shell): Promise<number> {
  let code: number = exitCodes.ok
  const program = createProgram(shell, (result) => {
    code = result
  })
  try {
    await program.parseAsync(withoutDashes(args), { from: 'user' })
    return code
  } catch (error) {
    return failed(error, shell.output)
  }
}

/** pnpm hands on the `--` of `pnpm start -- --port 80`, which would make arguments of options. */
function withoutDashes(args: readonly string[]): string[] {
  return args.filter((one, at) => one !== '--' || at > 1)
}

/** The version that the project's own package says. */
function versionOf({ projectFolder }: Shell): string {
  const text = readFileSync(join(projectFolder, 'package.json'), 'utf8')
  return (JSON.parse(text) as { version?: string }).version ?? '0'
}

/** Of commands that read the files in force: those in the data may be others by now. */
const began = 'folder with workflows/ and forms/ the installation began with'

function createProgram(shell: Shell, done: (code: number) => void): Command {
  const { output } = shell
  const at = (folder: string): string => resolve(shell.workingFolder, folder)
  const program = new Command('splot')
    .description('Low-code workflow and forms engine for the whole life of a support programme')
    .version(versionOf(shell), '-V, --version', 'tell the version')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => output.line(text.trimEnd()),
      writeErr: (text) => output.note(text.trimEnd()),
    })
    .showHelpAfterError('(splot --help tells more)')

  program
    .command('start')
    .description('serve the portal, the studio and the API')
    .option('--port <number>', 'port to listen on; 0 takes a free one', toWhole(0, 65_535), 8080)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .addOption(dataOption('where everything is kept'))
    .addOption(databaseOption())
    .addOption(definitionsOption(shell.projectFolder))
    .option('--url <address>', 'address people use, such as https://splot.example')
    .option(
      '--proxy',
      'a proxy of yours stands before the service and writes X-Forwarded-For',
      false,
    )
    .option('--admin <e-mail>', 'person who becomes programme administrator; prints a sign-in link')
    .option('--no-demo', 'do not seed demo people and a demo call; do not show mail')
    .option(
      '--expose-demo',
      'let other machines reach the demonstration: anybody can be anybody',
      false,
    )
    .option('--without-damaged', 'serve a folder without the cases whose files are damaged', false)
    .addOption(
      new Option(
        '--clamav <address>',
        'virus scanner that looks at every upload: tcp://127.0.0.1:3310 or unix:/run/clamav/clamd.ctl',
      ).env('SPLOT_CLAMAV'),
    )
    .addOption(
      new Option(
        '--unscanned <what>',
        'uploads while the virus scanner is away: refuse them, or take and mark them',
      )
        .env('SPLOT_UNSCANNED')
        .choices(['refuse', 'mark'])
        .default('refuse'),
    )
    .option('--oidc-issuer <address>', 'provider of OpenID Connect people may sign in at')
    .option('--oidc-client-id <id>', 'what the provider knows this service by')
    .option('--oidc-name <text>', 'what people know the provider by')
    .option(
      '--drain <seconds>',
      'go on serving for so long after being asked to stop, while a balancer looks elsewhere',
      toWhole(0, 600),
      0,
    )
    .option('--json', 'print one JSON line when ready', false)
    .action(async (options: StartFlags) => {
      const { startCommand } = await import('./start/start-command.ts')
      done(
        await startCommand(
          {
            ...options,
            data: at(options.data),
            definitions: at(options.definitions),
            portal: join(shell.projectFolder, 'apps/portal/dist'),
            studio: join(shell.projectFolder, 'apps/studio/dist'),
            documentWorker: join(shell.projectFolder, 'apps/server/dist/document-worker.js'),
            ...(shell.checkThread && { checkThread: shell.checkThread }),
          },
          shell,
        ),
      )
    })

  program
    .command('check')
    .description('check all definition files; exit code 1 where there is an error')
    .argument('[folder]', 'folder with workflows/ and forms/', shell.projectFolder)
    .option('--json', 'print JSON', false)
    .action(async (folder: string, options: { json: boolean }) => {
      const { checkCommand } = await import('./check/check-command.ts')
      done(await checkCommand(at(folder), options, output))
    })

  program
    .command('diff')
    .description(
      'tell in words what differs between two folders of definitions, or two versions in a data folder',
    )
    .argument(
      '<before>',
      'folder with workflows/ and forms/ as they were; with --data start, release:<number> or draft:<id>',
    )
    .argument('[after]', 'the same as they are', shell.projectFolder)
    .option('--data <folder>', 'data folder that no server runs on, which has both versions')
    .addOption(databaseOption())
    .addOption(definitionsOption(shell.projectFolder, began))
    .option('--participants', 'only what participants will notice, in their words', false)
    .addOption(languageOption('--language <code>', 'language of the sentences', 'en'))
    .option('--json', 'print JSON, in both languages', false)
    .action(async (before: string, after: string, options: Omit<DiffFlags, 'before' | 'after'>) => {
      const { diffCommand } = await import('./diff/diff-command.ts')
      const { data } = options
      const versions =
        data === undefined ? { before: at(before), after: at(after) } : { before, after }
      const flags = {
        ...options,
        ...versions,
        definitions: at(options.definitions),
        ...(data !== undefined && { data: at(data) }),
      }
      done(await diffCommand(flags, output))
    })

  program
    .command('simulate')
    .description('run scenarios with synthetic cases; exit code 1 where an expectation fails')
    .argument('[scenario...]', 'ids in workflows/scenarios, or files; all without')
    .addOption(definitionsOption(shell.projectFolder))
    .option('--seed <number>', 'another seed than the scenario has', toWhole(0, 4_294_967_295))
    .option('--days <number>', 'stop after so many days', toWhole(1, 3_660))
    .addOption(languageOption('--language <code>', 'language of the titles', 'en'))
    .option('--json', 'print JSON', false)
    .action(async (names: string[], options: Omit<SimulateFlags, 'scenarios'>) => {
      const definitions = at(options.definitions)
      const scenarios = names.map((id) => ({ id, path: at(id) }))
      const { simulateCommand } = await import('./simulate/simulate-command.ts')
      done(await simulateCommand({ ...options, definitions, scenarios }, output))
    })

  program
    .command('fate')
    .description(
      'tell what would become of every live case were a draft published; exit code 1 where one needs a look',
    )
    .argument('<draft>', 'folder with workflows/ and forms/ as they would be')
    .addOption(dataOption('data folder, also of a running server'))
    .addOption(databaseOption())
    .addOption(definitionsOption(shell.projectFolder, 'folder with workflows/ and forms/ in force'))
    .option('--mapping <file>', 'JSON: workflow id, state that is gone, state to go on in')
    .addOption(languageOption('--language <code>', 'language of the table', 'en'))
    .option('--json', 'print JSON, in both languages', false)
    .action(async (draft: string, options: Omit<FateFlags, 'draft'>) => {
      const { mapping } = options
      const flags: FateFlags = {
        ...options,
        draft: at(draft),
        data: at(options.data),
        definitions: at(options.definitions),
        ...(mapping !== undefined && { mapping: at(mapping) }),
      }
      const { fateCommand } = await import('./fate/fate-command.ts')
      done(await fateCommand(flags, output))
    })

  program
    .command('publish')
    .description(
      'publish a folder of definitions and take live cases along; exit code 1 where one could not go',
    )
    .argument('<draft>', 'folder with workflows/ and forms/ as they would be')
    .requiredOption('--by <e-mail>', 'programme administrator who publishes')
    .requiredOption('--reason <text>', 'why; kept with the release and in the audit log')
    .option('--title <text>', 'what the release is called', 'splot publish')
    .addOption(
      new Option('--policy <policy>', 'what becomes of live cases')
        .choices(['pinned', 'follow', 'mapped'])
        .default('pinned'),
    )
    .option('--mapping <file>', 'JSON: workflow id, state that is gone, state to go on in')
    .option('--warnings <file>', 'JSON: key of a warning, why it is no fault')
    .option('--notice', 'tell participants of cases that go along what they will notice', false)
    .addOption(dataOption('data folder that no server runs on'))
    .addOption(databaseOption())
    .addOption(definitionsOption(shell.projectFolder, began))
    .addOption(languageOption('--language <code>', 'language of the report', 'en'))
    .option('--json', 'print JSON, in both languages', false)
    .action(async (draft: string, options: Omit<PublishFlags, 'draft'>) => {
      const { mapping, warnings } = options
      const flags: PublishFlags = {
        ...options,
        draft: at(draft),
        data: at(options.data),
        definitions: at(options.definitions),
        ...(mapping !== undefined && { mapping: at(mapping) }),
        ...(warnings !== undefined && { warnings: at(warnings) }),
      }
      const { publishCommand } = await import('./publish/publish-command.ts')
      done(await publishCommand(flags, output))
    })

  program
    .command('export')
    .description('write the definition files in force into a folder')
    .argument('<folder>', 'folder to write to')
    .addOption(dataOption('data folder, also of a running server'))
    .addOption(databaseOption())
    .addOption(definitionsOption(shell.projectFolder, began))
    .option('--force', 'write over files that say something else', false)
    .option('--json', 'print JSON', false)
    .action(async (folder: string, options: Omit<ExportFlags, 'folder'>) => {
      const flags: ExportFlags = {
        ...options,
        folder: at(folder),
        data: at(options.data),
        definitions: at(options.definitions),
      }
      const { exportCommand } = await import('./export/export-command.ts')
      done(await exportCommand(flags, output))
    })

  program
    .command('roles')
    .description('tell what each role may see and do, as the definitions say it')
    .argument('[folder]', 'folder with workflows/ and forms/', shell.projectFolder)
    .addOption(languageOption('--locale <language>', 'language of the titles', 'pl'))
    .option('--markdown', 'print the page docs/roles.md, in both languages', false)
    .option('--json', 'print JSON, in both languages', false)
    .action(async (folder: string, options: RolesFlags) => {
      const { rolesCommand } = await import('./roles/roles-command.ts')
      done(await rolesCommand(at(folder), options, output))
    })

  program
    .command('register')
    .description('tell which personal data the forms ask for, what for and how long (GDPR art. 30)')
    .argument('[folder]', 'folder with workflows/ and forms/', shell.projectFolder)
    .addOption(languageOption('--locale <language>', 'language of the register', 'pl'))
    .option('--csv <file>', 'also write it as CSV')
    .option('--semicolons', 'CSV with semicolons, as Polish Excel reads it', false)
    .option('--xlsx <file>', 'also write it as a workbook')
    .option('--json', 'print JSON, in both languages', false)
    .action(async (folder: string, options: Omit<RegisterFlags, 'definitions'>) => {
      const { csv, xlsx } = options
      const flags: RegisterFlags = {
        ...options,
        definitions: at(folder),
        ...(csv !== undefined && { csv: at(csv) }),
        ...(xlsx !== undefined && { xlsx: at(xlsx) }),
      }
      const { registerCommand } = await import('./register/register-command.ts')
      done(await registerCommand(flags, output))
    })

  program
    .command('types')
    .description('write TypeScript declarations of answers, states, events and parameters')
    .argument('[folder]', 'folder with workflows/ and forms/', shell.projectFolder)
    .option('--out <file>', 'write to a file in place of printing')
    .option('--json', 'write the JSON Schema they come from', false)
    .action(async (folder: string, { out, json }: TypesFlags) => {
      const { typesCommand } = await import('./types/types-command.ts')
      const file = out === undefined ? {} : { out: at(out) }
      done(await typesCommand(at(folder), { ...file, json }, output))
    })

  program
    .command('verify')
    .description(
      'prove every history, and answers against what it says of them; exit code 1 where something is damaged',
    )
    .addOption(dataOption())
    .addOption(databaseOption())
    .option('--anchor <file>', 'also that nothing is gone which stood there when it was written')
    .option('--json', 'print JSON', false)
    .action(async (options: StorePlace & { json: boolean; anchor?: string }) => {
      const { json, anchor, ...place } = options
      const { verifyCommand } = await import('./verify/verify-command.ts')
      const flags = { json, ...(anchor !== undefined && { anchor: at(anchor) }) }
      done(await verifyCommand({ ...place, data: at(place.data) }, flags, output))
    })

  program
    .command('anchor')
    .description('write where every history and the audit log stand now, to be kept elsewhere')
    .argument('<file>', 'file to write, such as 2027-03-01.anchor')
    .addOption(dataOption())
    .addOption(databaseOption())
    .option('--json', 'print JSON', false)
    .action(async (file: string, options: StorePlace & { json: boolean }) => {
      const { anchorCommand } = await import('./anchor/anchor-command.ts')
      done(await anchorCommand({ ...options, file: at(file), data: at(options.data) }, output))
    })

  program
    .command('import')
    .description(
      'copy everything from one place to an empty one, and prove by hash that it is there',
    )
    .argument('<from>', 'data folder that no server runs on, or address of a database')
    .requiredOption('--into <place>', 'empty folder, or address of an empty database')
    .option('--own-files', 'put files into that place, not into the bucket of SPLOT_FILES', false)
    .option('--json', 'print JSON', false)
    .action(async (from: string, { into, json, ownFiles }: ImportOptions) => {
      const { importCommand } = await import('./import/import-command.ts')
      const { isDatabase } = await import('./store-place.ts')
      const placeAt = (text: string): StorePlace =>
        isDatabase(text) ? { data: at('.splot/data'), database: text } : { data: at(text) }
      const target = { ...placeAt(into), ...(ownFiles && { files: 'own' }) }
      done(await importCommand({ from: placeAt(from), into: target, json }, output))
    })

  program
    .command('doctor')
    .description('look at all that a service needs here, and tell what to do')
    .addOption(dataOption())
    .addOption(databaseOption())
    .addOption(definitionsOption(shell.projectFolder))
    .option('--json', 'print JSON', false)
    .action(async ({ data, definitions, ...options }: DoctorFlags) => {
      const { doctorCommand } = await import('./doctor/doctor-command.ts')
      const places = { data: at(data), definitions: at(definitions) }
      done(await doctorCommand({ ...options, ...places }, process.env, output))
    })

  program
    .command('backup')
    .description('write everything into one file, also while a server runs on it')
    .argument('<file>', 'archive to write, such as splot.tar.gz')
    .addOption(dataOption())
    .addOption(databaseOption())
    .option('--json', 'print JSON', false)
    .action(async (file: string, options: StorePlace & { json: boolean }) => {
      const { backupCommand } = await import('./backup/backup-command.ts')
      done(await backupCommand({ ...options, file: at(file), data: at(options.data) }, output))
    })

  program
    .command('restore')
    .description('prove a backup and put what it holds into an empty folder or database')
    .argument('<file>', 'archive that splot backup wrote')
    .addOption(dataOption('empty data folder'))
    .addOption(databaseOption())
    .option('--json', 'print JSON', false)
    .action(async (file: string, { json, data, ...rest }: StorePlace & { json: boolean }) => {
      const { restoreCommand } = await import('./backup/restore-command.ts')
      const into = { ...rest, data: at(data) }
      done(await restoreCommand({ file: at(file), into, json }, output))
    })

  program
    .command('demo')
    .description('play the programme with forty fictional applicants')
    .option('--at <date>', 'stop at the end of a day such as 2027-10-01; default: play to the end')
    .option('--data <folder>', 'leave the data in an empty folder, for splot start --data')
    .addOption(
      new Option(
        '--database <address>',
        'leave the data in an empty database, for splot start --database',
      ),
    )
    .option('--json', 'print JSON', false)
    .action(async (options: Omit<DemoFlags, 'projectFolder'>) => {
      const { projectFolder } = shell
      const data = options.data === undefined ? {} : { data: at(options.data) }
      const { demoCommand } = await import('./demo/demo-command.ts')
      done(await demoCommand({ ...options, ...data, projectFolder }, output))
    })

  program
    .command('indicators')
    .description('count the indicators of a data folder, also beside a running server')
    .option('--as-of <date>', 'up to the end of a day such as 2027-06-30; default: today')
    .option('--from <date>', 'also tell what happened from this day on')
    .addOption(dataOption())
    .addOption(databaseOption())
    .addOption(definitionsOption(shell.projectFolder))
    .option('--published', 'keep small numbers of persons back, as for publishing', false)
    .addOption(languageOption('--locale <language>', 'language of the titles', 'pl'))
    .option('--csv <file>', 'also write all breakdowns as CSV')
    .option(
      '--semicolons',
      'CSV with semicolons and decimal commas, as Polish Excel reads it',
      false,
    )
    .option('--xlsx <file>', 'also write all breakdowns as a workbook')
    .option('--json', 'print JSON', false)
    .action(async (options: IndicatorFlags) => {
      const { csv, xlsx } = options
      const flags: IndicatorFlags = {
        ...options,
        data: at(options.data),
        definitions: at(options.definitions),
        ...(csv !== undefined && { csv: at(csv) }),
        ...(xlsx !== undefined && { xlsx: at(xlsx) }),
      }
      const { indicatorsCommand } = await import('./indicators/indicators-command.ts')
      done(await indicatorsCommand(flags, output))
    })

  program
    .command('person')
    .description('write all that is kept of one person, to answer their request (GDPR art. 15)')
    .argument('<out>', 'archive to write, such as copy.zip, or an empty folder')
    .argument(
      '<who...>',
      'e-mail, PESEL or id of that person; several of one person help to find all',
    )
    .requiredOption('--by <e-mail>', 'who looks after personal data and answers for the copy')
    .requiredOption('--reason <text>', 'why; kept in the audit log')
    .addOption(dataOption('data folder that no server runs on'))
    .addOption(databaseOption())
    .addOption(definitionsOption(shell.projectFolder, began))
    .addOption(languageOption('--language <code>', 'language of the page', 'pl'))
    .option('--json', 'print JSON', false)
    .action(async (out: string, who: string[], options: Omit<PersonFlags, 'out' | 'who'>) => {
      const places = { data: at(options.data), definitions: at(options.definitions) }
      const { personCommand } = await import('./person/person-command.ts')
      done(await personCommand({ ...options, ...places, out: at(out), who }, output))
    })

  const onWholeData = (command: Command): Command =>
    command
      .addOption(dataOption('data folder that no server runs on'))
      .addOption(databaseOption())
      .addOption(definitionsOption(shell.projectFolder, began))
      .option('--json', 'print JSON', false)
  const officers = (command: Command): Command =>
    onWholeData(
      command.requiredOption('--by <e-mail>', 'who looks after personal data and answers for it'),
    )
  const placesOf = (options: { data: string; definitions: string }) => ({
    data: at(options.data),
    definitions: at(options.definitions),
  })

  officers(program.command('hold'))
    .description('keep everything of a case from being erased, for a control or a dispute')
    .argument('<case>', 'number or id of the case')
    .requiredOption('--reason <text>', 'why; kept in the audit log')
    .option('--end', 'end the hold', false)
    .action(async (name: string, options: Omit<HoldFlags, 'case'>) => {
      const { holdCommand } = await import('./personal-data/hold-command.ts')
      done(await holdCommand({ ...options, ...placesOf(options), case: name }, output))
    })

  officers(program.command('erase'))
    .description('tell what is to be erased, or propose it; somebody else approves in the portal')
    .argument('[case...]', 'numbers or ids of cases to propose; none: tells what is due')
    .option('--reason <text>', 'why; kept in the audit log')
    .option('--apart', 'only what is kept apart, such as special categories', false)
    .action(async (cases: string[], options: Omit<EraseFlags, 'cases'>) => {
      const { eraseCommand } = await import('./personal-data/erase-command.ts')
      done(await eraseCommand({ ...options, ...placesOf(options), cases }, output))
    })

  onWholeData(program.command('rotate-key'))
    .description('put all sensitive data under a new key; what was stopped goes on')
    .action(async (options: RotateKeyFlags) => {
      const { rotateKeyCommand } = await import('./rotate-key/rotate-key-command.ts')
      done(await rotateKeyCommand({ ...options, ...placesOf(options) }, output))
    })

  program
    .command('bench')
    .description('measure, each figure beside its baseline and bar')
    .argument('[name...]', 'which ones; all without')
    .option('--json', 'print JSON', false)
    .option('--quick', 'fewer rounds and smaller sizes, for a look', false)
    .option('--strict', 'exit code 1 where a bar is missed', false)
    .action(async (names: string[], options: Omit<BenchFlags, 'projectFolder'>) => {
      const { projectFolder } = shell
      const { benchCommand } = await import('./bench/bench-command.ts')
      done(await benchCommand(names, { ...options, projectFolder }, output))
    })
  return program
}

interface ImportOptions {
  into: string
  json: boolean
  ownFiles: boolean
}

interface StartFlags {
  withoutDamaged: boolean
  port: number
  host: string
  data: string
  database?: string
  definitions: string
  url?: string
  admin?: string
  oidcIssuer?: string
  oidcClientId?: string
  oidcName?: string
  clamav?: string
  unscanned: 'refuse' | 'mark'
  proxy: boolean
  exposeDemo: boolean
  drain: number
  demo: boolean
  json: boolean
}

function toWhole(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text)
    if (/^\d+$/u.test(text) && number >= least && number <= most) return number
    throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`)
  }
}

function failed(error: unknown, output: Output): number {
  if (error instanceof CommanderError) {
    // help and version are no failures
    return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage
  }
  if (error instanceof CommandFailure) output.note(`splot: ${error.message}`)
  else if (error instanceof SplotError) {
    output.note(`splot: ${error.message} (${error.code})`)
    for (const { path, message } of error.issues) output.note(`  ${path}: ${message.en}`)
  } else
    output.note(`splot: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  return exitCodes.failed
}
