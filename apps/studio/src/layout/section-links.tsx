import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NavLink } from 'react-router'

/** A page a menu leads to. */
export interface Section {
  /** Address below the frame that shows the menu; `''` is its first page. */
  to: string
  /** Key of the text. */
  title: string
  /** True when addresses below it belong to other entries. */
  end?: boolean
}

/** The entries of a menu. */
export function SectionLinks(props: { sections: readonly Section[]; base?: string }): ReactNode {
  const { t } = useTranslation()
  const base = props.base ?? ''
  return props.sections.map(({ to, title, end }) => (
    <NavLink key={to} to={to === '' ? base || '/' : `${base}/${to}`} end={end ?? false}>
      {t(title)}
    </NavLink>
  ))
}
