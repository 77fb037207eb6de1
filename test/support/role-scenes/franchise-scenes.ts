import { DataRequests } from '../data-request.ts'
import { handedOver } from '../franchise-stage.ts'
import type { RoleScene } from './role-scene.ts'

/** A franchise that was handed over, with a mentor; beside it a request about personal data and the registers. */
export async function* franchiseScenes(): AsyncGenerator<RoleScene> {
  const { one, stage } = await handedOver()
  const { franchisee, adviser, franchisor, director } = one.people
  const mentoring = await one.mentor(2)
  await stage.submit(franchisee, one.id, 'reportStart', {})
  await stage.to('2029-01-15T08:00:00Z')
  await one.answer()
  const [followUp] = await one.children('followUp')
  const [organisation] = await one.children('organisation')
  const own = {
    franchisee,
    owesAdviser: adviser,
    'implementer (franchisor)': franchisor,
    mentor: franchisor,
    director,
  }
  yield {
    name: 'franchise',
    stage,
    cases: { franchise: one.id, followUp: followUp!, mentoring, organisation: organisation! },
    own,
    secrets: { 'name of the franchisee': 'Fundacja Most' },
  }

  const anna = await stage.as('anna')
  const officer = await stage.as('ida', 'dataOfficer')
  const requests = new DataRequests(stage, { anna, officer })
  const dataRequest = await requests.file({ requester: 'ZADANIE-ANNY' })
  await requests.identify(dataRequest)
  const reporting = await stage.as('sara', 'reportingOfficer')
  const { id: registers } = await stage.runtime.startCase(reporting, { workflow: 'registers' })
  yield {
    name: 'data',
    stage,
    cases: { dataRequest, registers },
    own: { requester: anna, dataOfficer: officer, reportingOfficer: reporting },
    secrets: { 'who asks about their data': 'ZADANIE-ANNY' },
  }
}
