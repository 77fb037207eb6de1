import { listsOfForm } from '../../form/lists-of-form.ts'
import type { ProgrammeBundle } from '../../programme/types.ts'
import { locales } from '../../text.ts'
import type { LocalText } from '../../text.ts'
import { tasksOf } from '../../workflow/variables.ts'
import type { NoticeSentence } from './participant-notice.ts'

/** A letter to participants in both languages. */
export interface NoticeLetter {
  subject: LocalText
  body: LocalText
}

const frame = {
  subject: { pl: 'Zmieniły się zasady', en: 'The rules have changed' },
  opening: {
    pl: 'Dzień dobry,\n\nzmieniły się zasady, według których toczy się Twoja sprawa:',
    en: 'Hello,\n\nthe rules of your case have changed:',
  },
} as const

/**
 * Returns the letter that tells participants of a release what they will notice of it, to be read and
 * changed before it is sent. Pure.
 */
export function noticeLetter(
  programme: ProgrammeBundle['programme'],
  notice: readonly NoticeSentence[],
): NoticeLetter {
  const written = (write: (locale: 'pl' | 'en') => string): LocalText =>
    Object.fromEntries(locales.map((locale) => [locale, write(locale)])) as unknown as LocalText
  return {
    subject: written((locale) => `${frame.subject[locale]}: ${programme.title[locale]}`),
    body: written((locale) =>
      [frame.opening[locale], ...notice.map(({ text }) => `– ${text[locale]}`)].join('\n\n'),
    ),
  }
}

/**
 * Returns the ids of the workflows whose cases these sentences are about: their own, those that ask for
 * the form, or for a form that offers the code list. What the programme says concerns them all. Pure.
 */
export function workflowsNoticed(
  { workflows, forms }: Pick<ProgrammeBundle, 'workflows' | 'forms'>,
  notice: readonly NoticeSentence[],
): string[] {
  const concerns = (kind: string, id: string, workflow: (typeof workflows)[number]): boolean => {
    if (kind === 'workflow') return workflow.id === id
    const asked = new Set(tasksOf(workflow).map(({ form }) => form))
    if (kind === 'form') return asked.has(id)
    if (kind === 'codeList')
      return forms.some((form) => asked.has(form.id) && listsOfForm(form).has(id))
    return true
  }
  return workflows
    .filter((workflow) => notice.some(({ about }) => concerns(about.kind, about.id, workflow)))
    .map(({ id }) => id)
}
