import { createContext, use } from 'react'
import type { ProgrammeBundle, WorkflowDefinition } from '@splot/definition'

/** The workflow that is edited, with what is around it. */
export interface Outline {
  path: string
  workflow: WorkflowDefinition
  bundle: ProgrammeBundle
}

/** The workflow of the page; `null` outside of one. */
export const OutlineContext = createContext<Outline | null>(null)

/** Returns the workflow that is edited. */
export function useOutline(): Outline {
  const outline = use(OutlineContext)
  if (outline === null) throw new Error('Expected a part of the outline')
  return outline
}
