/** States that random walks do not come to, by what chance alone does not give. */
const beyond: { why: string; workflow: string; states: string }[] = [
  {
    why: 'the cards of one application must be judged together: their points agree or differ',
    workflow: 'application',
    states:
      'third assessed ranked appeal reserve offered contracting negotiation documents toSign countersigning contracted tested resigned declined reserveExpired',
  },
  {
    why: 'the chair must find a conflict in a task that also asks for a reason',
    workflow: 'card',
    states: 'replaced',
  },
  {
    why: 'one of two ways that rule each other out leaves it at once',
    workflow: 'dataRequest',
    states: 'received',
  },
  {
    why: 'every drawn reviewer must answer about the very version that is under review',
    workflow: 'manual',
    states:
      'reading reviewersShort disputed correction settling judging rewriting accessibilityCheck testerShort checking barriers fixing languageEdit acceptance preparing completing deciding atMinistry sending awaiting waiting reminded escalated ministryCorrection unsettled publishing published current errataOpen newVersion revising preparingVersion completingVersion decidingVersion archived',
  },
  {
    why: 'a list of the call must name this very case with a place, and later messages too',
    workflow: 'recruitment',
    states:
      'correction rescoring reserveExpiring agreement preparingAgreement signing countersigning active rejected notConsidered lapsed reserveExpired exited',
  },
  {
    why: 'training, advice and recommendation must all be there, and all but one condition met, before the competition asks',
    workflow: 'support',
    states: 'waiving admitted competing out',
  },
  {
    why: 'contract, budget, reports and the panel’s points must agree in amounts and numbers',
    workflow: 'test',
    states:
      'suspended panelShort returning paying preparingPayment stopped approvingPayment conditional fulfilling checking validated',
  },
]

/** Ids of the states that random walks over the workflows of the programme do not come to. */
export const statesBeyondChance: ReadonlySet<string> = new Set(
  beyond.flatMap(({ workflow, states }) => states.split(' ').map((name) => `${workflow}.${name}`)),
)
