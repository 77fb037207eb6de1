import type { Section } from './section-links.tsx'

/** A group of entries in the menu of an open draft. */
export interface SectionGroup {
  /** Key of the text. */
  title: string
  sections: readonly Section[]
}

/** The menu of an open draft; addresses are below `/studio/drafts/:draft`. Only pages that exist. */
export const draftSections: readonly SectionGroup[] = [
  {
    title: 'sections.programme',
    sections: [
      { to: '', title: 'sections.home', end: true },
      { to: 'forms', title: 'forms.all' },
      { to: 'documents', title: 'home.kinds.document' },
      { to: 'lists', title: 'lists.all' },
      { to: 'roles', title: 'programme.roles' },
      { to: 'parameters', title: 'programme.parameters' },
      { to: 'calendar', title: 'programme.calendar' },
      { to: 'messages', title: 'programme.messages' },
      { to: 'texts', title: 'translations.title' },
      { to: 'dashboards', title: 'home.kinds.dashboard' },
      { to: 'indicators', title: 'home.kinds.indicators' },
      { to: 'exports', title: 'home.kinds.export' },
      { to: 'settings', title: 'programme.settings' },
    ],
  },
  {
    title: 'sections.beforePublishing',
    sections: [
      { to: 'check', title: 'sections.check' },
      { to: 'simulate', title: 'sections.simulate' },
      { to: 'differences', title: 'sections.differences' },
      { to: 'fate', title: 'sections.fate' },
      { to: 'publish', title: 'sections.publish' },
    ],
  },
]
