// JSON and texts
export type { JsonObject, JsonSchema, JsonValue } from './json.ts'
export { isLocalText, locales, textIn, toLocalText } from './text.ts'
export type { Locale, LocalText } from './text.ts'
// errors and issues
export { SplotError } from './error.ts'
export type { ErrorEntry, ErrorTable, Issue, SplotErrorOptions } from './error.ts'
// expressions
export type {
  CompiledExpression,
  ExpressionCompiler,
  ExpressionIssue,
  ExpressionMoment,
} from './expression.ts'
// reading and checking definition files
export { kindOfPath, parseDefinition } from './parse/parse-definition.ts'
export type { ParsedFile } from './parse/parse-definition.ts'
export { definitionSchemas } from './schemas/definition-schemas.ts'
export type { DefinitionKind } from './schemas/definition-schemas.ts'
export { parseProgramme } from './parse/parse-programme.ts'
export type { ParsedProgramme } from './parse/parse-programme.ts'
export { fileLint, lintProgramme } from './lint/lint-programme.ts'
export { joinPointer, splitPointer } from './source/pointer.ts'
export type { DefinitionIssue, SourceFile } from './source/definition-issue.ts'
export { findingKey } from './source/finding-key.ts'
export { withVersion } from './source/with-version.ts'
export { definitionErrors } from './errors.ts'
// workflow
// personal data
export { classedFields } from './personal-data/classed-fields.ts'
export type { ClassedField } from './personal-data/classed-fields.ts'
export { keptUntil } from './personal-data/keep-until.ts'
export { processingRegister } from './personal-data/processing-register.ts'
export type { RegisterEntry } from './personal-data/processing-register.ts'
export { accessRole } from './workflow/access.ts'
export { childrenUnderOtherRules, startedWorkflows } from './workflow/children.ts'
export { eventsToldElsewhere } from './workflow/told-elsewhere.ts'
export { stateIdsOf } from './workflow/state-tree.ts'
export {
  hasManyAnswers,
  parametersSchema,
  tasksOf,
  workflowVariables,
} from './workflow/variables.ts'
export { formScopeNames, formVariables, rowVariables } from './lint/form-variables.ts'
export type {
  ChecklistItem,
  AccessDefinition,
  AccessEntry,
  AccessRule,
  ActionDefinition,
  AssignDefinition,
  ColumnDefinition,
  EventDefinition,
  Expression,
  LocalExpression,
  OfferDefinition,
  PublicDefinition,
  PublicFactDefinition,
  ReminderDefinition,
  ReopenDefinition,
  RollRule,
  StateDefinition,
  StateMeta,
  TaskDefinition,
  TimerDefinition,
  TransitionDefinition,
  TransitionMeta,
  TransitionInput,
  WorkflowDefinition,
} from './workflow/types.ts'
export { actionKinds } from './workflow/actions.ts'
export type { ActionKind, ParameterKind } from './workflow/actions.ts'
// decision
export { isRanking } from './decision/types.ts'
export type {
  AssessmentDefinition,
  DecisionDefinition,
  DecisionStep,
  RankingDefinition,
  RankingKey,
} from './decision/types.ts'
// form
export { fieldTypes } from './form/types.ts'
export { displayFormats, readPlaces, withoutPlaces } from './form/text-places.ts'
export type { PlacedText, TextPlace } from './form/text-places.ts'
export type {
  DisplayFormat,
  FieldType,
  FormDefinition,
  FormField,
  FormPage,
  FormRule,
  FormSection,
  ReferenceSource,
} from './form/types.ts'
// scenario
export { isMeasured, scenarioMeasures } from './scenario/measures.ts'
export type { ExpectationPart } from './scenario/measures.ts'
export { isScenarioPath, parseScenario, scenarioFileSchema } from './scenario/parse-scenario.ts'
export type { ParsedScenario } from './scenario/parse-scenario.ts'
export type {
  Arrival,
  EventModel,
  Expectation,
  MeasuredExpectation,
  Scenario,
  ScenarioMeasure,
  Spread,
  StaffModel,
  StatedExpectation,
  TaskModel,
  UnmetSeverity,
} from './scenario/types.ts'
// document
export { documentScopeNames } from './lint/document-variables.ts'
export type { CatalogueDefinition, CatalogueFact } from './catalogue/types.ts'
export type {
  DocumentBlock,
  DocumentCases,
  DocumentIndicators,
  DocumentColumn,
  DocumentDefinition,
  DocumentFact,
  ShownValue,
} from './document/types.ts'
// indicators and exports
export { aggregates, indicatorFrequencies, indicatorUnits } from './indicator/types.ts'
export type {
  Aggregate,
  BreakdownDefinition,
  IndicatorDefinition,
  IndicatorFrequency,
  IndicatorSet,
  IndicatorTarget,
  IndicatorUnit,
  Measure,
  MeasuredPart,
  PartDefinition,
  PersonRows,
  RatioPart,
  SourceDefinition,
} from './indicator/types.ts'
export type { ExportColumn, ExportDefinition } from './export/types.ts'
// dashboard
export { caseColumnNames, panelKinds } from './dashboard/types.ts'
export type {
  CaseSelection,
  CasesPanel,
  ChartPanel,
  DashboardDefinition,
  FunnelPanel,
  Gathering,
  IndicatorsPanel,
  LoadPanel,
  OwnPanelColumn,
  PanelColumn,
  PanelDefinition,
  PanelGroup,
  PanelKind,
  PanelMeasure,
  PanelValueType,
  ReadsPanel,
  StatesPanel,
  TasksPanel,
  TotalsPanel,
} from './dashboard/types.ts'
// code list and programme
export type { CodeList, CodeListItem } from './code-list/types.ts'
export type {
  CalendarDefinition,
  DataClassDefinition,
  KeepDefinition,
  PersonalDataDefinition,
  RetentionDefinition,
  NotificationTemplate,
  ParameterDefinition,
  ProgrammeBundle,
  ProgrammeDefinition,
  PersonFactDefinition,
  PublishingDefinition,
  CallDefinition,
  RoleDefinition,
} from './programme/types.ts'
