import type { JsonObject } from '@splot/definition'
import { createExpressionCompiler } from '@splot/feel'
import { compileForm, isDayOffIn } from '@splot/forms'
import { createAjvValidator } from '@splot/forms/ajv'
import { describe, expect, it } from 'vitest'
import { handIn, openCall, openVillage, taskOf } from '../village/open-village.ts'

const both = (text: string): JsonObject => ({ pl: text, en: text })

const check: JsonObject = {
  id: 'CHECK',
  version: 1,
  title: both('Karta sprawdzenia'),
  pages: [
    {
      id: 'p',
      title: both('p'),
      sections: [
        {
          id: 's',
          fields: [
            { key: 'verdict', type: 'choice', label: both('Wynik'), list: 'verdicts' },
            { key: 'visitOn', type: 'date', label: both('Wizyta') },
            {
              key: 'replyBy',
              type: 'computed',
              label: both('Odpowiedź do'),
              value: 'add working days(date(visitOn), 2)',
            },
          ],
        },
      ],
    },
  ],
}

describe('days off in forms', () => {
  it('[RT46] a form that counts working days decides with the days off of the programme, here and in the browser', async () => {
    const village = await openVillage({ changed: { 'forms/CHECK.json': check } })
    const call = await openCall(village)
    const { id } = await handIn(village, call.id)
    const officer = await village.as('olga', 'officer')
    const key = await taskOf(village, officer, id, 'check')
    await village.runtime.claimTask(officer, key)
    const visit = { path: '/visitOn', value: '2027-04-30', base: 0 }
    const saved = await village.runtime.saveDraft(officer, key, [visit])
    // Saturday, Sunday, 3 May
    expect(saved.answers['replyBy']).toBe('2027-05-05')
    const { scope } = await village.runtime.getTask(officer, key)
    expect(scope.timeZone).toBe('Europe/Warsaw')
    expect(scope.daysOff).toMatchObject({ from: '2026-01-01', to: '2032-12-31' })
    const sent = JSON.parse(JSON.stringify(scope.daysOff)) as NonNullable<typeof scope.daysOff>
    const form = compileForm(check as never, {
      codeLists: [{ id: 'verdicts', items: [] }],
      expressions: createExpressionCompiler(),
      createValidator: createAjvValidator,
    })
    const moment = { now: village.clock.at, isDayOff: isDayOffIn(sent) }
    const inBrowser = form.state({ visitOn: '2027-04-30' }, { variables: {}, roles: [], moment })
    expect(inBrowser.answers['replyBy']).toBe('2027-05-05')
  })

  it('[RT46] a form that counts none gets none', async () => {
    const village = await openVillage()
    const call = await openCall(village)
    const { id } = await handIn(village, call.id)
    const officer = await village.as('olga', 'officer')
    const task = await village.runtime.getTask(officer, await taskOf(village, officer, id, 'check'))
    expect(task.scope.daysOff).toBe(null)
  })
})
