import { incidentReport, visitAreas, visitCard } from '../answers/testing-answers.ts'
import { prose } from '../answers/prose.ts'
import type { Demo } from '../demo.ts'
import type { Partnership } from '../partnership.ts'
import { runningTestOf } from './open-work.ts'
import { testEvents } from './paths.ts'

const recommendation = {
  text: 'Zatrudnić drugą opiekunkę, aby usługa nie ustawała w czasie urlopów.',
  due: '2028-04-28',
  severity: 'high',
  status: 'open',
}

/** The monitor visits as planned; the implementer has no objections. */
export async function visitTest(demo: Demo, one: Partnership): Promise<void> {
  const monitor = demo.staff('marta')
  const { id } = await demo.childOf(monitor, await runningTestOf(demo, one), 'visit')
  const critical = one.record.id === testEvents.criticalFinding
  const { irregularityAmount: _, recommendations: _recommendations, ...card } = visitCard
  await demo.submit(monitor, id, 'visit', {
    ...card,
    visitDate: demo.today(),
    monitors: [monitor.person],
    areas: visitAreas.map((area) =>
      critical && area === 'service'
        ? { area, result: 'critical', finding: prose('visitFinding') }
        : { area, result: 'ok' },
    ),
    irregularity: 'no',
    ...(critical ? { recommendations: [recommendation] } : {}),
    overall: critical ? 'critical' : 'ok',
  })
  await demo.submit(one.editor, id, 'object', {})
  await demo.submit(monitor, id, 'sign', {}, [
    { by: monitor, path: '/signatures' },
    { by: one.signer, path: '/signatures' },
  ])
}

/** The monitor confirms that what was recommended is done. */
export async function confirmRecommendations(demo: Demo, one: Partnership): Promise<void> {
  const monitor = demo.staff('marta')
  const { id } = await demo.childOf(monitor, await runningTestOf(demo, one), 'visit')
  await demo.submit(monitor, id, 'confirmRecommendations')
}

/** The implementer reports an incident. */
export async function reportIncident(demo: Demo, one: Partnership): Promise<void> {
  const parent = await runningTestOf(demo, one)
  const { id } = await demo.runtime.startCase(one.editor, { workflow: 'incident', parent })
  const breach = one.record.id === testEvents.dataBreach
  const { followUp, authorities, occurredAt: _, ...report } = incidentReport
  await demo.submit(one.editor, id, 'occurred', { occurredAt: demo.clock.now() })
  await demo.submit(one.editor, id, 'report', {
    ...report,
    ...(breach
      ? { kind: 'dataBreach', severity: 'low', personalDataBreach: 'yes' }
      : { personalDataBreach: 'no', followUp: followUp!, authorities: authorities! }),
  })
}

/** The data protection officer judges a breach of personal data; the monitor closes the incident. */
export async function settleIncident(demo: Demo, one: Partnership): Promise<void> {
  const parent = await runningTestOf(demo, one)
  const { id } = await demo.childOf(demo.staff('marta'), parent, 'incident')
  if (one.record.id === testEvents.dataBreach)
    await demo.send(demo.staff('ignacy'), id, 'BREACH_NOT_NOTIFIED', {
      reason: 'Lista bez adresów, odzyskana tego samego dnia; brak ryzyka.',
    })
  await demo.submit(demo.staff('marta'), id, 'close', { closedOn: demo.today() })
}
