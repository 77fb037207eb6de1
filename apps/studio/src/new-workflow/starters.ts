import type { Locale, ProgrammeBundle } from '@splot/definition'
import type { SelectOption } from '../parts/select-field.tsx'

/** Who may begin a case: people with a role of the programme, and what others become in the case. */
export interface Starters {
  programme: SelectOption[]
  /** Those that most workflows give to whoever begins a case first. */
  caseRoles: SelectOption[]
}

/** Returns the roles that may begin a case, and those it gives. Pure. */
export function startersOf({ programme, workflows }: ProgrammeBundle, locale: Locale): Starters {
  const given = workflows.map(({ access }) => access.starter)
  const times = (role: string) => given.filter((one) => one === role).length
  const { compare } = new Intl.Collator(locale)
  const of = (wanted: 'programme' | 'case') =>
    Object.entries(programme.roles)
      .filter(([role, { kind }]) => kind === wanted && role !== 'public')
      .map(([value, { title }]) => ({ value, label: title?.[locale] || value }))
      .sort((a, b) => compare(a.label, b.label))
  return {
    programme: of('programme'),
    caseRoles: of('case').sort((a, b) => times(b.value) - times(a.value)),
  }
}
