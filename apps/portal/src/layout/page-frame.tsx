import { useEffect, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useLocation, useNavigation } from 'react-router'
import { MailBar } from './mail-bar.tsx'
import { OfflineBar } from './offline-bar.tsx'
import { SiteHeader } from './site-header.tsx'

/** Header, content and footer of every page; focus follows the address. */
export function PageFrame(): ReactNode {
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
    <div className="po-frame">
      <a className="po-skip" href="#content">
        {t('nav.skip')}
      </a>
      <OfflineBar />
      <SiteHeader />
      <MailBar />
      <main id="content" ref={main} tabIndex={-1} aria-busy={navigation.state === 'loading'}>
        <Outlet />
      </main>
      <footer className="po-footer">
        <div className="po-width">
          <p>{t('footer.text')}</p>
          <p>{t('footer.accessibility')}</p>
        </div>
      </footer>
    </div>
  )
}
