import type { ExpressionCompiler } from '../expression.ts'
import type { DashboardDefinition } from '../dashboard/types.ts'
import type { DocumentDefinition } from '../document/types.ts'
import type { FormDefinition } from '../form/types.ts'
import type { ProgrammeBundle } from '../programme/types.ts'
import type { Fault } from '../source/definition-issue.ts'
import { descendants, stateTree } from '../workflow/state-tree.ts'
import type { StateNode } from '../workflow/state-tree.ts'
import { tasksOf } from '../workflow/variables.ts'
import type { TaskDefinition, WorkflowDefinition } from '../workflow/types.ts'

/** What rules about a workflow look at. */
export interface WorkflowSubject {
  workflow: WorkflowDefinition
  bundle: ProgrammeBundle
  expressions: ExpressionCompiler
  root: StateNode
  /** All states, document order, the root first. */
  nodes: StateNode[]
  tasks: TaskDefinition[]
}

/** What rules about a form look at. */
export interface FormSubject {
  form: FormDefinition
  bundle: ProgrammeBundle
  expressions: ExpressionCompiler
}

/** What rules about a document template look at. */
export interface DocumentSubject {
  document: DocumentDefinition
  bundle: ProgrammeBundle
  expressions: ExpressionCompiler
}

/** What rules about a dashboard look at. */
export interface DashboardSubject {
  dashboard: DashboardDefinition
  bundle: ProgrammeBundle
  expressions: ExpressionCompiler
}

/** A rule about a workflow. Pure. */
export type WorkflowRule = (subject: WorkflowSubject) => Fault[]

/** A rule about a form. Pure. */
export type FormRuleCheck = (subject: FormSubject) => Fault[]

/** A rule about a document template. Pure. */
export type DocumentRule = (subject: DocumentSubject) => Fault[]

/** A rule about a dashboard. Pure. */
export type DashboardRule = (subject: DashboardSubject) => Fault[]

/** Gathers once what all rules about a workflow need. Pure. */
export function workflowSubject(
  workflow: WorkflowDefinition,
  bundle: ProgrammeBundle,
  expressions: ExpressionCompiler,
): WorkflowSubject {
  const root = stateTree(workflow)
  return { workflow, bundle, expressions, root, nodes: descendants(root), tasks: tasksOf(workflow) }
}
