import type { FormField, FormRule, JsonObject } from '@splot/definition'
import { describe, expect, it } from 'vitest'
import { judgedForm } from '../support/judged-form.ts'
import { referenceForm } from '../support/reference-programme.ts'

/** Answers, and what the form sees beside them. */
interface Filled {
  answers: JsonObject
  variables: JsonObject
  roles?: string[]
}

/** One rule of a form: `R02 missionProvision`. */
interface RuleCase {
  /** What the form says where the rule is broken. */
  says: string
  filled: Filled
  /** Changes of the answers, or of the variables under `seen`, that leave the rule kept. */
  keeps: Change[]
  /** Changes that break this rule and no other. */
  breaks: Change[]
}
interface Change {
  answers?: JsonObject
  seen?: JsonObject
}

const now = '2027-02-20T10:00:00Z'
const formIds = ['R01', 'R02', 'R03', 'R04', 'R05', 'R06', 'R07', 'X01', 'X02', 'X03']

/** Returns one change of the answers for each given value of a field. */
const each = (key: string, ...values: JsonObject[string][]): Change[] =>
  values.map((value) => ({ answers: { [key]: value } }))

const call: Filled = {
  answers: {
    callKind: 'recruitment',
    callNumber: '1/REK/2027',
    announcedOn: '2027-01-20',
    opensAt: '2027-02-15T08:00:00Z',
    minWindowDays: 30,
    closesAt: '2027-03-19T14:00:00Z',
    capacity: 30,
  },
  variables: { case: { id: 'n', states: ['call.draft', 'call.preparing'] }, context: {} },
}
const franchiseCall: Filled = {
  ...call,
  answers: { ...call.answers, callKind: 'franchise', callNumber: '1/FRA/2027', minWindowDays: 0 },
}
const competitionCall: Filled = {
  ...call,
  answers: { ...call.answers, callKind: 'competition', callNumber: '1/KON/2027' },
}
const publishedCall: Filled = {
  ...call,
  variables: {
    case: { id: 'n', states: ['call.published'] },
    context: { closesAt: '2027-03-19T14:00:00Z', capacity: 30 },
  },
}
const publishedCompetition: Filled = {
  answers: {
    ...competitionCall.answers,
    opensAt: '2027-02-16T08:00:00Z',
    poolQuota: [{ pool: 'service', places: 3 }],
    maxContractValue: 180_000_00,
    callBudget: 1_800_000_00,
  },
  variables: {
    case: { id: 'n', states: ['call.announced', 'call.open'] },
    context: {
      closesAt: '2027-03-19T14:00:00Z',
      capacity: 30,
      pools: [{ pool: 'service', places: 3 }],
      maxContractValue: 180_000_00,
      callBudget: 1_800_000_00,
    },
  },
}
const placesOf = (integration: number): JsonObject[] => [
  { pool: 'integration', places: integration },
  { pool: 'service', places: 3 },
  { pool: 'mixed', places: 3 },
]

const organisation: Filled = {
  answers: { legalForm: 'association', nip: '9990000014' },
  variables: {
    case: { id: 'own' },
    parent: {
      organisations: [
        { id: 'own', nip: '9990000014' },
        { id: 'other', nip: '9990000037' },
      ],
    },
  },
}
const revenuesOf = (...years: number[]) => years.map((year) => ({ year, amount: 100_00 }))

const founder = (id: string, nip: string, legalForm: string): JsonObject => ({
  id,
  nip,
  name: id,
  legalForm,
  eligibleForm: legalForm !== 'company',
  requiredSignatures: 1,
})
const partnership: Filled = {
  answers: { modelType: 'integration', founders: [], plannedJobs: 11, plannedJobsAtRisk: 6 },
  variables: {
    case: { number: null },
    context: {
      organisations: [
        founder('commune', '9990000014', 'jstGmina'),
        founder('foundation', '9990000037', 'foundation'),
        founder('company', '9990000043', 'company'),
        founder('commune again', '9990000014', 'jstGmina'),
      ],
      participants: [{ id: 'p1' }, { id: 'p2' }],
      submittedAt: null,
    },
  },
}
const foundersOf = (...rows: [orgId: string, orgRole: string][]) =>
  rows.map(([orgId, orgRole]) => ({ orgId, orgRole }))

