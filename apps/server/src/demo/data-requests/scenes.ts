import type { JsonObject } from '@splot/definition'
import { prose } from '../answers/prose.ts'
import type { DemoData } from '../applicants.ts'
import { dayAfter } from '../days.ts'
import type { Demo } from '../demo.ts'
import { scene } from '../scene.ts'
import type { Scene } from '../scene.ts'
import type { DataRequestRecord } from './records.ts'

/** Returns what happens with the requests about personal data. */
export function dataRequestScenes({ dataRequests }: DemoData): Scene[] {
  return dataRequests.flatMap((record) => [
    at(record.filed, (demo) => file(demo, record)),
    at(dayAfter(record.filed, 2), (demo) => identify(demo, record)),
    ...(record.extended === undefined
      ? []
      : [at(record.extended, (demo: Demo) => extend(demo, record))]),
    at(record.answered, (demo) => answer(demo, record)),
  ])
}

const at = (date: string, play: Scene['play']): Scene => scene(`${date} 13:00`, play)

async function file(demo: Demo, { id, of, right, scope }: DataRequestRecord): Promise<void> {
  const [person] = demo.partnership(of).delegates
  if (!person) throw new Error(`Expected a delegated person of ${of}`)
  const { id: caseId } = await demo.runtime.startCase(person, { workflow: 'dataRequest' })
  demo.cases.set(id, caseId)
  const { name, email } = (await demo.runtime.me(person))!
  await demo.submit(person, caseId, 'request', {
    requester: name,
    contact: email,
    right: [right],
    scope,
  })
}

async function identify(demo: Demo, { id }: DataRequestRecord): Promise<void> {
  const officer = demo.staff('ignacy')
  await demo.submit(officer, demo.caseOf(id), 'take')
  await demo.submit(officer, demo.caseOf(id), 'checkIdentity', { identityCheck: 'portalLogin' })
}

async function extend(demo: Demo, { id }: DataRequestRecord): Promise<void> {
  await demo.submit(demo.staff('ignacy'), demo.caseOf(id), 'extend', {
    extended: 'yes',
    extensionReason: prose('requestExtension'),
  })
}

async function answer(demo: Demo, { id, outcome }: DataRequestRecord): Promise<void> {
  const officer = demo.staff('ignacy')
  if (outcome === 'refused') {
    await demo.submit(officer, demo.caseOf(id), 'decide', refusal)
    return
  }
  const task = await demo.fill(officer, demo.caseOf(id), 'decide', { outcome })
  const exportFile = await demo.pdf(officer, task, '/exportFile', 'Kopia danych')
  await demo.submit(officer, demo.caseOf(id), 'decide', { exportFile })
}

const refusal: JsonObject = {
  retained: [{ set: 'publicAid', until: '2037-12-31' }],
  outcome: 'refused',
  legalGround:
    'Dokumentację pomocy de minimis przechowuje się przez 10 lat od dnia jej udzielenia (rozporządzenie o pomocy de minimis).',
}
