import { infiniteQueryOptions, queryOptions, useQuery } from '@tanstack/react-query'
import type {
  CaseListFilter,
  CaseView,
  PanelQuery,
  PeopleQuery,
  Me,
  TaskListFilter,
  TimelineEntry,
} from '@splot/runtime'
import { client } from './client.ts'

// One place for what is asked and under which key, so that live changes know what to read again.

/** The signed-in person or `null`. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => client.me(),
  staleTime: 300_000,
})

/** Roles, stages and texts of the programme. */
export const programmeQuery = queryOptions({
  queryKey: ['programme'],
  queryFn: () => client.programme(),
  staleTime: Infinity,
})

/** Public calls, page after page. */
export const callsQuery = infiniteQueryOptions({
  queryKey: ['calls'],
  queryFn: ({ pageParam }) => client.listCalls(pageParam === '' ? {} : { cursor: pageParam }),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
})

/** One public call. */
export const callQuery = (id: string) =>
  queryOptions({ queryKey: ['calls', id], queryFn: () => client.getCall(id) })

/** Tasks by filter, page after page. */
export const tasksQuery = (filter: TaskListFilter) =>
  infiniteQueryOptions({
    queryKey: ['tasks', filter],
    queryFn: ({ pageParam }) =>
      client.listTasks({ ...filter, ...(pageParam !== '' && { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })

/** One task opened for work. Read once: the open form keeps its own state. */
export const taskQuery = (id: string) =>
  queryOptions({
    queryKey: ['task', id],
    queryFn: () => client.getTask(id),
    staleTime: 0,
    gcTime: 0,
  })

/** People whom the reader may give a task to. */
export const candidatesQuery = (id: string) =>
  queryOptions({
    queryKey: ['task', id, 'candidates'],
    queryFn: () => client.taskCandidates(id),
    staleTime: 0,
  })

/** Cases by filter, page after page. */
export const casesQuery = (filter: CaseListFilter) =>
  infiniteQueryOptions({
    queryKey: ['cases', filter],
    queryFn: ({ pageParam }) =>
      client.listCases({ ...filter, ...(pageParam !== '' && { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })

/** The children of a case after those that its page has; nothing is asked before somebody wants them. */
export const moreChildrenQuery = ({ id, childrenNext }: Pick<CaseView, 'id' | 'childrenNext'>) =>
  infiniteQueryOptions({
    queryKey: ['cases', 'under', id, childrenNext],
    queryFn: ({ pageParam }) => client.listCases({ parent: id, limit: 200, cursor: pageParam }),
    initialPageParam: childrenNext ?? '',
    getNextPageParam: (page) => page.next,
    enabled: false,
  })

/** One case. */
export const caseQuery = (id: string) =>
  queryOptions({ queryKey: ['case', id], queryFn: () => client.getCase(id) })

/** A catalogue with the newest version of each entry. */
export const catalogueQuery = (id: string) =>
  queryOptions({ queryKey: ['catalogue', id], queryFn: () => client.getCatalogue(id) })

/** A published version: `<catalogue>/<key>`, or with `/<version>`. */
export const catalogueEntryQuery = (id: string) =>
  queryOptions({
    queryKey: ['catalogue', ...id.split('/')],
    queryFn: () => client.getCatalogueEntry(id),
  })

/** One document. It never changes, but another may replace it. */
export const documentQuery = (id: string) =>
  queryOptions({
    queryKey: ['case', id.split('/')[0], 'document', id],
    queryFn: () => client.getDocument(id),
  })

/** The story of a case. */
export const timelineQuery = (id: string) =>
  queryOptions({ queryKey: ['case', id, 'timeline'], queryFn: () => wholeStory(id) })

async function wholeStory(id: string): Promise<TimelineEntry[]> {
  const story: TimelineEntry[] = []
  for (;;) {
    const part = await client.timeline(id, story.at(-1)?.seq)
    if (part.length === 0) return story
    story.push(...part)
  }
}

/** A workflow definition, for the diagram. */
export const workflowQuery = (id: string) =>
  queryOptions({
    queryKey: ['workflow', id],
    queryFn: () => client.workflow(id),
    staleTime: 300_000,
  })

/** The reader's inbox, page after page. */
export const noticesQuery = infiniteQueryOptions({
  queryKey: ['notices'],
  queryFn: ({ pageParam }) => client.listNotices(pageParam === '' ? undefined : pageParam),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
})

/** How far this device is signed in, and which ways there are. */
export const signInQuery = queryOptions({
  queryKey: ['sign-in'],
  queryFn: () => client.signInState(),
  staleTime: 0,
})

/** The reader's second factor. */
export const secondFactorQuery = queryOptions({
  queryKey: ['second-factor'],
  queryFn: () => client.mySecondFactor(),
  staleTime: 0,
})

/** The reader's passkeys. */
export const passkeysQuery = queryOptions({
  queryKey: ['passkeys'],
  queryFn: () => client.listPasskeys(),
  staleTime: 0,
})

/** People by filter, page after page; for programme administrators. */
export const peopleQuery = (filter: PeopleQuery) =>
  infiniteQueryOptions({
    queryKey: ['people', filter],
    queryFn: ({ pageParam }) =>
      client.listPeople({ ...filter, ...(pageParam !== '' && { cursor: pageParam }) }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  })

/** One person, as administrators keep them. */
export const personQuery = (id: string) =>
  queryOptions({ queryKey: ['person', id], queryFn: () => client.getPerson(id), staleTime: 0 })

/** What was done to a person. */
export const personAuditQuery = (id: string) =>
  queryOptions({
    queryKey: ['person', id, 'audit'],
    queryFn: () => client.listAudit({ person: id }),
    staleTime: 0,
  })

/** Organisations that people belong to. */
export const organisationsQuery = queryOptions({
  queryKey: ['organisations'],
  queryFn: () => client.listOrganisations(),
  staleTime: 0,
})

/** Devices signed in as the reader. */
export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: () => client.listSessions(),
  staleTime: 0,
})

/** Dashboards of the reader's roles. */
export const dashboardsQuery = queryOptions({
  queryKey: ['dashboards'],
  queryFn: () => client.listDashboards(),
  staleTime: 300_000,
})

/** One dashboard with its panels. */
export const dashboardQuery = (id: string) =>
  queryOptions({
    queryKey: ['dashboards', id],
    queryFn: () => client.getDashboard(id),
    staleTime: 300_000,
  })

/** A panel, or what stands behind a part of it. Every case is looked at for it, so it is kept a while. */
export const panelQuery = (id: string, query: PanelQuery = {}) =>
  queryOptions({
    queryKey: ['panels', id, query],
    queryFn: () => client.getPanel(id, query),
    staleTime: 60_000,
  })

/** Mail that was sent, where it is shown. */
export const mailQuery = queryOptions({ queryKey: ['mail'], queryFn: () => client.listMail() })

/** Who read the reader’s special-category data, page after page. */
export const readsOfMineQuery = infiniteQueryOptions({
  queryKey: ['reads-of-mine'],
  queryFn: ({ pageParam }) => client.readsOfMine(pageParam === '' ? undefined : pageParam),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
  staleTime: 0,
})

/** What could not be delivered, page after page; for programme administrators. */
export const deadLettersQuery = infiniteQueryOptions({
  queryKey: ['dead-letters'],
  queryFn: ({ pageParam }) => client.listDeadLetters(pageParam === '' ? undefined : pageParam),
  initialPageParam: '',
  getNextPageParam: (page) => page.next,
  staleTime: 0,
})

/** Where all histories stood, day by day; for programme administrators. */
export const anchorsQuery = queryOptions({
  queryKey: ['anchors'],
  queryFn: () => client.listAnchors(),
  staleTime: 0,
})

/** What is to be erased, and what became of it; for those who look after personal data. */
export const erasuresQuery = queryOptions({
  queryKey: ['erasures'],
  queryFn: () => client.listErasures(),
  staleTime: 0,
})

/** Cases of which nothing may be erased; for those who look after personal data. */
export const holdsQuery = queryOptions({
  queryKey: ['holds'],
  queryFn: () => client.listHolds(),
  staleTime: 0,
})

/** What time it is in the programme; for programme administrators. */
export const programmeTimeQuery = queryOptions({
  queryKey: ['clock'],
  queryFn: () => client.programmeTime(),
  staleTime: 0,
})

/** Definition files that could not be taken; for programme administrators. */
export const problemsQuery = queryOptions({
  queryKey: ['problems'],
  queryFn: () => client.problems(),
  staleTime: 0,
})

/** Returns the signed-in person; `undefined` while asking. */
export function useMe(): Me | null | undefined {
  return useQuery(meQuery).data
}
