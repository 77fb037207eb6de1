import { businessPlan as unsignedPlan } from '@splot/app-server/demo'
import type { JsonObject } from '@splot/definition'

export { methodologyOf } from '@splot/app-server/demo'

/** A signature of a person. */
export const signedBy = (person: string, at = '2027-11-15T09:00:00Z'): JsonObject => ({
  person,
  name: person,
  method: 'portal',
  at,
  hash: '0'.repeat(64),
})

/** What the case of a partnership hands to its competition application. */
export const partnership = (modelType: string): JsonObject => ({
  admitted: true,
  modelType,
  implementationTerc: '0299012',
  existingCooperative: 'no',
  founderIds: ['gmina', 'most'],
  leaderId: 'gmina',
  foundersChangeApproved: false,
  reports: [{ id: 'd03', label: 'Raport z diagnozy, wersja 1' }],
  conditions: [{ text: 'Uzupełnić analizę popytu.' }],
  organisations: [
    organisation('gmina', 'Gmina Brzozowy Dół', 'jstGmina', 1),
    organisation('most', 'Fundacja Most', 'foundation', 2),
    organisation('inna', 'Stowarzyszenie Inne', 'association', 1),
  ],
})

function organisation(
  id: string,
  name: string,
  legalForm: string,
  requiredSignatures: number,
): JsonObject {
  return {
    id,
    name,
    nip: id === 'gmina' ? '9990000014' : '9990000020',
    legalForm,
    requiredSignatures,
    deMinimisReceived: 10_000,
  }
}

/** The competition call as its applications see it. */
export const competitionCall: JsonObject = {
  number: '1/KON/2027',
  closesAt: '2027-11-19T14:00:00Z',
  maxContractValue: 180_000_00,
}

/** Good answers to the business plan of a model of the given type. */
export const businessPlan = (modelType: string): JsonObject => ({
  ...unsignedPlan(modelType),
  signature: ['wojt', 'prezes', 'skarbnik'].map((person) => signedBy(person)),
})
