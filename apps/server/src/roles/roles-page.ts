import type { LocalText } from '@splot/definition'
import type { ClosedPart, Named, RightTo, RoleRights, WorkflowRights } from './role-rights.ts'

const introduction = `# What each role may see and do

This page is written by \`splot roles --markdown\` from the definitions; a test holds it against
them. Titles are told in Polish and in English.

- **Opens**: the cases of the workflow that the role opens. Several conditions: any one is enough.
  Conditions are FEEL over the case. Whoever has a task opens the task in any case.
- **Tasks** it does. In brackets: how the person is found where it is not the first who takes it.
- **Sends**: events it sends by hand, beside those that its tasks raise.
- **Reads**: tasks whose answers it reads once they are handed in, and decisions it looks into, in
  cases it opens. People read what they handed in themselves.
- **Also**: starts cases, invites people into them, gives tasks to others, lets finished cases go on.

A part of a form that is not named under "Closed parts of forms" is seen by whoever reads the
answers; a document that no role is named for, by whoever opens its case. Special-category data is
stored apart, and every reading of it is logged.
`

const header = `| Workflow | Opens | Tasks | Sends | Reads | Also |
| --- | --- | --- | --- | --- | --- |`

/** Returns `docs/roles.md`: one part with a table for each role, ending with a line break. Pure. */
export function rolesPage(roles: readonly RoleRights[]): string {
  return `${[introduction.trimEnd(), ...roles.map(partOf)].join('\n\n')}\n`
}

function partOf(rights: RoleRights): string {
  const { id, title, description, kind, exclusiveWith, until, workflows } = rights
  const kinds = { programme: 'Held in the programme.', case: 'Held in one case.' }
  return [
    `## \`${id}\`: ${both(title)}`,
    ...(description === null ? [] : [both(description)]),
    exclusiveWith.length === 0
      ? kinds[kind]
      : `${kinds[kind]} Not beside ${codes(exclusiveWith)} in one case.`,
    ...(until === null
      ? []
      : [`Counts for a person up to the day in their fact \`${until}\`, and not without it.`]),
    ...(workflows.length === 0 ? [] : [[header, ...workflows.map(rowOf)].join('\n')]),
    ...listed('Closed parts of forms', rights.closedParts, closedPart),
    ...listed('Documents', rights.documents, one),
    ...listed('Dashboards', rights.dashboards, one),
    ...listed('Exports', rights.exports, one),
  ].join('\n\n')
}

function rowOf(rights: WorkflowRights): string {
  const { reads, tasks, events, answers, decisions } = rights
  const cells = [
    one(rights),
    reads === null ? '–' : reads.length === 0 ? 'every case' : reads.join('<br>'),
    cell(tasks, right),
    cell(events, one),
    cell([...answers, ...decisions], right),
    also(rights).join('<br>') || '–',
  ]
  // a pipe in an expression would end the cell
  return `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |`
}

function also({ starts, invites, assigns, reopens }: WorkflowRights): string[] {
  return [
    ...(starts ? ['starts cases'] : []),
    ...(invites.length === 0 ? [] : [`invites ${codes(invites)}`]),
    ...(assigns === null ? [] : [`gives tasks to others${where(assigns)}`]),
    ...(reopens ? ['lets finished cases go on'] : []),
  ]
}

function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? '' : ` (${conditions.join('; ')})`
}

function cell<T>(items: readonly T[], written: (item: T) => string): string {
  return items.length === 0 ? '–' : items.map(written).join('<br>')
}

function listed<T>(title: string, items: readonly T[], written: (item: T) => string): string[] {
  return items.length === 0
    ? []
    : [`${title}:\n\n${items.map((item) => `- ${written(item)}`).join('\n')}`]
}

function right(item: RightTo): string {
  return `${one(item)}${where(item.under)}`
}

function closedPart(part: ClosedPart): string {
  return part.sensitive ? `${one(part)} – special-category data` : one(part)
}

function one({ id, title }: Named): string {
  return `\`${id}\` ${both(title)}`
}

function both({ pl, en }: LocalText): string {
  return pl === en ? pl : `${pl} · ${en}`
}

function codes(ids: readonly string[]): string {
  return ids.map((id) => `\`${id}\``).join(', ')
}
