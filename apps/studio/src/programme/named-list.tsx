import { useDeferredValue, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FindingItem } from '../check/finding-item.tsx'
import { useFileFindings } from '../check/use-findings.ts'
import { programmePath } from '../draft/use-files.ts'
import { FindField } from '../parts/find-field.tsx'
import { Disclosure } from '../parts/disclosure.tsx'
import { Empty } from '../parts/empty.tsx'
import { useFocusedPlace, usePlaceInAddress } from '../places/use-focused-place.ts'

/** One thing of a list of the programme. */
export interface NamedItem {
  name: string
  title: string
  /** Said behind the title. */
  detail?: string
}

/** Roles, parameters or messages: found by typing, each opened to be changed. */
export function NamedList(props: {
  /** JSON Pointer in the programme's file. */
  pointer: string
  items: readonly NamedItem[]
  children: (name: string, place: string) => ReactNode
}): ReactNode {
  const { t } = useTranslation()
  const { pointer, items, children } = props
  const at = usePlaceInAddress()
  const [find, setFind] = useState('')
  const searched = useDeferredValue(find.trim().toLocaleLowerCase())
  const findings = useFileFindings(programmePath)
  useFocusedPlace()
  const words = searched.split(/\s+/)
  const shown = items.filter(({ name, title, detail = '' }) => {
    const text = `${name} ${title} ${detail}`.toLocaleLowerCase()
    return words.every((word) => text.includes(word))
  })
  return (
    <>
      {items.length > 8 && (
        <div className="st-find">
          <FindField label={t('programme.find')} value={find} onChange={setFind} />
        </div>
      )}
      {shown.length === 0 && searched !== '' && (
        <Empty title={t('home.none', { text: searched })} hint={t('home.noneHint')} />
      )}
      <div className="st-list">
        {shown.map(({ name, title, detail }) => {
          const place = `${pointer}/${name}`
          const own = findings.filter(({ path }) => path === place || path.startsWith(`${place}/`))
          return (
            <Disclosure
              key={name}
              place={place}
              open={at === place || at.startsWith(`${place}/`)}
              title={
                <>
                  <b>{title}</b> <span className="st-quiet">{detail}</span>
                  {own.length > 0 && (
                    <>
                      {' '}
                      <span className="st-tag" data-state="warning">
                        {t('home.problems', { count: own.length })}
                      </span>
                    </>
                  )}
                </>
              }
            >
              {() => (
                <>
                  {own.length > 0 && (
                    <ul className="st-findings">
                      {own.map((finding) => (
                        <FindingItem key={`${finding.path} ${finding.code}`} finding={finding} />
                      ))}
                    </ul>
                  )}
                  {children(name, place)}
                </>
              )}
            </Disclosure>
          )
        })}
      </div>
    </>
  )
}
