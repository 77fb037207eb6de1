import '@fontsource-variable/atkinson-hyperlegible-next'
import '@splot/react/styles.css'
import './styles/index.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router'
import { queryClient } from './api/query-client.ts'
import { router } from './router.tsx'
import { translation } from './texts/i18n.ts'

await translation.start()

const root = document.getElementById('root')
if (root === null) throw new Error('Expected an element with the id "root"')
createRoot(root).render(
  <QueryClientProvider client={queryClient}>
    <RouterProvider router={router} />
  </QueryClientProvider>,
)
