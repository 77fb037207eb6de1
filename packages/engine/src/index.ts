// the case and its parts
export type {
  Actor,
  AnswerRecord,
  ArmedTimer,
  Candidate,
  Case,
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
  Reason,
  RankingResult,
  StartOptions,
  StepEnvironment,
  StepResult,
  TaskItem,
} from './types.ts'
// compile and run
export { compileWorkflow } from './compile/compile-workflow.ts'
export { startCase } from './step/start-case.ts'
export { advanceCase } from './step/advance-case.ts'
export { formatNumber } from './step/format-number.ts'
// ask
export { explainCase } from './explain/explain-case.ts'
export { explainDecision } from './decisions/explain-decision.ts'
export { allowedEvents } from './explain/allowed-events.ts'
export { caseVariables } from './variables/case-variables.ts'
// calendar
export { createCalendar } from './calendar/calendar.ts'
export type { Calendar } from './calendar/calendar.ts'
// refusals
export { engineErrors } from './errors.ts'
// check
export { checkWorkflow } from './check/check-workflow.ts'
export type { CheckOptions, CheckResult } from './check/check-workflow.ts'
