import type { DefinitionIssue } from './definition-issue.ts'

/**
 * Returns what a finding is known by while its place and kind stay the same, whatever stands around it:
 * a reason given for a warning belongs to it. Pure.
 */
export function findingKey({
  code,
  file,
  path,
}: Pick<DefinitionIssue, 'code' | 'file' | 'path'>): string {
  return `${code} ${file}#${path}`
}
