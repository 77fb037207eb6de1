import type { JsonObject } from '@splot/definition'
import { prose } from './prose.ts'

/** A good support plan, before it is agreed. */
export const plan: JsonObject = {
  keyAdviser: 'doradca',
  goals: [{ goal: 'Gotowy biznesplan usługi', measure: 'złożony projekt', due: '2027-11-30' }],
  hours: [
    { area: 'business', planned: 16 },
    { area: 'legal', planned: 8 },
  ],
  modules: ['m1', 'm2', 'm3', 'm4', 'm5'].map((module) => ({ module, mandatory: 'yes' })),
  studyVisit: 'yes',
  adjustments: ['loop', 'stepFree'],
}

/** A good advice card, before a participant confirms it. */
export const adviceCard: JsonObject = {
  sessionDate: '2027-10-04',
  startTime: '09:00',
  endTime: '11:50',
  mode: 'onsite',
  area: 'business',
  adviser: 'doradca',
  attendees: ['anna', 'jan'],
  topics: prose('adviceTopics'),
  recommendations: 'Policzyć koszt godziny usługi.',
  tasks: [{ task: 'Kosztorys usługi', due: '2027-10-05', done: 'no' }],
}

/** A good plan of a session of the cohort. */
export const sessionPlan: JsonObject = {
  module: 'm1',
  cohort: 'north',
  dateStart: '2027-10-09T07:00:00Z',
  dateEnd: '2027-10-09T14:00:00Z',
  didacticHours: 8,
  venue: 'Toruń, Rynek 1, sala 3',
  venueAccessible: 'full',
  trainers: ['trenerka'],
  programme: prose('sessionProgramme'),
  materials: ['pdf'],
}

/** Good answers to the test: every question answered with a. */
export const testAnswers: JsonObject = {
  testAnswers: Array.from({ length: 20 }, (_, n) => ({ questionId: `q${n + 1}`, choice: 'a' })),
}

/** Good answers to the survey. */
export const survey: JsonObject = {
  q1: 5,
  q2: 4,
  q3: 3,
  q4: 5,
  q5: 'right',
  q6: 'Więcej ćwiczeń.',
  nps: 9,
}

/** A good recommendation of the key adviser. */
export const recommendation: JsonObject = {
  delegates: [{ person: 'anna' }, { person: 'jan' }, { person: 'ola' }],
  goalsReview: prose('goalsReview'),
  strengths: prose('teamStrengths'),
  risksSeen: prose('teamRisks'),
  recommend: 'positive',
  issuedOn: '2027-12-10',
}
