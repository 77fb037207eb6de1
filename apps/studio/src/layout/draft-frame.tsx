import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useLocation, useParams } from 'react-router'
import { DraftProvider } from '../draft/draft-provider.tsx'
import { CheckProvider } from '../check/check-provider.tsx'
import { ConflictBar } from './conflict-bar.tsx'
import { DraftBar } from './draft-bar.tsx'
import { draftSections } from './draft-sections.ts'
import { SectionLinks } from './section-links.tsx'

/** An open draft: its name and state on top, its pages in a menu, the page that is open. */
export function DraftFrame(): ReactNode {
  const { draft = '' } = useParams()
  return (
    <DraftProvider key={draft} id={draft}>
      <CheckProvider>
        <DraftBar />
        <ConflictBar />
        <div className="st-work">
          <DraftMenu base={`/drafts/${draft}`} />
          <div className="st-page">
            <Outlet />
          </div>
        </div>
      </CheckProvider>
    </DraftProvider>
  )
}

function DraftMenu({ base }: { base: string }): ReactNode {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const { pathname } = useLocation()
  useEffect(() => setOpen(false), [pathname])
  return (
    <nav className="st-menu" aria-label={t('frame.draftMenu')} data-open={open}>
      <button
        type="button"
        className="st-menu-toggle sp-button sp-secondary sp-small"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {t('frame.draftMenu')}
      </button>
      <div className="st-menu-groups">
        {draftSections.map(({ title, sections }) => (
          <div key={title} className="st-menu-group">
            <p>{t(title)}</p>
            <SectionLinks sections={sections} base={base} />
          </div>
        ))}
      </div>
    </nav>
  )
}
