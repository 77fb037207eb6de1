import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Outlet, useLocation, useNavigation } from 'react-router'
import type { Locale } from '@splot/definition'
import { client } from '../api/client.ts'
import { useMe } from '../api/queries.ts'
import { RequireAdministrator } from '../parts/require-administrator.tsx'
import { translation } from '../texts/i18n.ts'
import { useLocale } from '@splot/react/texts'
import { Mark } from './mark.tsx'
import { studioSections } from './studio-sections.ts'
import { SectionLinks } from './section-links.tsx'

/** Header and content of every page; focus follows the address. */
export function StudioFrame(): ReactNode {
  const { t } = useTranslation()
  const main = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const navigation = useNavigation()
  const last = useRef(pathname)

  useEffect(() => {
    if (last.current === pathname) return
    last.current = pathname
    window.scrollTo(0, 0)
    main.current?.focus({ preventScroll: true })
  }, [pathname])

  return (
    <div className="st-frame">
      <a className="st-skip" href="#content">
        {t('frame.skip')}
      </a>
      <header className="st-header">
        <Link to="/" className="st-brand" aria-label={t('frame.home')}>
          <Mark />
          <span>
            Splot <b>Studio</b>
          </span>
        </Link>
        <nav aria-label={t('frame.menu')} className="st-nav">
          <SectionLinks sections={studioSections} />
          <a href="/">{t('frame.toPortal')}</a>
        </nav>
        <Tools />
      </header>
      <main id="content" ref={main} tabIndex={-1} aria-busy={navigation.state === 'loading'}>
        <RequireAdministrator>
          <Outlet />
        </RequireAdministrator>
      </main>
    </div>
  )
}

function Tools(): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const me = useMe()
  const own = me?.locale
  useEffect(() => {
    if (own !== undefined && own !== translation.current()) void translation.change(own)
  }, [own])
  async function choose(to: Locale): Promise<void> {
    await translation.change(to)
    // a lost connection must not keep anybody from reading in their language
    if (me) await client.updateMe({ locale: to }).catch(() => null)
  }
  return (
    <div className="st-tools">
      <div className="st-language" role="group" aria-label={t('frame.language')}>
        {(['pl', 'en'] as const).map((each) => (
          <button
            key={each}
            type="button"
            lang={each}
            aria-pressed={locale === each}
            aria-label={each === 'pl' ? 'PL, polski' : 'EN, English'}
            onClick={() => void choose(each)}
          >
            {each.toUpperCase()}
          </button>
        ))}
      </div>
      {me && <span className="st-account">{me.name || me.email}</span>}
    </div>
  )
}
