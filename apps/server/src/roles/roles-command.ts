import type { LocalText } from '@splot/definition'
import { exitCodes } from '../exit-codes.ts'
import type { Output } from '../output.ts'
import { readProgramme } from '../read-programme.ts'
import { table } from '../table.ts'
import { roleRights } from './role-rights.ts'
import type { RoleRights } from './role-rights.ts'
import { rolesPage } from './roles-page.ts'

/** What the shell gives `splot roles`. */
export interface RolesFlags {
  /** Language of the titles. */
  locale: keyof LocalText
  /** The whole page, as docs/roles.md has it, in both languages. */
  markdown: boolean
  json: boolean
}

/**
 * Tells what each role may see and do. Returns the exit code.
 *
 * @throws CommandFailure where the folder is none, or has files that cannot be read
 */
export async function rolesCommand(
  folder: string,
  { locale, markdown, json }: RolesFlags,
  output: Output,
): Promise<number> {
  const roles = roleRights(await readProgramme(folder))
  if (json) output.line(JSON.stringify(roles, null, 2))
  else output.line(markdown ? rolesPage(roles).trimEnd() : printed(roles, locale))
  return exitCodes.ok
}

/** One line for each role and workflow; the page and JSON tell more. */
function printed(roles: readonly RoleRights[], locale: keyof LocalText): string {
  const rows = roles.flatMap(({ id, title, workflows }) => [
    [id, title[locale]],
    ...workflows.map(({ id: workflow, title: name, reads, tasks, events, answers }) => [
      `  ${workflow}`,
      `  ${name[locale]}`,
      reads === null ? 'none' : reads.length === 0 ? 'every case' : 'some cases',
      ids(tasks),
      ids(events),
      ids(answers),
    ]),
  ])
  return table(['role', 'title', 'opens', 'tasks', 'sends', 'reads answers of'], rows)
}

function ids(items: readonly { id: string }[]): string {
  return items.map(({ id }) => id).join(', ')
}
