/** Effects the portal has words for; others are told by their names. */
export const namedEffects = [
  'notify',
  'invitation',
  'startCase',
  'send',
  'document',
  'publish',
  'remark',
  'deleteAnswers',
  'followMembers',
  'followParent',
]

/** Refusals the portal has words for. */
export const namedCodes = [
  'case.finished',
  'case.not-found',
  'case.role-exclusive',
  'event.not-allowed',
  'event.unknown',
  'mail.refused',
  'payload.invalid',
]
