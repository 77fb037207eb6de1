import { createBrowserRouter, type RouteObject } from 'react-router'
import { StudioFrame } from './layout/studio-frame.tsx'
import { NotFoundPage } from './parts/not-found-page.tsx'
import { RouteProblem } from './parts/route-problem.tsx'
import { routes } from './routes.tsx'

/** The studio at its addresses. Pages load when they are opened. */
export const router = createBrowserRouter(
  [
    {
      element: <StudioFrame />,
      errorElement: <RouteProblem />,
      hydrateFallbackElement: <></>,
      children: whole(routes),
    },
  ],
  { basename: '/studio' },
)

/** What leads nowhere is said inside the frame of the pages around it. */
function whole(pages: RouteObject[]): RouteObject[] {
  return [...pages, { path: '*', element: <NotFoundPage /> }].map((route) => ({
    ...exact(route),
    errorElement: <RouteProblem />,
  }))
}

/** As the server tells addresses apart. */
function exact(route: RouteObject): RouteObject {
  if (route.index === true) return route
  const { path, children } = route
  const below = path === 'drafts/:draft' ? whole : (pages: RouteObject[]) => pages.map(exact)
  return { ...route, caseSensitive: true, ...(children && { children: below(children) }) }
}
