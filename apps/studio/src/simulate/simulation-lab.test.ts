import { readdirSync, readFileSync } from 'node:fs'
import type { Scenario } from '@splot/definition'
import { describe, expect, it } from 'vitest'
import type { LabReply, ScenarioResult } from './messages.ts'
import { createSimulationLab } from './simulation-lab.ts'

const root = new URL('../../../../', import.meta.url)

/** Every definition file of the repository, as the page tells of them. */
function changes(): { path: string; text: string | null }[] {
  return ['workflows', 'forms'].flatMap((folder) =>
    readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'))
      .map((name) => ({
        path: `${folder}/${name}`,
        text: readFileSync(new URL(`${folder}/${name}`, root), 'utf8'),
      })),
  )
}

const scenario: Scenario = {
  ...(JSON.parse(
    readFileSync(new URL('workflows/scenarios/firstCall.json', root), 'utf8'),
  ) as Scenario),
  arrivals: [
    { workflow: 'call' },
    { workflow: 'recruitment', under: 'call', count: 5, fromDay: 28, overDays: 10 },
  ],
}

function opened(pause: () => Promise<void> = () => Promise.resolve()) {
  const replies: LabReply[] = []
  let told = () => {}
  const lab = createSimulationLab({
    reply(reply) {
      replies.push(reply)
      told()
    },
    pause,
  })
  const until = async <T>(find: (reply: LabReply) => T | undefined): Promise<T> => {
    for (;;) {
      for (const reply of replies) {
        const found = find(reply)
        if (found !== undefined) return found
      }
      await new Promise<void>((resolve) => (told = resolve))
    }
  }
  lab.take({ kind: 'put', changes: changes() })
  return { lab, replies, until }
}

const resultIn = (reply: LabReply): ScenarioResult | undefined =>
  reply.kind === 'result' ? reply.result : undefined

describe('the simulation of a draft', () => {
  it('tells how far it is, what came out, and the way of each case', async () => {
    const { lab, replies, until } = opened()
    lab.take({ kind: 'run', run: 1, scenarios: [scenario] })
    const { report, cases, expectations, unmet } = await until(resultIn)
    expect(unmet).toEqual([])
    expect(report.workflows.find(({ workflow }) => workflow === 'recruitment')?.started).toBe(5)
    expect(cases.filter(({ workflow }) => workflow === 'recruitment')).toHaveLength(5)
    expect(expectations.every(({ holds }) => holds)).toBe(true)
    expect(replies.some(({ kind }) => kind === 'progress') || report.steps < 250).toBe(true)
    lab.take({ kind: 'tell', id: 'call-1/recruitment-1' })
    const story = await until((reply) => (reply.kind === 'story' ? reply.story! : undefined))
    expect(story.steps[0]?.record.type).toBe('started')
    expect(story.steps.at(-1)?.states).toEqual(cases.find(({ id }) => id === story.id)?.states)
    lab.take({ kind: 'tell', id: 'nobody' })
    expect(replies.at(-1)).toEqual({ kind: 'story', story: null })
  }, 60_000)

  it('tells what was expected and did not come', async () => {
    const { lab, until } = opened()
    const expected = {
      ...scenario,
      days: 60,
      expect: [{ measure: 'cases' as const, workflow: 'recruitment', most: 4 }],
    }
    lab.take({ kind: 'run', run: 1, scenarios: [expected] })
    const { unmet } = await until(resultIn)
    expect(unmet).toMatchObject([{ path: '/expect/0', severity: 'warning' }])
  }, 60_000)

  it('stops when it is told to, and gives no result then', async () => {
    const lab = opened(() => {
      lab.lab.take({ kind: 'stop' })
      return Promise.resolve()
    })
    const long = { ...scenario, arrivals: scenario.arrivals.map((one) => ({ ...one })) }
    long.arrivals[1]!.count = 60
    lab.lab.take({ kind: 'run', run: 4, scenarios: [long] })
    await lab.until((reply) => (reply.kind === 'stopped' ? reply : undefined))
    expect(lab.replies.some(({ kind }) => kind === 'result')).toBe(false)
  }, 60_000)

  it('names what keeps a draft or a scenario from being run', async () => {
    const { lab, until } = opened()
    const unknown = { ...scenario, arrivals: [{ workflow: 'nowhere' }] }
    lab.take({ kind: 'run', run: 1, scenarios: [unknown] })
    const refused = await until((reply) => (reply.kind === 'refused' ? reply : undefined))
    expect(refused).toMatchObject({
      scenario: 'firstCall',
      issues: [{ path: '/arrivals/0/workflow' }],
    })
    const broken = opened()
    broken.lab.take({
      kind: 'put',
      changes: [{ path: 'workflows/programme.json', text: null }],
    })
    broken.lab.take({ kind: 'run', run: 1, scenarios: [scenario] })
    const none = await broken.until((reply) => (reply.kind === 'refused' ? reply : undefined))
    expect(none.scenario).toBeNull()
    expect(none.issues.length).toBeGreaterThan(0)
  }, 60_000)
})
