// The demonstration plays with the same answers.
export {
  announcement,
  application,
  checklist,
  justification,
  notesFor,
  organisationCard,
  participantForm,
  scores,
} from '@splot/app-server/demo'
