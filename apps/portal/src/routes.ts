import type { RouteObject } from 'react-router'

/**
 * Every page of the portal by its address. The build tells the server the same list, which answers any
 * other address with 404; so this file imports nothing before a page is opened.
 */
export const routes: RouteObject[] = [
  {
    index: true,
    lazy: async () => ({ Component: (await import('./calls/calls-page.tsx')).CallsPage }),
  },
  {
    path: 'calls/:id',
    lazy: async () => ({ Component: (await import('./calls/call-page.tsx')).CallPage }),
  },
  {
    path: 'calls/:id/lists/:list',
    lazy: async () => ({ Component: (await import('./calls/list-page.tsx')).ListPage }),
  },
  {
    path: 'catalogues/:catalogue',
    lazy: async () => ({
      Component: (await import('./catalogues/catalogue-page.tsx')).CataloguePage,
    }),
  },
  {
    path: 'catalogues/:catalogue/:entry/:version?',
    lazy: async () => ({
      Component: (await import('./catalogues/entry-page.tsx')).EntryPage,
    }),
  },
  {
    path: 'sign-in',
    lazy: async () => ({ Component: (await import('./sign-in/sign-in-page.tsx')).SignInPage }),
  },
  {
    path: 'sign-out',
    lazy: async () => ({
      Component: (await import('./sign-in/sign-out-page.tsx')).SignOutPage,
    }),
  },
  {
    path: 'start',
    lazy: async () => ({ Component: (await import('./start/start-page.tsx')).StartPage }),
  },
  {
    path: 'tasks/:id',
    lazy: async () => ({ Component: (await import('./tasks/task-page.tsx')).TaskPage }),
  },
  {
    path: 'cases/:id',
    lazy: async () => ({ Component: (await import('./cases/case-page.tsx')).CasePage }),
  },
  {
    path: 'submissions/:id',
    lazy: async () => ({
      Component: (await import('./cases/submission-page.tsx')).SubmissionPage,
    }),
  },
  {
    path: 'submissions/:id/changes',
    lazy: async () => ({ Component: (await import('./cases/changes-page.tsx')).ChangesPage }),
  },
  {
    path: 'decisions/:id',
    lazy: async () => ({
      Component: (await import('./cases/decision-page.tsx')).DecisionPage,
    }),
  },
  {
    path: 'documents/:id',
    lazy: async () => ({
      Component: (await import('./documents/document-page.tsx')).DocumentPage,
    }),
  },
  {
    path: 'work',
    lazy: async () => ({ Component: (await import('./work/work-page.tsx')).WorkPage }),
  },
  {
    path: 'dashboards',
    lazy: async () => ({
      Component: (await import('./dashboards/dashboards-page.tsx')).DashboardsPage,
    }),
  },
  {
    path: 'dashboards/:id',
    lazy: async () => ({
      Component: (await import('./dashboards/dashboard-page.tsx')).DashboardPage,
    }),
  },
  {
    path: 'dashboards/:id/:panel',
    lazy: async () => ({
      Component: (await import('./dashboards/panel-page.tsx')).PanelPage,
    }),
  },
  {
    path: 'manage',
    lazy: async () => ({ Component: (await import('./manage/manage-page.tsx')).ManagePage }),
  },
  {
    path: 'manage/undelivered',
    lazy: async () => ({
      Component: (await import('./manage/undelivered-page.tsx')).UndeliveredPage,
    }),
  },
  {
    path: 'manage/anchors',
    lazy: async () => ({ Component: (await import('./manage/anchors-page.tsx')).AnchorsPage }),
  },
  {
    path: 'inbox',
    lazy: async () => ({ Component: (await import('./inbox/inbox-page.tsx')).InboxPage }),
  },
  {
    path: 'account',
    lazy: async () => ({ Component: (await import('./account/account-page.tsx')).AccountPage }),
  },
  {
    path: 'account/security',
    lazy: async () => ({
      Component: (await import('./account/security-page.tsx')).SecurityPage,
    }),
  },
  {
    path: 'manage/people',
    lazy: async () => ({ Component: (await import('./people/people-page.tsx')).PeoplePage }),
  },
  {
    path: 'manage/people/:id',
    lazy: async () => ({ Component: (await import('./people/person-page.tsx')).PersonPage }),
  },
  {
    path: 'personal-data',
    lazy: async () => ({
      Component: (await import('./personal-data/personal-data-page.tsx')).PersonalDataPage,
    }),
  },
  {
    path: 'mail',
    lazy: async () => ({ Component: (await import('./mail/mail-page.tsx')).MailPage }),
  },
]
