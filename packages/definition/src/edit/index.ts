// files and commands
export type { DefinitionFiles, EditCommand } from './files.ts'
export { putFile, removeFile, setValue, withFile } from './edit-file.ts'
export { changeAt, moved, setAt, valueAt, withKeys } from './set-at.ts'
// names and references
export { nameKey, nameKinds, wordOf } from '../references/name.ts'
export type { Name, NameKind, Writing } from '../references/name.ts'
export { namesOf } from '../references/names-of.ts'
export type { NameReader } from '../expression.ts'
export type { ProgrammeNames, Use } from '../references/names-of.ts'
export { renamed, rewritten } from './write-names.ts'
export type { Rewriting } from './write-names.ts'
export { renameEverywhere } from './rename-everywhere.ts'
export type { Renaming } from './rename-everywhere.ts'
export { deleteName, deletionOf } from './deletion-of.ts'
export type { Deletion, Repair, Victim } from './deletion-of.ts'
export type { Orphan } from './orphans-of.ts'
export type { FilePart } from './without-parts.ts'
export { usedIn } from './used-in.ts'
export { calendarUses } from './calendar-uses.ts'
export type { UsedIn, UsePlace } from './used-in.ts'
export { placeWords } from './place-words.ts'
// joining
export { mergeFile, mergeFiles, settled } from './merge-files.ts'
export type { MergeConflict, Merged } from './merge-files.ts'
export { writeDefinition } from './write-definition.ts'
// forms
export {
  fieldOf,
  fieldsIn,
  holderOf,
  partAt,
  partKey,
  partOfKey,
  pointerOf,
} from './form/form-part.ts'
export type { FieldHolder, FormPart } from './form/form-part.ts'
export { freshName } from './form/fresh-name.ts'
export { asType, newField, usesProperty } from './form/new-field.ts'
export {
  addField,
  addPage,
  addRule,
  addSection,
  duplicateField,
  keysBeside,
  mayHold,
  moveField,
  movePage,
  moveSection,
  setFieldType,
  setPartProperty,
} from './form/form-commands.ts'
export { addForm, emptyForm, idsOfKind } from './form/new-form.ts'
export type { NewFile } from './form/new-form.ts'
export {
  programmeQuestions,
  readyQuestions,
  searchQuestions,
  takenOver,
} from './form/question-library.ts'
export type { LibraryQuestion } from './form/question-library.ts'
export { addCode, addCodeList, moveCode, setCode } from './form/code-list-commands.ts'
// writing
export { lintDocumentWriting, lintWriting } from '../writing/lint-writing.ts'
export type { WritingAdvice } from '../writing/lint-writing.ts'
// states
export { stateTree, alternatives, descendants, resolveTarget } from '../workflow/state-tree.ts'
export type { Alternative, StateNode } from '../workflow/state-tree.ts'
export { stateAt } from './workflow/state-at.ts'
export { stateTitle } from './workflow/state-title.ts'
export { addState, insertState } from './workflow/add-state.ts'
export type { NewState } from './workflow/add-state.ts'
export { moveState, shiftState } from './workflow/move-state.ts'
export { splitState } from './workflow/split-state.ts'
export { deleteState, waysInto, waysOnFrom } from './workflow/delete-state.ts'
// whole workflows
export { addWorkflow, refuseWorkflowId, workflowIdFor } from './workflow/new-workflow.ts'
export type { NewWorkflow } from './workflow/new-workflow.ts'
export { copyForm, copyWorkflow } from './workflow/copy-workflow.ts'
export type { WorkflowCopy } from './workflow/copy-workflow.ts'
// transitions
export type { AlternativePlace } from './workflow/alternative-place.ts'
export {
  addEventTransition,
  addTransition,
  moveTransition,
  setGuard,
  setInitial,
  setParallel,
  setReason,
  setTarget,
  setTransitionPart,
} from './workflow/transition-edits.ts'
export type { TransitionPart } from './workflow/transition-edits.ts'
// tasks, deadlines, actions
export { addTask, changeTask, moveTask, taskPointer } from './workflow/task-edits.ts'
export type { NewTask } from './workflow/task-edits.ts'
export { newTimerName, setTimer } from './workflow/timer-edits.ts'
export { addAction, setActions } from './workflow/action-edits.ts'
export type { ActionsPlace } from './workflow/action-edits.ts'
export { editWorkflow } from './workflow/edit-workflow.ts'
// conditions
export { readCondition, writeCondition } from './workflow/simple-condition.ts'
export type {
  Comparison,
  ConditionOperator,
  ConditionValue,
  SimpleCondition,
} from './workflow/simple-condition.ts'
// repairs
export { repairsOf } from './repairs/repairs-of.ts'
export type { RepairableIssue } from './repairs/repair.ts'
// properties, as the published schemas have them
export {
  choicesOf,
  chosenOf,
  fileProperty,
  innerOf,
  kindsOf,
  partsOf,
  propertyAt,
  propertyId,
  shapeOf,
} from './property/property.ts'
export type { Property, PropertyShape } from './property/property.ts'
export { firstValue, withKind } from './property/first-value.ts'
export type { NewThing } from './property/first-value.ts'
export { choiceWord, hasWords, oneOf, wordsOf } from './property/property-words.ts'
export { dateParameters } from '../personal-data/date-parameters.ts'
export { keyNamedBy, namedBy } from './property/property-names.ts'
export type { Named } from './property/property-names.ts'
export { expressionScope } from './property/expression-scope.ts'
export type { ExpressionScope, FileInProgramme } from './property/expression-scope.ts'
export { addDefinition } from './property/new-definition.ts'
export type { PlainKind } from './property/new-definition.ts'
// documents
export { documentUses } from './document/document-uses.ts'
export type { DocumentUse } from './document/document-uses.ts'
export { sampleValues } from './document/sample-values.ts'
export type { SampleTools } from './document/sample-values.ts'
// things of a programme
export { addNamed, newNameIn } from './add-named.ts'
export type { NamedPlace } from './add-named.ts'
// translations
export {
  confirmText,
  notesPath,
  programmeTexts,
  withNotedTexts,
} from './translations/noted-texts.ts'
export type { ProgrammeText, TextState } from './translations/noted-texts.ts'
