import '@splot/react/diagram.css'
import { WorkflowDiagram } from '@splot/react/diagram'
import elkWorkerUrl from 'elkjs/lib/elk-worker.min.js?url'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { CaseView, Me } from '@splot/runtime'
import { workflowQuery } from '../api/queries.ts'
import { isStaff } from '../api/staff.ts'
import { QueryView } from '../parts/query-view.tsx'

/** The way of a case as picture and list, with the place where it is. */
export function CaseDiagram({ view, person }: { view: CaseView; person: Me }): ReactNode {
  const query = useQuery(workflowQuery(view.workflow.id))
  return (
    <QueryView query={query}>
      {(workflow) => (
        <WorkflowDiagram
          workflow={workflow}
          current={view.states.map((state) => state.id)}
          veiled={!isStaff(person)}
          createWorker={() => new Worker(elkWorkerUrl)}
        />
      )}
    </QueryView>
  )
}
