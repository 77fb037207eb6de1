import type { ReactNode } from 'react'
import type { RouteObject } from 'react-router'
import type { PlainKind } from '@splot/definition/edit'
import { addressOfKind } from './definitions/kinds.ts'

/** Pages of an open draft, below `/studio/drafts/:draft/`. */
const draftPages: RouteObject[] = [
  {
    index: true,
    lazy: async () => ({ Component: (await import('./home/home-page.tsx')).HomePage }),
  },
  {
    path: 'forms',
    lazy: async () => ({ Component: (await import('./forms/forms-page.tsx')).FormsPage }),
  },
  {
    path: 'forms/:form',
    lazy: async () => ({ Component: (await import('./forms/form-page.tsx')).FormPage }),
  },
  {
    path: 'lists',
    lazy: async () => ({ Component: (await import('./lists/lists-page.tsx')).ListsPage }),
  },
  {
    path: 'lists/:list',
    lazy: async () => ({ Component: (await import('./lists/list-page.tsx')).ListPage }),
  },
  {
    path: 'texts',
    lazy: async () => ({ Component: (await import('./translations/texts-page.tsx')).TextsPage }),
  },
  {
    path: 'simulate',
    lazy: async () => ({ Component: (await import('./simulate/simulate-page.tsx')).SimulatePage }),
  },
  {
    path: 'differences',
    lazy: async () => ({
      Component: (await import('./differences/differences-page.tsx')).DifferencesPage,
    }),
  },
  {
    path: 'fate',
    lazy: async () => ({ Component: (await import('./fate/fate-page.tsx')).FatePage }),
  },
  {
    path: 'publish',
    lazy: async () => ({ Component: (await import('./publish/publish-page.tsx')).PublishPage }),
  },
  {
    path: 'workflows/:workflow',
    lazy: async () => ({ Component: (await import('./workflows/workflow-page.tsx')).WorkflowPage }),
    children: [
      {
        index: true,
        lazy: async () => ({
          Component: (await import('./workflows/outline-page.tsx')).OutlinePage,
        }),
      },
      {
        path: 'diagram',
        lazy: async () => ({ Component: (await import('./canvas/canvas-page.tsx')).CanvasPage }),
      },
      {
        path: 'access',
        lazy: async () => ({ Component: (await import('./access/access-page.tsx')).AccessPage }),
      },
      {
        path: 'decisions',
        lazy: async () => ({
          Component: (await import('./decisions/decisions-page.tsx')).DecisionsPage,
        }),
      },
      {
        path: 'face',
        lazy: async () => ({ Component: (await import('./data/face-page.tsx')).FacePage }),
      },
      {
        path: 'data',
        lazy: async () => ({ Component: (await import('./data/data-page.tsx')).DataPage }),
      },
    ],
  },
  {
    path: 'new-workflow',
    lazy: async () => ({
      Component: (await import('./new-workflow/new-workflow-page.tsx')).NewWorkflowPage,
    }),
  },
  {
    path: 'documents',
    lazy: () => definitionsPage('document'),
  },
  {
    path: 'documents/:id',
    lazy: async () => ({
      Component: (await import('./documents/document-page.tsx')).DocumentPage,
    }),
  },
  ...(['dashboard', 'indicators', 'export'] as const).flatMap((kind): RouteObject[] => [
    { path: addressOfKind[kind], lazy: () => definitionsPage(kind) },
    { path: `${addressOfKind[kind]}/:id`, lazy: () => definitionPage(kind) },
  ]),
  {
    path: 'settings',
    lazy: async () => ({ Component: (await import('./programme/settings-page.tsx')).SettingsPage }),
  },
  {
    path: 'roles',
    lazy: async () => ({ Component: (await import('./programme/roles-page.tsx')).RolesPage }),
  },
  {
    path: 'parameters',
    lazy: async () => ({
      Component: (await import('./programme/parameters-page.tsx')).ParametersPage,
    }),
  },
  {
    path: 'calendar',
    lazy: async () => ({ Component: (await import('./programme/calendar-page.tsx')).CalendarPage }),
  },
  {
    path: 'messages',
    lazy: async () => ({ Component: (await import('./programme/messages-page.tsx')).MessagesPage }),
  },
  {
    path: 'check',
    lazy: async () => ({ Component: (await import('./check/check-page.tsx')).CheckPage }),
  },
]

/**
 * Every page of the studio by its address below `/studio`. The build tells the server the same list, which
 * answers any other address with 404; so this file imports no page before it is opened.
 */
export const routes: RouteObject[] = [
  {
    index: true,
    lazy: async () => ({ Component: (await import('./drafts/drafts-page.tsx')).DraftsPage }),
  },
  {
    path: 'drafts/:draft',
    lazy: async () => ({ Component: (await import('./layout/draft-frame.tsx')).DraftFrame }),
    children: draftPages,
  },
  {
    path: 'releases',
    lazy: async () => ({
      Component: (await import('./releases/releases-page.tsx')).ReleasesPage,
    }),
  },
  {
    path: 'releases/:release',
    lazy: async () => ({
      Component: (await import('./releases/release-page.tsx')).ReleasePage,
    }),
  },
  {
    path: 'differences',
    lazy: async () => ({
      Component: (await import('./differences/versions-page.tsx')).VersionsPage,
    }),
  },
  {
    path: 'audit',
    lazy: async () => ({ Component: (await import('./audit/audit-page.tsx')).AuditPage }),
  },
]

async function definitionsPage(kind: PlainKind): Promise<{ element: ReactNode }> {
  const { DefinitionsPage } = await import('./definitions/definitions-page.tsx')
  return { element: <DefinitionsPage key={kind} kind={kind} /> }
}

async function definitionPage(
  kind: Exclude<PlainKind, 'document'>,
): Promise<{ element: ReactNode }> {
  const { DefinitionPage } = await import('./definitions/definition-page.tsx')
  return { element: <DefinitionPage key={kind} kind={kind} /> }
}
