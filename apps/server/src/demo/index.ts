// Parts of the demonstration that tests play with too.

// acting
export { Play } from './play.ts'
export type { Signature, SignedIn } from './play.ts'
// the demonstration
export { demoCommand } from './demo-command.ts'
export { passingKeys, playDemo } from './play-demo.ts'
export type { PlayedDemo } from './play-demo.ts'
export { demoReport } from './demo-report.ts'
export type { ApplicantReport, DemoReport } from './demo-report.ts'
export type { FranchiseReport } from './franchise/report.ts'
export type { ManualReport } from './manuals/report.ts'
export { historyDigest } from './history-digest.ts'
export type { HistoryDigest } from './history-digest.ts'
export { modelTypeOf, readDemoData } from './applicants.ts'
export type { ApplicantRecord, DemoData } from './applicants.ts'
// answers
export { identifiersOf } from './identifiers.ts'
export {
  announcement,
  application,
  checklist,
  notesFor,
  organisationCard,
  participantForm,
  scores,
} from './answers/first-stage-answers.ts'
export { questionnaire, report, visitRecord } from './answers/diagnosis-answers.ts'
export {
  adviceCard,
  plan,
  recommendation,
  sessionPlan,
  survey,
  testAnswers,
} from './answers/support-answers.ts'
export { businessPlan, methodologyOf } from './answers/competition-answers.ts'
export {
  finalReport,
  incidentReport,
  marks,
  monthlyReport,
  startProtocol,
  termination,
  visitAreas,
  visitCard,
} from './answers/testing-answers.ts'
