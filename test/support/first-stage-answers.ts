// The demonstration plays with the same answers.
export {
  announcement,
  application,
  checklist,
  notesFor,
  organisationCard,
  participantForm,
  scores,
} from '@splot/app-server/demo'
import { prose } from './prose.ts'

/** Text long enough for a justification. */
export const justification = prose(150)
