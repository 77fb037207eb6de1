import { expect, it, vi } from 'vitest'
import { allWhole, documentsOfCourse } from '../support/documents-made.ts'
import { prose } from '../support/prose.ts'
import { TestingStage } from '../support/testing-stage.ts'

// Plays months of a programme.
vi.setConfig({ testTimeout: 120_000 })

it('registers over many cases say how contracts stand, with annexes, and stay as they were', async () => {
  const testing = await TestingStage.running()
  const { stage, director } = testing
  const { id } = await stage.runtime.startCase(director, { workflow: 'registers' })
  const make = async (type: string, payload: { call?: string } = {}) => {
    await stage.runtime.sendEvent(director, id, { type, payload })
    await stage.runtime.work()
    const [newest] = (await stage.runtime.getCase(director, id)).documents
    return stage.runtime.getDocument(director, newest!.id)
  }
  const first = await make('CONTRACT_REGISTER')
  const tables = (document: typeof first) => document.blocks.filter(({ type }) => type === 'table')
  const [contracts] = tables(first)
  expect(contracts?.type === 'table' && contracts.rows.map((row) => row[0]?.pl)).toEqual([
    '1/KON/2027/MIX/001/W',
  ])
  expect(JSON.stringify(first.blocks).replaceAll(/\s/g, ' ')).toContain('90 000,00 zł')
  expect(tables(first)).toHaveLength(1)

  await testing.pass(1)
  const change = await testing.extend(4)
  await testing.decide(change, { decision: 'approved', annexNo: '1/2028' })
  const second = await make('CONTRACT_REGISTER', { call: '1/KON/2027' })
  expect(second.replaces?.id).toBe(first.id)
  const [, annexes] = tables(second)
  expect(annexes?.type === 'table' && annexes.rows.map((row) => row[0]?.pl)).toEqual(['1/2028'])
  const kept = await stage.runtime.getDocument(director, first.id)
  expect(kept).toMatchObject({ blocks: first.blocks, checksum: first.checksum, holds: true })

  const other = await make('CONTRACT_REGISTER', { call: '9/KON/2030' })
  expect(JSON.stringify(other.blocks)).toContain('Nie ma umów.')
  const list = await make('TRANSFER_LIST')
  expect(JSON.stringify(list.blocks)).toContain('Nie ma spraw do przekazania.')
  const { monitor, jan } = testing
  const [visit] = await testing.children('visit')
  const text = 'Opisać faktury zgodnie z umową.'
  await testing.submit(monitor, visit!, 'visit', {
    ...testing.visitAnswers(stage.clock.at.slice(0, 10)),
    recommendations: [{ text, due: '2028-05-20', severity: 'low', status: 'open' }],
  })
  await testing.submit(jan, visit!, 'object', { objections: prose(50) })
  const signatures = [monitor, jan].map((by) => ({ by, path: '/signatures' }))
  await testing.submit(monitor, visit!, 'sign', {}, signatures)
  const monitoring = await make('MONITORING_REPORT')
  const [tests, awaited] = tables(monitoring)
  expect(tests?.type === 'table' && tests.rows.map((row) => row.map(({ pl }) => pl))).toEqual([
    [
      '1/KON/2027/T/001',
      'Spółdzielnia Łąka',
      'niskie',
      '2 z 4',
      '0',
      expect.stringContaining('marca 2028'),
      expect.stringContaining('2028'),
    ],
  ])
  expect(JSON.stringify(monitoring.blocks)).toContain('Nie brakuje żadnego raportu.')
  expect(awaited?.type === 'table' && awaited.rows.map((row) => row[1]?.pl)).toEqual([text])
  const { documents } = await stage.runtime.getCase(director, id)
  expect(documents.map(({ number }) => number)).toEqual([
    'RAP/MON/1',
    'REJ/SZO/1',
    'REJ/UM/3',
    'REJ/UM/2',
    'REJ/UM/1',
  ])
  expect(await documentsOfCourse(stage, 'registers')).toEqual(allWhole)
})
