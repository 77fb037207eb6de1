// what pages of a draft work with
export { useDraft, useDraftStore, useRun } from './draft-context.ts'
export {
  programmePath,
  useFile,
  useFiles,
  useForm,
  useProgramme,
  useWorkflow,
} from './use-files.ts'
export type { Placed } from './use-files.ts'
export type { DraftState, DraftStore, OpenConflict, Saving } from './draft-store.ts'
export type { Draft, DraftService, DraftSummary } from './draft-service.ts'
// findings
export { useFindings } from '../check/use-findings.ts'
export type { StudioFinding } from '../check/finding.ts'
// names for conditions
export { useVariables } from '../names/use-variables.ts'
export type { KnownVariable } from '../names/known-variables.ts'
