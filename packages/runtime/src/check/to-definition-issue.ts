import type { DefinitionIssue, Issue, ParsedFile, ParsedScenario } from '@splot/definition'

/** Returns an issue with its place in the file. Pure. */
export function toDefinitionIssue(
  file: Pick<ParsedFile | ParsedScenario, 'file' | 'locate'>,
  issue: Issue,
): DefinitionIssue {
  return {
    ...issue,
    file: file.file,
    ...file.locate(issue.path),
    severity: issue.severity ?? 'error',
    hint: {
      pl: 'Popraw wskazane miejsce i sprawdź ponownie.',
      en: 'Correct the place named and check again.',
    },
  }
}
