// workflow as picture and list
export { WorkflowDiagram } from './workflow-diagram.tsx'
export type { WorkflowDiagramProps } from './workflow-diagram.tsx'
export { StateList } from './state-list.tsx'
export { workflowGraph } from './workflow-graph.ts'
export type { GraphState, GraphTransition, WorkflowGraph } from './workflow-graph.ts'
