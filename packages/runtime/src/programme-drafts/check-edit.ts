import { SplotError } from '@splot/definition'
import type { Issue } from '@splot/definition'
import type { DraftRecord } from './draft-record.ts'
import type { ProgrammeDraftChange } from './types.ts'

const maxTitle = 200
const maxNote = 2_000
const maxPath = 200
const maxText = 1_500_000
const maxChanged = 20_000_000
const maxFiles = 2_000
/** A definition file as a folder holds them. */
const pathPattern = /^(?:workflows|forms)(?:\/[A-Za-z0-9][\w.-]*){1,8}\.json$/

/** Refuses a title or note that is none. @throws SplotError programme-draft.invalid */
export function checkWords({ title, note }: { title?: string; note?: string }): void {
  const issues: Issue[] = []
  if (title !== undefined && (title.trim() === '' || title.length > maxTitle))
    issues.push(
      wrong('/title', 'title', {
        pl: `Podaj nazwę wersji roboczej, najwyżej ${maxTitle} znaków.`,
        en: `Give the draft a name of at most ${maxTitle} characters.`,
      }),
    )
  if (note !== undefined && note.length > maxNote)
    issues.push(
      wrong('/note', 'note', {
        pl: `Skróć powód do ${maxNote} znaków.`,
        en: `Shorten the reason to ${maxNote} characters.`,
      }),
    )
  refuse(issues)
}

/**
 * Refuses changes that no definition file could be: a path outside of the folders, a text that is too
 * long, a path twice. @throws SplotError programme-draft.invalid
 */
export function checkChanges(changes: readonly ProgrammeDraftChange[]): void {
  const seen = new Set<string>()
  refuse(
    changes.flatMap(({ path, text }, index) => {
      const at = `/changes/${index}`
      const isTwice = seen.has(path)
      seen.add(path)
      if (path.length > maxPath || !pathPattern.test(path))
        return [
          wrong(`${at}/path`, 'path', {
            pl: 'Plik definicji leży w „workflows” albo „forms”, a jego nazwa kończy się na „.json”.',
            en: 'A definition file lies in "workflows" or "forms", and its name ends with ".json".',
          }),
        ]
      if (isTwice)
        return [
          wrong(`${at}/path`, 'path-twice', {
            pl: 'Ten sam plik jest w żądaniu dwa razy.',
            en: 'The same file stands in the request twice.',
          }),
        ]
      if (text !== null && text.length > maxText)
        return [
          wrong(`${at}/text`, 'text-too-long', {
            pl: `Plik może mieć najwyżej ${maxText} znaków.`,
            en: `A file has at most ${maxText} characters.`,
          }),
        ]
      return []
    }),
  )
}

/** Refuses a draft that grew too large. @throws SplotError programme-draft.invalid */
export function checkSize(files: DraftRecord['files'], inBase: number): void {
  const entries = Object.values(files)
  const length = entries.reduce((sum, { text }) => sum + (text?.length ?? 0), 0)
  if (length <= maxChanged && entries.length + inBase <= maxFiles) return
  refuse([
    wrong('', 'too-large', {
      pl: 'Wersja robocza jest za duża. Opublikuj ją częściami.',
      en: 'The draft is too large. Publish it in parts.',
    }),
  ])
}

function wrong(path: string, code: string, message: Issue['message']): Issue {
  return { path, code: `programme-draft.${code}`, message }
}

function refuse(issues: Issue[]): void {
  if (issues.length > 0)
    throw new SplotError('programme-draft.invalid', 'Expected a draft within its limits.', {
      issues,
    })
}
