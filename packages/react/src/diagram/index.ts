// workflow as picture and list
export { WorkflowDiagram } from './workflow-diagram.tsx'
export type { WorkflowDiagramProps } from './workflow-diagram.tsx'
export { StateList } from './state-list.tsx'
export { workflowGraph } from './workflow-graph.ts'
export type { GraphState, GraphTransition, WorkflowGraph } from './workflow-graph.ts'
// its parts, for whoever draws it otherwise
export { layoutGraph } from './layout-graph.ts'
export type { GraphLayout, PlacedState, PlacedTransition } from './layout-graph.ts'
export { openElk } from './open-elk.ts'
export { transitionLabel } from './transition-label.ts'
