// the case and its parts
export type {
  Actor,
  AnswerFacts,
  AnswerRecord,
  ArmedTimer,
  Candidate,
  Case,
  CaseLedger,
  LedgerEntry,
  Command,
  CompiledWorkflow,
  DecisionExplanation,
  DecisionRecord,
  Effect,
  ExplainedStep,
  Explanation,
  Finding,
  GuardTrace,
  HistoryRecord,
  Member,
  RankedEntry,
  LostSignature,
  Reason,
  RankingResult,
  StartOptions,
  StepEnvironment,
  StepResult,
  FieldNote,
  TaskItem,
} from './types.ts'
// compile and run
export { compileWorkflow } from './compile/compile-workflow.ts'
export { startCase } from './step/start-case.ts'
export { advanceCase } from './step/advance-case.ts'
export { formatNumber } from './step/format-number.ts'
export { membersIn, withStarter } from './tasks/members-in.ts'
export { taskDeadline } from './tasks/task-deadline.ts'
// another version
export { fateOf } from './fate/fate-of.ts'
export { frozenBy } from './fate/frozen-by.ts'
export { migrateCase } from './fate/migrate-case.ts'
export type {
  Fate,
  MigrationOptions,
  StateMapping,
  TaskFate,
  TimerFate,
  Undecided,
} from './fate/types.ts'
// ask
export { explainCase } from './explain/explain-case.ts'
export { explainDecision } from './decisions/explain-decision.ts'
export { replayDecisions } from './decisions/replay-decisions.ts'
export type {
  ReplayedDecision,
  ReplayedEntry,
  ReplayedStep,
  ReplayedValue,
  ReplayOptions,
  Standing,
} from './decisions/replay-decisions.ts'
export { replayWays } from './decisions/replay-ways.ts'
export type { PastStep, ReplayedWay, WayState } from './decisions/replay-ways.ts'
export { allowedEvents } from './explain/allowed-events.ts'
export { caseVariables } from './variables/case-variables.ts'
// calendar
export { createCalendar } from './calendar/calendar.ts'
export { instantOf } from './timers/due-date.ts'
export type { Calendar } from './calendar/calendar.ts'
export { exampleDeadline } from './timers/example-deadline.ts'
export type { ExampleDeadline } from './timers/example-deadline.ts'
// refusals
export { engineErrors } from './errors.ts'
// check
export { checkWorkflow } from './check/check-workflow.ts'
export type { CheckOptions, CheckResult } from './check/check-workflow.ts'
export { exploreDefinition, joinFindings } from './check/explore-definition.ts'
export type { DefinitionExploration } from './check/explore-definition.ts'
// simulate
export { comparedValues } from './simulate/compared-values.ts'
export type { ComparedValues } from './simulate/compared-values.ts'
export { openSimulation } from './simulate/open-simulation.ts'
export { checkExpectations, unmetExpectations } from './simulate/expectations.ts'
export { scenarioIssues } from './simulate/scenario-plan.ts'
export type {
  ExpectationResult,
  RoleFigures,
  SimulatedProgramme,
  SimulatedStep,
  Simulation,
  SimulationProblem,
  SimulationReport,
  StateFigures,
  Summary,
  TaskFigures,
  TimerFigures,
  WorkflowFigures,
} from './simulate/types.ts'
// indicators and exports
export { caseFacts } from './indicators/case-facts.ts'
export type { StateHistory } from './indicators/case-facts.ts'
export { compileIndicators } from './indicators/compile-indicators.ts'
export { openCount } from './indicators/count.ts'
export type { Count } from './indicators/count.ts'
export { compileExport, exportLines } from './indicators/export-table.ts'
export type { CompiledExport, ExportLine, Unworded } from './indicators/export-table.ts'
export { isKeptBack, keptBackCells } from './indicators/kept-back.ts'
export { workflowsRead } from './indicators/workflows-read.ts'
export type {
  CompiledIndicators,
  CountedCase,
  IndicatorPlan,
  MeasuredRow,
  MeasurePlan,
  PartPlan,
  SourcePlan,
  Tally,
} from './indicators/types.ts'
