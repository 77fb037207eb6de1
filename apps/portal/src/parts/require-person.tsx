import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Navigate, useLocation } from 'react-router'
import type { Me } from '@splot/runtime'
import { meQuery } from '../api/queries.ts'
import { QueryView } from './query-view.tsx'

/** Shows its content to whoever is signed in; others are asked to sign in and come back. */
export function RequirePerson(props: { children: (person: Me) => ReactNode }): ReactNode {
  const query = useQuery(meQuery)
  const { pathname, search } = useLocation()
  return (
    <QueryView query={query}>
      {(person) =>
        person === null ? (
          <Navigate replace to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} />
        ) : (
          props.children(person)
        )
      }
    </QueryView>
  )
}
