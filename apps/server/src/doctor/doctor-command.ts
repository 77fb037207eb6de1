import { createExpressionCompiler } from '@splot/feel'
import { checkDefinitions } from '@splot/runtime'
import { existsSync } from 'node:fs'
import { readDefinitionFiles } from '../definition-files.ts'
import { exitCodes } from '../exit-codes.ts'
import type { Output } from '../output.ts'
import type { StorePlace } from '../store-place.ts'
import { examineDatabasePlace } from './examine-database.ts'
import { examineFiles } from './examine-files.ts'
import { examineFolder } from './examine-folder.ts'
import { examineSettings } from './examine-settings.ts'
import type { Settings } from './examine-settings.ts'
import { look, well, wrong } from './symptom.ts'
import type { Standing, Symptom } from './symptom.ts'

/** What the shell gives `splot doctor`. */
export interface DoctorFlags extends StorePlace {
  /** Folder with `workflows/` and `forms/`. */
  definitions: string
  json: boolean
}

/**
 * Looks at all that a service needs here and tells what to do; what is kept stays as it is. A folder that
 * no process holds is opened for that time. Returns the exit code: 1 where something is wrong.
 */
export async function doctorCommand(
  { definitions, json, ...place }: DoctorFlags,
  settings: Settings,
  output: Output,
): Promise<number> {
  const { data, database } = place
  const symptoms = [
    examineNode(process.versions.node),
    await examineDefinitions(definitions),
    ...(database === undefined
      ? await examineFolder(data)
      : await examineDatabasePlace({ data, database })),
    await examineFiles(place),
    ...(await examineSettings(place, settings)),
  ]
  output.line(json ? JSON.stringify(symptoms, null, 2) : printed(symptoms))
  const isWrong = symptoms.some(({ standing }) => standing === 'wrong')
  return isWrong ? exitCodes.failed : exitCodes.ok
}

/** Returns whether a version of Node will do. Pure. */
export function examineNode(version: string): Symptom {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 20 || (major === 20 && minor >= 19)
    ? well('node.version', `Node ${version}`)
    : wrong('node.version', `Node ${version}`, 'Use Node 20.19 or newer.')
}

async function examineDefinitions(folder: string): Promise<Symptom> {
  const code = 'definitions.sound'
  if (!existsSync(folder))
    return wrong(code, `${folder} is no folder`, 'Name the folder of the programme.')
  const { report } = checkDefinitions(await readDefinitionFiles(folder), createExpressionCompiler())
  const found = `${report.files} files, ${report.errors} errors, ${report.warnings} warnings`
  if (report.errors > 0) return wrong(code, found, '`splot check` names them.')
  return report.warnings > 0 ? look(code, found, '`splot check` names them.') : well(code, found)
}

const signs: Readonly<Record<Standing, string>> = { well: 'ok   ', look: 'look ', wrong: 'WRONG' }

function printed(symptoms: readonly Symptom[]): string {
  const lines = symptoms.flatMap(({ code, standing, found, remedy }) => [
    `${signs[standing]} ${code.padEnd(20)} ${found}`,
    ...(remedy === undefined ? [] : [`${' '.repeat(27)}→ ${remedy}`]),
  ])
  const count = (standing: Standing): number =>
    symptoms.filter((one) => one.standing === standing).length
  return [...lines, '', `${count('wrong')} wrong, ${count('look')} to look at`].join('\n')
}
