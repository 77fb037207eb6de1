import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { Navigate, useLocation } from 'react-router'
import type { Me } from '@splot/runtime'
import { meQuery } from '../api/queries.ts'
import { QueryView } from './query-view.tsx'

/** Shows its content to whoever is signed in; others are asked to sign in and come back. */
export function RequirePerson(props: {
  /** What is open is not taken away when the session ends: something may be typed there. */
  stays?: boolean
  children: (person: Me) => ReactNode
}): ReactNode {
  const query = useQuery(meQuery)
  const [last, setLast] = useState<Me | null>(null)
  if (query.data && query.data !== last) setLast(query.data)
  const { pathname, search } = useLocation()
  return (
    <QueryView query={query}>
      {(found) => {
        const person = found ?? (props.stays === true ? last : null)
        return person === null ? (
          <Navigate replace to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} />
        ) : (
          props.children(person)
        )
      }}
    </QueryView>
  )
}
