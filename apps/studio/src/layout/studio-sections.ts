import type { Section } from './section-links.tsx'

/** Links of the header: what the studio has beside an open draft. */
export const studioSections: readonly Section[] = [
  { to: '', title: 'sections.drafts', end: true },
  { to: 'releases', title: 'sections.releases' },
  { to: 'audit', title: 'sections.audit' },
]
