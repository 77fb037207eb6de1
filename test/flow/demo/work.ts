import type { PanelView } from '@splot/runtime'
import type { TaskRow } from '@splot/store'
import { describe, expect, it } from 'vitest'
import type { WholeDemo } from '../../support/played-demo.ts'

/** What waits on one day: as the panels tell the director, and as it lies in the store. */
export interface WorkOfADay {
  now: string
  panels: Record<string, PanelView>
  /** Open tasks that are owed, with the workflow of their case. */
  tasks: (TaskRow & { workflow: string })[]
}

const director = 'daniel'
const asked = ['coordinator/load', 'commission/load']

/** Looks at what waits now. */
export async function workNow({ demo, store, clock }: WholeDemo): Promise<WorkOfADay> {
  const panels: Record<string, PanelView> = {}
  for (const id of asked) panels[id] = await demo.runtime.getPanel(demo.staff(director), id)
  const tasks: WorkOfADay['tasks'] = []
  let cursor: string | undefined
  do {
    const page = await store.queryTasks({ status: 'open' }, cursor, 200)
    for (const row of page.items) {
      const { row: found } = (await store.loadCase(row.caseId))!
      if (!row.offer && found.status === 'active') tasks.push({ ...row, workflow: found.workflow })
    }
    cursor = page.next
  } while (cursor !== undefined)
  return { now: clock.now(), panels, tasks }
}

const supporting =
  'recruitment correction appeal diagnosis fieldVisit support advice session cohort trainingTest'
const workflowsOf = { 'coordinator/load': supporting.split(' '), 'commission/load': ['card'] }

/** The panels of load and of tasks on a day in the middle of the programme. */
export function describeWork(
  day: string,
  id: keyof typeof workflowsOf,
  work: () => WorkOfADay,
): void {
  describe(`what waits on ${day}`, () => {
    it(`[RT83] ${id} counts what each has open, and how much of it is late`, () => {
      const { now, panels, tasks } = work()
      const among = workflowsOf[id]
      const here = tasks.filter(({ workflow }) => among.includes(workflow))
      const counts = new Map<string, { onTime: number; late: number; all: number }>()
      for (const { assignee, dueAt } of here) {
        const key = assignee ?? ''
        const { onTime, late, all } = counts.get(key) ?? { onTime: 0, late: 0, all: 0 }
        const isLate = dueAt !== null && dueAt < now ? 1 : 0
        counts.set(key, { onTime: onTime + 1 - isLate, late: late + isLate, all: all + 1 })
      }
      expect(here.length).toBeGreaterThan(0)
      const shown = panels[id]!.rows.map(({ key, cells: { onTime, late, all } }) => [
        key,
        { onTime, late, all },
      ])
      expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(counts))
      expect(panels[id]!.totals).toMatchObject({ all: here.length })
    })
  })
}
