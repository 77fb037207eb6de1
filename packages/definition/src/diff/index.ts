export { diffProgrammes } from './diff-programmes.ts'
export type { FileDifference, ProgrammeDifference } from './diff-programmes.ts'
export type { ChangeSentence } from './words/change-sentences.ts'
export type { NoticeSentence } from './words/participant-notice.ts'
