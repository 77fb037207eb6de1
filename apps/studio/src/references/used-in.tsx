import { useQuery } from '@tanstack/react-query'
import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { Name, UsePlace } from '@splot/definition/edit'
import { useLocale } from '@splot/react/texts'
import { useFiles } from '../draft/use-files.ts'
import { Disclosure } from '../parts/disclosure.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { placeAddress } from '../places/place-address.ts'
import { namesClient } from './names-client.ts'

/** Where something is used: it is looked for when somebody wants to know. */
export function UsedIn({ name }: { name: Name }): ReactNode {
  const { t } = useTranslation()
  return (
    <div className="st-used-in">
      <Disclosure title={t('references.usedInTitle')}>{() => <Uses name={name} />}</Disclosure>
    </div>
  )
}

function Uses({ name }: { name: Name }): ReactNode {
  const { t } = useTranslation()
  const now = useFiles()
  // what is typed meanwhile is told by the next look
  const [files] = useState(now)
  const { data, error } = useQuery({
    queryKey: ['used-in', useId()],
    queryFn: () => namesClient.ask('usedIn', files, { name }),
    staleTime: Infinity,
    gcTime: 0,
  })
  if (error !== null) return <Refusal error={error} />
  if (data === undefined) return <p role="status">{t('references.looking')}</p>
  return (
    <>
      {data.places.length === 0 && <p role="status">{t('references.nobody')}</p>}
      <PlaceList places={data.places} />
      {data.perhaps.length > 0 && (
        <>
          <p className="st-quiet">{t('references.perhaps', { count: data.perhaps.length })}</p>
          <PlaceList places={data.perhaps} />
        </>
      )}
      {data.unread.length > 0 && (
        <p className="st-quiet">
          {t('references.unread')} {data.unread.join(', ')}
        </p>
      )}
    </>
  )
}

/** Places of definition files, each a way to the page that edits it. */
export function PlaceList({ places }: { places: readonly UsePlace[] }): ReactNode {
  const locale = useLocale()
  const { draft = '' } = useParams()
  if (places.length === 0) return null
  return (
    <ul className="st-bullets">
      {places.map(({ file, at, place }) => {
        const address = placeAddress(file, at)
        const words = `${place[locale].charAt(0).toLocaleUpperCase(locale)}${place[locale].slice(1)}`
        return (
          <li key={`${file} ${at}`}>
            {address === undefined ? (
              words
            ) : (
              <Link to={`/drafts/${draft}/${address}`}>{words}</Link>
            )}
          </li>
        )
      })}
    </ul>
  )
}
