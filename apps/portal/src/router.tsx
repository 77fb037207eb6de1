import { createBrowserRouter } from 'react-router'
import { PageFrame } from './layout/page-frame.tsx'
import { NotFoundPage } from './parts/not-found-page.tsx'
import { RouteProblem } from './parts/route-problem.tsx'
import { routes } from './routes.ts'

/** The portal at its addresses. Pages load when they are opened. */
export const router = createBrowserRouter([
  {
    element: <PageFrame />,
    errorElement: <RouteProblem />,
    hydrateFallbackElement: <></>,
    children: [...routes, { path: '*', element: <NotFoundPage /> }].map((route) => ({
      ...route,
      // as the server tells addresses apart
      caseSensitive: true,
      errorElement: <RouteProblem />,
    })),
  },
])
