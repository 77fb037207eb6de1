import { expect, it, vi } from 'vitest'
import { Stage } from '../support/first-stage.ts'
import { prose } from '../support/prose.ts'
import { allWhole, documentsOfCourse } from '../support/documents-made.ts'

vi.setConfig({ testTimeout: 120_000 })

it('an auditor enters remarks in a register of their own, which the director answers', async () => {
  const stage = await Stage.open()
  const auditor = await stage.as('audyt', 'auditor')
  const other = await stage.as('audyt2', 'auditor')
  const director = await stage.staff.director()
  const { runtime } = stage
  const { id } = await runtime.startCase(auditor, { workflow: 'audit' })
  for (const stranger of [other, await stage.staff.officer(), await stage.staff.coordinator()])
    await expect(runtime.getCase(stranger, id)).rejects.toMatchObject({ code: 'case.not-found' })
  const remark = prose(100)
  await stage.send(auditor, id, 'REMARK', { about: '1/REK/2027/0012', weight: 'fault', remark })
  expect(stage.mails.map(({ subject }) => subject)).toContain('Uwaga kontroli 001/KONTROLA/2027')
  await stage.send(auditor, id, 'REMARK', { about: 'Umowy', weight: 'remark', remark })
  expect((await runtime.getCase(director, id)).columns).toMatchObject({ remarks: 2, unanswered: 2 })
  const answer = prose(60)
  await expect(stage.send(auditor, id, 'ANSWER', { no: 1, answer })).rejects.toThrow()
  await expect(stage.send(director, id, 'ANSWER', { no: 3, answer })).rejects.toThrow()
  await stage.send(director, id, 'ANSWER', { no: 1, answer })
  // an answer stands
  await expect(stage.send(director, id, 'ANSWER', { no: 1, answer })).rejects.toThrow()
  await stage.send(auditor, id, 'END')
  const ended = await runtime.getCase(director, id)
  expect(ended.columns).toMatchObject({ remarks: 2, unanswered: 1 })
  // the newest first
  const registers = await Promise.all(
    ended.documents.map((one) => runtime.getDocument(auditor, one.id)),
  )
  expect(registers.map(({ replacedBy }) => replacedBy === null)).toEqual([
    true,
    false,
    false,
    false,
  ])
  const said = JSON.stringify(registers[0]!.blocks)
  for (const text of ['1/REK/2027/0012', remark, answer, 'uchybienie', 'audyt'])
    expect(said).toContain(text)
  expect(await documentsOfCourse(stage, 'audit')).toEqual(allWhole)
  const history = await runtime.timeline(director, id)
  expect(history[1]?.reasons?.[0]).toMatchObject({
    values: { 'count(context.remarks)': 1, 'event.about': '1/REK/2027/0012' },
  })
})
