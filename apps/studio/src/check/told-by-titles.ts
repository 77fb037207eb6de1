import { kindOfPath, locales, type LocalText, type WorkflowDefinition } from '@splot/definition'
import { descendants, stateTitle, stateTree, type DefinitionFiles } from '@splot/definition/edit'
import type { StudioFinding } from './finding.ts'

/** A state by its id, or an event by its name. */
const written = /[a-z][A-Za-z0-9]*(?:\.[A-Za-z0-9]+)+|\b[A-Z][A-Z0-9_]+\b/gu

/**
 * Returns what the exhaustive check says of a workflow with the titles of states and events, which people
 * know, in place of their ids, which they do not. Pure.
 */
export function toldByTitles(message: LocalText, workflow: WorkflowDefinition): LocalText {
  const titles = new Map<string, LocalText>()
  for (const node of descendants(stateTree(workflow)))
    if (node.definition.id !== undefined) titles.set(node.definition.id, stateTitle(node))
  for (const [name, { title }] of Object.entries(workflow.events)) titles.set(name, title)
  const told = (locale: 'pl' | 'en') =>
    message[locale].replaceAll(written, (name) => titles.get(name)?.[locale] || name)
  return Object.fromEntries(locales.map((locale) => [locale, told(locale)])) as unknown as LocalText
}

/** Returns what the server found with the titles of what it names by ids, of which people know nothing. Pure. */
export function findingByTitles<Found extends StudioFinding>(
  finding: Found,
  files: DefinitionFiles,
): Found {
  const workflow = files[finding.file] as unknown as WorkflowDefinition | undefined
  return kindOfPath(finding.file) === 'workflow' && finding.code.startsWith('check.') && workflow
    ? { ...finding, message: toldByTitles(finding.message, workflow) }
    : finding
}
