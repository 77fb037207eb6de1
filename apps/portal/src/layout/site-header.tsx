import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, NavLink, useLocation, useNavigate } from 'react-router'
import { client } from '../api/client.ts'
import type { Locale } from '@splot/definition'
import { meQuery, noticesQuery, programmeQuery, useMe } from '../api/queries.ts'
import { isAdministrator, isStaff, seesErasures } from '../api/staff.ts'
import { translation } from '../texts/i18n.ts'
import { useLocale, useLocalText } from '@splot/react/texts'

const menuId = 'site-menu'

/** Name, menu, language and account; on a phone the menu opens by a button. */
export function SiteHeader(): ReactNode {
  const { t } = useTranslation()
  const me = useMe()
  const programme = useQuery(programmeQuery).data
  const { pathname } = useLocation()
  const [openAt, setOpenAt] = useState<string | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  // whoever has gone to another page has chosen
  const open = openAt === pathname

  function closeOnEscape({ key }: KeyboardEvent): void {
    if (key !== 'Escape' || !open) return
    setOpenAt(null)
    button.current?.focus()
  }

  return (
    <header className="po-header" data-menu={open} onKeyDown={closeOnEscape}>
      <div className="po-width po-header-row">
        <Link to="/" className="po-brand" aria-label={t('brand.home')}>
          <Mark />
          <span>{t('brand.name')}</span>
        </Link>
        <button
          ref={button}
          type="button"
          className="sp-button sp-secondary sp-small po-menu"
          aria-expanded={open}
          aria-controls={menuId}
          onClick={() => setOpenAt(open ? null : pathname)}
        >
          {t('nav.menu')}
        </button>
        <nav id={menuId} aria-label={t('nav.label')} className="po-nav">
          <NavLink to="/" end>
            {t('nav.calls')}
          </NavLink>
          <CatalogueLinks />
          {me && <NavLink to="/start">{t('nav.start')}</NavLink>}
          {me && <InboxLink />}
          {isStaff(me) && <NavLink to="/work">{t('nav.work')}</NavLink>}
          {isStaff(me) && <NavLink to="/dashboards">{t('nav.dashboards')}</NavLink>}
          {seesErasures(me, programme) && (
            <NavLink to="/personal-data">{t('nav.personalData')}</NavLink>
          )}
          {me && (me.mayStart.length > 0 || isAdministrator(me)) && (
            <NavLink to="/manage">{t('nav.manage')}</NavLink>
          )}
          {isAdministrator(me) && <a href="/studio/">{t('nav.studio')}</a>}
          {me && (
            <NavLink className="po-nav-account" to="/account">
              {t('account.title')}
            </NavLink>
          )}
        </nav>
        <div className="po-tools">
          <LanguageSwitch />
          {me === null && (
            <Link className="sp-button sp-small" to="/sign-in">
              {t('nav.signIn')}
            </Link>
          )}
          {me && <Account name={me.name || me.email} />}
        </div>
      </div>
    </header>
  )
}

function Account({ name }: { name: string }): ReactNode {
  const { t } = useTranslation()
  const navigate = useNavigate()

  return (
    <div className="po-account">
      <NavLink className="po-account-name" to="/account">
        <span className="sp-visually-hidden">{t('nav.account', { name: '' })}</span>
        {name}
      </NavLink>
      <button
        type="button"
        className="sp-link-button"
        onClick={() => void navigate('/sign-out', { state: { asked: true } })}
      >
        {t('nav.signOut')}
      </button>
    </div>
  )
}

/** A way to each catalogue of the programme. */
function CatalogueLinks(): ReactNode {
  const text = useLocalText()
  const { catalogues = {} } = useQuery(programmeQuery).data ?? {}
  return Object.entries(catalogues).map(([id, { title }]) => (
    <NavLink key={id} to={`/catalogues/${id}`}>
      {text(title)}
    </NavLink>
  ))
}

function InboxLink(): ReactNode {
  const { t } = useTranslation()
  const pages = useInfiniteQuery(noticesQuery).data?.pages ?? []
  const unread = pages.flatMap((page) => page.items).filter(({ readAt }) => readAt === null).length
  return (
    <NavLink to="/inbox">
      {t('nav.inbox')}
      {unread > 0 && (
        <span className="po-count">
          <span aria-hidden="true">{unread}</span>
          <span className="sp-visually-hidden">{t('inbox.unreadCount', { count: unread })}</span>
        </span>
      )}
    </NavLink>
  )
}

function LanguageSwitch(): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const choose = useOwnLanguage()
  return (
    <div className="po-language" role="group" aria-label={t('nav.language')}>
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
  )
}

/**
 * Shows the portal in the language the person keeps, on whatever device, and returns how to change
 * it for good.
 */
function useOwnLanguage(): (locale: Locale) => Promise<void> {
  const me = useMe()
  const queries = useQueryClient()
  const own = me?.locale
  useEffect(() => {
    if (own !== undefined && own !== translation.current()) void translation.change(own)
  }, [own])
  return async (locale) => {
    await translation.change(locale)
    if (!me || me.locale === locale) return
    // a lost connection must not keep anybody from reading in their language
    const kept = await client.updateMe({ locale }).catch(() => null)
    if (kept !== null) queries.setQueryData(meQuery.queryKey, kept)
  }
}

function Mark(): ReactNode {
  return (
    <svg className="po-mark" viewBox="0 0 32 32" width="34" height="34" aria-hidden="true">
      <g fill="none" stroke="currentColor" strokeWidth="3.6" strokeLinecap="round">
        <path d="M4 11h8M19 11h9M4 21h17M28 21h-1M11 4v17M11 28v-1M21 4v8M21 19v9" />
      </g>
    </svg>
  )
}
