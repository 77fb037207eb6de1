// Parts of the demonstration that tests play with too.

// acting
export { Play } from './play.ts'
export type { Signature, SignedIn } from './play.ts'
// the demonstration
export { playDemo } from './play-demo.ts'
export type { PlayedDemo } from './play-demo.ts'
export { demoReport } from './demo-report.ts'
export type { ApplicantReport, DemoReport } from './demo-report.ts'
export { readDemoData } from './applicants.ts'
export type { ApplicantRecord, DemoData } from './applicants.ts'
// answers
export { identifiersOf } from './identifiers.ts'
export {
  announcement,
  application,
  checklist,
  justification,
  notesFor,
  organisationCard,
  participantForm,
  scores,
} from './answers/first-stage-answers.ts'