/** A free text warns of eleven digits (PESEL), of an account number and of a telephone number. */
const personalData = (key: string): Pick<RuleCase, 'keeps' | 'breaks'> => ({
  keeps: each(key, 'Gmina liczy 5321 osób, pokój 600.', 'Umowa 123456789012.'),
  breaks: each(
    key,
    'Pani o numerze 85831400124.',
    'Konto 61 1090 1014 0000 0712 1981 2874.',
    'Gmina liczy 5321 osób, tel. 600 100 200.',
  ),
})

const participant: Filled = {
  answers: {
    hasPesel: 'no',
    birthDateEntered: '1990-05-01',
    email: 'ala@example.org',
    orgId: 'commune',
  },
  variables: {
    case: { id: 'p' },
    context: { signedOn: null, ending: false },
    parent: { organisations: [{ id: 'commune', name: 'Gmina' }] },
  },
}
const joined: Filled = {
  ...participant,
  variables: { ...participant.variables, context: { signedOn: '2027-02-15', ending: false } },
  roles: ['recruitmentOfficer'],
}

const rejection: Filled = {
  answers: { checkedOn: '2027-02-15' },
  variables: {
    case: { id: 'z', states: ['recruitment.secondCheck'] },
    call: { closesAt: '2027-01-29T14:00:00Z' },
    context: {
      submittedAt: '2027-01-29T14:00:01Z',
      checkingSince: '2027-02-01T08:00:00Z',
      checkedBy: 'officer',
    },
  },
  roles: ['recruitmentOfficer', 'regionalCoordinator'],
}
const signedBy = (person: string): JsonObject[] => [{ person, at: '2027-02-15T10:00:00Z' }]

/** A partnership whose leader was granted 1,000 EUR of aid less than three years ago, and more before. */
const agreementSeen = (deMinimisReceived: number, granted = 1_000): JsonObject => ({
  ledgers: {
    deMinimis: [
      { key: '9990000014', on: '2024-02-21', euro: granted },
      { key: '9990000014', on: '2024-02-20', euro: 290_000 },
    ],
  },
  case: { id: 'z', number: '1/REK/2027/0001', states: ['recruitment.signing'] },
  context: {
    founderIds: ['commune', 'foundation'],
    leaderId: 'commune',
    organisations: [
      { id: 'commune', nip: '9990000014', deMinimisReceived: 0 },
      { id: 'foundation', nip: '9990000037', deMinimisReceived },
      // no founder, so nothing that counts
      { id: 'company', deMinimisReceived: 300_000 },
    ],
  },
})
const agreement: Filled = {
  answers: {
    supportValue: 4_300_00,
    euroRate: 4.3,
    deMinimisGranted: 'yes',
    applicantSignature: signedBy('ala'),
  },
  variables: agreementSeen(0),
}

const countersigned = (granted: number): JsonObject => ({
  ...agreementSeen(0, granted),
  case: { id: 'z', number: '1/REK/2027/0001', states: ['recruitment.countersigning'] },
})

const correctionSeen = (amended: boolean): JsonObject => ({
  case: { id: 'u', states: ['correction.open'] },
  context: { extensionDays: 0, amended },
  parent: { round: 1, documents: [] },
})
const correction: Filled = {
  answers: { items: [{ fieldPath: '/problemData/0/source' }, { fieldPath: '/resources' }] },
  variables: correctionSeen(true),
}
const repliesOf = (...done: string[]) => done.map((word) => ({ done: word }))

const appeal: Filled = {
  answers: {
    published: '2027-02-01',
    grounds: [{ criterion: 'S1' }, { criterion: 'S2' }],
    groundDecisions: [{ decision: 'upheld' }, { decision: 'dismissed' }],
  },
  variables: {
    case: { id: 'o', states: ['appeal.deciding'] },
    context: { filedAt: '2027-02-04T10:00:00Z' },
    parent: { acted: ['officer'], decisions: [], publishedOn: '2027-02-01' },
  },
  roles: ['appealReviewer'],
}
/** A decision that can be appealed on some grounds only. */
const appealWithin = (...scope: string[]): JsonObject => ({
  parent: { ...(appeal.variables['parent'] as JsonObject), scope },
})

const rules: Record<string, RuleCase> = {
  'R01 announcedBeforeOpening': {
    says: '/announcedOn form.rule.announcedBeforeOpening',
    // midnight of 15 February in Poland, when it is still the 14th in UTC
    filled: {
      ...franchiseCall,
      answers: { ...franchiseCall.answers, opensAt: '2027-02-14T23:00:00Z' },
    },
    keeps: each('announcedOn', '2027-02-15'),
    breaks: each('announcedOn', '2027-02-16'),
  },
  'R01 notice': {
    says: '/opensAt form.rule.notice',
    filled: call,
    keeps: [
      ...each('announcedOn', '2027-02-08'),
      { answers: { ...competitionCall.answers, announcedOn: '2027-02-01' } },
      { answers: { ...franchiseCall.answers, announcedOn: '2027-02-15' } },
    ],
    breaks: [
      ...each('announcedOn', '2027-02-09'),
      { answers: { announcedOn: '2027-02-08' }, seen: { parameters: { P02Notice: 8 } } },
      { answers: { ...competitionCall.answers, announcedOn: '2027-02-02' } },
    ],
  },
  'R01 openBeforeClose': {
    says: '/closesAt form.rule.openBeforeClose',
    filled: {
      ...franchiseCall,
      answers: { ...franchiseCall.answers, closesAt: '2027-02-15T14:00:00Z' },
    },
    keeps: each('opensAt', '2027-02-15T13:59:59Z'),
    breaks: each('opensAt', '2027-02-15T14:00:00Z', '2027-02-15T15:00:00Z'),
  },
  'R01 minWindow': {
    says: '/closesAt form.rule.minWindow',
    filled: call,
    keeps: each('closesAt', '2027-03-17T14:00:00Z'),
    breaks: each('closesAt', '2027-03-16T14:00:00Z'),
  },
  'R01 closesOnWorkingDay': {
    says: '/closesAt form.rule.closesOnWorkingDay',
    filled: call,
    keeps: each('closesAt', '2027-03-30T13:00:00Z'),
    // a Saturday and Easter Monday
    breaks: each('closesAt', '2027-03-20T14:00:00Z', '2027-03-29T13:00:00Z'),
  },
  'R01 closingTime': {
    says: '/closesAt form.rule.closingTime',
    filled: call,
    keeps: each('closesAt', '2027-03-19T14:00:00Z', '2027-03-19T22:59:59Z'),
    breaks: each('closesAt', '2027-03-19T14:00:01Z', '2027-03-19T15:00:00Z'),
  },
  'R01 totalPlaces': {
    says: '/poolQuota form.rule.totalPlaces',
    filled: competitionCall,
    keeps: each('poolQuota', placesOf(4)),
    breaks: each('poolQuota', placesOf(5)),
  },
  'R01 kindInNumber': {
    says: '/callNumber form.rule.kindInNumber',
    filled: call,
    keeps: [{ answers: competitionCall.answers }, { answers: franchiseCall.answers }],
    breaks: [
      ...each('callNumber', '1/KON/2027', '1/FRA/2027'),
      { answers: { ...competitionCall.answers, callNumber: '1/REK/2027' } },
      { answers: { ...franchiseCall.answers, callNumber: '1/KON/2027' } },
    ],
  },
  'R01 notEarlier': {
    says: '/closesAt form.rule.notEarlier',
    filled: publishedCall,
    keeps: each('closesAt', '2027-03-19T14:00:00Z', '2027-03-22T14:00:00Z'),
    breaks: each('closesAt', '2027-03-18T14:00:00Z'),
  },
  'R01 notFewer': {
    says: '/capacity form.rule.notFewer',
    filled: publishedCall,
    keeps: each('capacity', 30, 31),
    breaks: each('capacity', 29),
  },
  'R01 notFewerInPool': {
    says: '/poolQuota form.rule.notFewerInPool',
    filled: publishedCompetition,
    keeps: each('poolQuota', [
      { pool: 'service', places: 3 },
      { pool: 'mixed', places: 1 },
    ]),
    breaks: each(
      'poolQuota',
      [
        { pool: 'service', places: 2 },
        { pool: 'mixed', places: 3 },
      ],
      [{ pool: 'mixed', places: 5 }],
    ),
  },
  'R01 notSmallerContracts': {
    says: '/maxContractValue form.rule.notSmallerContracts',
    filled: publishedCompetition,
    keeps: each('maxContractValue', 180_000_00, 190_000_00),
    breaks: each('maxContractValue', 179_999_99),
  },
  'R01 notSmallerBudget': {
    says: '/callBudget form.rule.notSmallerBudget',
    filled: publishedCompetition,
    keeps: each('callBudget', 1_800_000_00, 1_900_000_00),
    breaks: each('callBudget', 1_799_999_99),
  },
  'R01 formVersionExists': {
    says: '/formVersions/0/version form.rule.formVersionExists',
    filled: {
      ...call,
      variables: {
        ...call.variables,
        forms: [
          { id: 'R02', version: 1 },
          { id: 'R03', version: 2 },
        ],
      },
    },
    keeps: each(
      'formVersions',
      [{ formId: 'R02', version: '1' }],
      [{ formId: 'R03', version: '2' }],
    ),
    breaks: each(
      'formVersions',
      [{ formId: 'R02', version: '2' }],
      [{ formId: 'R04', version: '1' }],
    ),
  },
  'R02 jointRepresentatives': {
    says: '/representatives form.rule.jointRepresentatives',
    filled: organisation,
    keeps: [
      { answers: { representation: 'sole', representatives: [{ firstName: 'Ala' }] } },
      ...['jointTwo', 'jointAll'].map((representation) => ({
        answers: { representation, representatives: [{ firstName: 'Ala' }, { firstName: 'Ola' }] },
      })),
    ],
    breaks: ['jointTwo', 'jointAll'].map((representation) => ({
      answers: { representation, representatives: [{ firstName: 'Ala' }] },
    })),
  },
  'R02 missionProvision': {
    says: '/mission form.rule.missionProvision',
    filled: organisation,
    keeps: each(
      'mission',
      'Statut, § 5.',
      'Art. 7 ustawy o samorządzie',
      'Artykuł 3',
      'ust. 1 pkt 2',
    ),
    breaks: each('mission', 'Pomagamy osobom starszym w naszej gminie.'),
  },
  'R02 revenueOrder': {
    says: '/revenues form.rule.revenueOrder',
    filled: organisation,
    keeps: each('revenues', [], revenuesOf(2024), revenuesOf(2026, 2025, 2024)),
    breaks: each('revenues', revenuesOf(2025, 2026), revenuesOf(2026, 2024, 2025)),
  },
  'R02 ineligibleForm': {
    says: '/legalForm form.rule.ineligibleForm (warning)',
    filled: organisation,
    keeps: each('legalForm', 'jstGmina', 'churchLegalPerson', 'otherNgo'),
    breaks: each('legalForm', 'company', 'naturalPerson', 'informalGroup'),
  },
  'R02 deMinimisNearLimit': {
    says: '/deMinimisReceived form.rule.deMinimisNearLimit (warning)',
    filled: organisation,
    keeps: each('deMinimisReceived', 250_000),
    breaks: [
      ...each('deMinimisReceived', 250_000.01),
      // where the programme warns earlier
      {
        answers: { deMinimisReceived: 150_001 },
        seen: { parameters: { P26DeMinimisNear: 150_000 } },
      },
    ],
  },
  'R02 nipUsedTwice': {
    says: '/nip form.rule.nipUsedTwice (warning)',
    filled: organisation,
    keeps: each('nip', '9990000014', '9990000043'),
    breaks: each('nip', '9990000037', '999-000-00-37'),
  },
  'R03 oneLeader': {
    says: '/founders form.rule.oneLeader',
    filled: partnership,
    keeps: each('founders', foundersOf(['commune', 'leader'], ['foundation', 'partner'])),
    breaks: each(
      'founders',
      foundersOf(['commune', 'leader'], ['foundation', 'leader']),
      foundersOf(['commune', 'partner'], ['foundation', 'partner']),
    ),
  },
  'R03 distinctNip': {
    says: '/founders form.rule.distinctNip',
    filled: partnership,
    keeps: each('founders', foundersOf(['commune', 'leader'], ['foundation', 'partner'])),
    breaks: each('founders', foundersOf(['commune', 'leader'], ['commune again', 'partner'])),
  },
  'R03 leaderEligible': {
    says: '/founders form.rule.leaderEligible (warning)',
    filled: partnership,
    keeps: each(
      'founders',
      foundersOf(['commune', 'leader'], ['foundation', 'partner'], ['company', 'partner']),
    ),
    breaks: each(
      'founders',
      foundersOf(['commune', 'partner'], ['foundation', 'partner'], ['company', 'leader']),
    ),
  },
  'R03 twoLegalPersons': {
    says: '/founders form.rule.twoLegalPersons (warning)',
    filled: partnership,
    keeps: each('founders', foundersOf(['commune', 'leader'], ['foundation', 'partner'])),
    breaks: each('founders', foundersOf(['commune', 'leader'], ['company', 'partner'])),
  },
  'R03 jobsAtRisk': {
    says: '/plannedJobsAtRisk form.rule.jobsAtRisk',
    filled: partnership,
    keeps: each('plannedJobsAtRisk', 11),
    breaks: each('plannedJobsAtRisk', 12),
  },
  'R03 halfAtRisk': {
    says: '/plannedJobsAtRisk form.rule.halfAtRisk (warning)',
    filled: partnership,
    keeps: each('plannedJobsAtRisk', 6),
    breaks: each('plannedJobsAtRisk', 5),
  },
  'R03 delegatesComplete': {
    says: '/delegates form.rule.delegatesComplete (warning)',
    filled: partnership,
    keeps: each('delegates', 2),
    breaks: each('delegates', 3),
  },
  'R03 noPersonalDataProblemStatement': {
    says: '/problemStatement form.rule.noPersonalDataProblemStatement (warning)',
    filled: partnership,
    ...personalData('problemStatement'),
  },
  'R03 noPersonalDataExistingServices': {
    says: '/existingServices form.rule.noPersonalDataExistingServices (warning)',
    filled: partnership,
    ...personalData('existingServices'),
  },
  'R03 noPersonalDataIntegrationPath': {
    says: '/integrationPath form.rule.noPersonalDataIntegrationPath (warning)',
    filled: partnership,
    ...personalData('integrationPath'),
  },
  'R03 noPersonalDataEconomicIdea': {
    says: '/economicIdea form.rule.noPersonalDataEconomicIdea (warning)',
    filled: partnership,
    ...personalData('economicIdea'),
  },
  'R03 noPersonalDataResources': {
    says: '/resources form.rule.noPersonalDataResources (warning)',
    filled: partnership,
    ...personalData('resources'),
  },
  'R03 noPersonalDataPriorExperience': {
    says: '/priorExperience form.rule.noPersonalDataPriorExperience (warning)',
    filled: partnership,
    ...personalData('priorExperience'),
  },
  'R04 phoneOrEmail': {
    says: '/phone form.rule.phoneOrEmail',
    filled: { ...participant, answers: { orgId: 'commune' } },
    keeps: [...each('phone', '+48600100200'), ...each('email', 'ala@example.org')],
    breaks: [{}],
  },
  'R04 adult': {
    says: '/birthDate form.rule.adult',
    filled: participant,
    keeps: each('birthDateEntered', '2009-02-20'),
    breaks: each('birthDateEntered', '2009-02-21'),
  },
  'R04 ageOver100': {
    says: '/birthDate form.rule.ageOver100 (warning)',
    filled: participant,
    keeps: each('birthDateEntered', '1926-02-21'),
    breaks: each('birthDateEntered', '1926-02-20'),
  },
  'R04 supportStartIsSigning': {
    says: '/supportStart form.rule.supportStartIsSigning',
    filled: joined,
    keeps: each('supportStart', '2027-02-15'),
    breaks: each('supportStart', '2027-02-14', '2027-02-16'),
  },
  'R04 delegatingFounder': {
    says: '/orgId form.rule.delegatingFounder',
    filled: participant,
    keeps: each('orgId', 'commune'),
    breaks: each('orgId', 'company'),
  },
  'R04 noPersonalDataAccessNeedsOther': {
    says: '/accessNeedsOther form.rule.noPersonalDataAccessNeedsOther (warning)',
    filled: {
      ...participant,
      answers: { ...participant.answers, accessNeeds: ['other'] },
      roles: ['participant'],
    },
    ...personalData('accessNeedsOther'),
  },
  'R05 checkedInTime': {
    says: '/checkedOn form.rule.checkedInTime (warning)',
    filled: rejection,
    keeps: each('checkedOn', '2027-02-15'),
    breaks: each('checkedOn', '2027-02-16'),
  },
  'R05 otherEyes': {
    says: '/secondEyes form.rule.otherEyes',
    filled: rejection,
    keeps: each('secondEyes', signedBy('coordinator')),
    breaks: each('secondEyes', signedBy('officer')),
  },
  'R06 scoredInTime': {
    says: '/scoredOn form.rule.scoredInTime (warning)',
    filled: { answers: {}, variables: { context: { scoringSince: '2027-02-01T08:00:00Z' } } },
    keeps: each('scoredOn', '2027-02-15'),
    breaks: each('scoredOn', '2027-02-16'),
  },
  'R07 deMinimisLimit': {
    says: '/supportValue form.rule.deMinimisLimit',
    filled: agreement,
    keeps: [
      { seen: agreementSeen(300_000) },
      // what is granted now counts for the leader: 1,000 EUR
      { seen: agreementSeen(0, 299_000) },
      { answers: { deMinimisGranted: 'no' }, seen: agreementSeen(300_000.01) },
    ],
    breaks: [{ seen: agreementSeen(300_000.01) }, { seen: agreementSeen(0, 299_000.01) }],
  },
  // other aid may be granted between preparing and signing for the operator
  'R07 deMinimisAtSigning': {
    says: '/operatorSignature form.rule.deMinimisAtSigning',
    filled: {
      ...agreement,
      answers: { ...agreement.answers, operatorSignature: signedBy('dan') },
    },
    keeps: [{ seen: countersigned(299_000) }],
    breaks: [{ seen: countersigned(299_000.01) }],
  },
  'R07 partnersAreOthers': {
    says: '/partnersSignature form.rule.partnersAreOthers',
    filled: agreement,
    keeps: each('partnersSignature', signedBy('ola')),
    breaks: each('partnersSignature', signedBy('ala'), [...signedBy('ola'), ...signedBy('ala')]),
  },
  'X01 fieldOfDocument': {
    says: '/items form.rule.fieldOfDocument',
    filled: {
      answers: { subjectForm: 'c', replies: repliesOf('yes') },
      variables: {
        ...correctionSeen(true),
        parent: { round: 1, documents: [{ id: 'c', form: 'R02', label: 'Karta' }] },
        formFields: [
          { id: '/email', label: { pl: 'E-mail', en: 'E-mail' }, forms: ['R02', 'R04'] },
          { id: '/resources', label: { pl: 'Zasoby', en: 'Resources' }, forms: ['R03'] },
        ],
      },
    },
    keeps: each('items', [{ fieldPath: '/email' }]),
    breaks: each('items', [{ fieldPath: '/resources' }]),
  },
  'X01 sameRows': {
    says: '/replies form.rule.sameRows',
    filled: correction,
    keeps: each('replies', repliesOf('yes', 'no')),
    breaks: each('replies', repliesOf('yes'), repliesOf('yes', 'no', 'no')),
  },
  'X01 documentAmended': {
    says: '/replies form.rule.documentAmended',
    filled: { ...correction, variables: correctionSeen(false) },
    keeps: [
      ...each('replies', repliesOf('no', 'no')),
      { answers: { replies: repliesOf('no', 'yes') }, seen: correctionSeen(true) },
    ],
    breaks: each('replies', repliesOf('no', 'yes')),
  },
  'X02 withinScope': {
    says: '/grounds/0/criterion form.rule.withinScope',
    filled: { ...appeal, variables: { ...appeal.variables, ...appealWithin('A', 'formal') } },
    keeps: [{ answers: { grounds: [{ criterion: 'A' }, { criterion: 'formal' }] } }],
    breaks: [{ answers: { grounds: [{ criterion: 'B' }, { criterion: 'A' }] } }],
  },
  'X02 reassessedWithinScope': {
    says: '/reassessmentScope form.rule.reassessedWithinScope',
    filled: {
      ...appeal,
      answers: {
        ...appeal.answers,
        grounds: [{ criterion: 'A' }, { criterion: 'A' }],
        appealSignature: signedBy('ala'),
      },
      variables: { ...appeal.variables, ...appealWithin('A', 'formal') },
    },
    keeps: each('reassessmentScope', ['A'], ['A', 'formal']),
    breaks: each('reassessmentScope', ['B'], ['A', 'procedure']),
  },
  'X02 sameGrounds': {
    says: '/groundDecisions form.rule.sameGrounds',
    filled: appeal,
    keeps: [{}],
    breaks: each('groundDecisions', [{ decision: 'upheld' }]),
  },
  'X02 reviewerIndependent': {
    says: '/reviewer form.rule.reviewerIndependent',
    filled: appeal,
    keeps: each('reviewer', 'reviewer'),
    breaks: each('reviewer', 'officer'),
  },
  'X02 decidedInTime': {
    says: '/decidedOn form.rule.decidedInTime (warning)',
    filled: appeal,
    keeps: each('decidedOn', '2027-02-18'),
    breaks: each('decidedOn', '2027-02-19'),
  },
}

/** Returns the rules of a form and of its tables. */
function rulesOf(fields: readonly FormField[], own: readonly FormRule[] = []): FormRule[] {
  return [...own, ...fields.flatMap((field) => rulesOf(field.fields ?? [], field.rules))]
}

async function rulesBroken(formId: string, { answers, variables, roles = [] }: Filled) {
  const form = await judgedForm(formId, { now, variables, roles })
  return form.issues(answers, { base: answers }).filter((issue) => issue.includes(' form.rule.'))
}

const changed = (filled: Filled, { answers, seen }: Change): Filled => ({
  ...filled,
  answers: { ...filled.answers, ...answers },
  variables: { ...filled.variables, ...seen },
})

describe('rules of the forms of the first stage', () => {
  it('all stand in the table', async () => {
    const forms = await Promise.all(formIds.map(referenceForm))
    const named = forms.flatMap(({ definition }) => {
      const fields = definition.pages.flatMap(({ sections }) => sections.flatMap((s) => s.fields))
      return rulesOf(fields, definition.rules).map(({ id }) => `${definition.id} ${id}`)
    })
    expect(Object.keys(rules).sort()).toEqual(named.sort())
  })

  it.each(Object.entries(rules))('%s', async (name, { says, filled, keeps, breaks }) => {
    const formId = name.slice(0, 3)
    expect(keeps.length * breaks.length).toBeGreaterThan(0)
    for (const change of keeps)
      expect(await rulesBroken(formId, changed(filled, change)), JSON.stringify(change)).toEqual([])
    for (const change of breaks)
      expect(await rulesBroken(formId, changed(filled, change)), JSON.stringify(change)).toEqual([
        says,
      ])
  })
})
