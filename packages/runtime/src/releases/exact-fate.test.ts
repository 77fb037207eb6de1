import type { JsonObject } from '@splot/definition'
import type { Case } from '@splot/engine'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { CaseFate } from '../fate/types.ts'
import { handIn, openCall, openVillage, taskOf, told } from '../village/open-village.ts'
import type { Village } from '../village/open-village.ts'
import { publishableVillage } from '../village/publishable-village.ts'
import { villageFiles } from '../village/village-programme.ts'

const applicationFile = 'workflows/application.json'
const programmeFile = 'workflows/programme.json'
const scoreFile = 'forms/SCORE.json'
const applyFile = 'forms/APPLY.json'

type Files = Record<string, JsonObject>
interface State {
  id: string
  entry?: JsonObject[]
  meta: { tasks?: JsonObject[] } & JsonObject
}

/** A change of the village as an administrator may make it, and where cases would go on. */
interface Change {
  name: string
  apply: (files: Files) => void
  mapping?: Record<string, string>
}

const stateKeys = ['draft', 'check', 'score', 'late'] as const
const statesOf = (files: Files) =>
  files[applicationFile]!['states'] as unknown as Record<string, State>

const renamedState = (key: string, isMapped: boolean): Change => ({
  name: `another id for ${key}${isMapped ? '' : ', unmapped'}`,
  apply: (files) => {
    const state = statesOf(files)[key]
    if (state) state.id = `application.${key}Anew`
  },
  mapping: isMapped ? { [`application.${key}`]: `application.${key}Anew` } : {},
})

const moved = (from: string, to: string): Change => ({
  name: `${from} goes on in ${to}`,
  apply: (files) => {
    const state = statesOf(files)[from]
    if (state) state.id = `application.${from}Gone`
  },
  mapping: { [`application.${from}`]: `application.${to}` },
})

const addedTask = (key: string, count: number): Change => ({
  name: `${count} more to do in ${key}`,
  apply: (files) => {
    statesOf(files)[key]?.meta.tasks?.push({
      id: `${key}More`,
      title: { pl: 'Więcej', en: 'More' },
      assign: { role: 'officer', ...(count > 1 && { count }) },
      submit: 'WITHDRAWN',
      offer: true,
    })
  },
})

const letter = (key: string): Change => ({
  name: `a letter on entering ${key}`,
  apply: (files) => {
    const state = statesOf(files)[key]
    if (state)
      state.entry = [{ type: 'notify', params: { template: 'submitted', to: ['applicant'] } }]
  },
})

const days = (value: number): Change => ({
  name: `${value} days for the check`,
  apply: (files) => {
    const parameters = files[programmeFile]!['parameters'] as Record<string, { value: number }>
    parameters['checkDays']!.value = value
  },
})

const skipped: Change = {
  name: 'the check is left at once',
  apply: (files) => {
    const check = statesOf(files)['check'] as unknown as JsonObject
    check['always'] = { target: 'score', guard: 'case.id != null' }
  },
}

const shorter: Change = {
  name: 'a village has three letters',
  apply: (files) => {
    const text = JSON.stringify(files[applyFile])
    files[applyFile] = JSON.parse(
      text.replace('"key":"village"', '"key":"village","maxLength":3'),
    ) as JsonObject
  },
}

const fewer = (maximum: number): Change => ({
  name: `a card has ${maximum} points at most`,
  apply: (files) => {
    files[scoreFile] = JSON.parse(
      JSON.stringify(files[scoreFile]).replace('"maximum":50', `"maximum":${maximum}`),
    ) as JsonObject
  },
})

const change = fc.oneof(
  fc.tuple(fc.constantFrom(...stateKeys), fc.boolean()).map((one) => renamedState(...one)),
  fc
    .tuple(fc.constantFrom(...stateKeys), fc.constantFrom(...stateKeys))
    .filter(([from, to]) => from !== to)
    .map((one) => moved(...one)),
  fc
    .tuple(fc.constantFrom('draft', 'check', 'score'), fc.integer({ min: 1, max: 3 }))
    .map((one) => addedTask(...one)),
  fc.constantFrom(...stateKeys).map(letter),
  fc.integer({ min: 1, max: 40 }).map(days),
  fc.constant(skipped),
  fc.constant(shorter),
  fc.integer({ min: 1, max: 20 }).map(fewer),
)

/** How far each application is before the draft is published. */
const stops = ['draft', 'handed', 'claimed', 'checked', 'scored', 'late'] as const
type Stop = (typeof stops)[number]

async function goOn(village: Village, call: string, stop: Stop, n: number): Promise<void> {
  const { runtime } = village
  if (stop === 'draft') {
    const applicant = await village.as(`a${n}`)
    await runtime.startCase(applicant, { workflow: 'application', parent: call })
    return
  }
  const { id } = await handIn(village, call, `a${n}`)
  if (stop === 'handed' || stop === 'late') return
  const olga = await village.as('olga')
  const check = await taskOf(village, olga, id, 'check')
  await runtime.claimTask(olga, check)
  if (stop === 'claimed') return
  told(await runtime.submitTask(olga, check, { answers: { verdict: 'passed' } }))
  if (stop === 'checked') return
  const jan = await village.as('jan')
  const { items } = await runtime.listTasks(jan, { caseId: id })
  const [score] = items
  if (!score) throw new Error('Expected a card to fill in.')
  await runtime.claimTask(jan, score.id)
  await runtime.submitTask(jan, score.id, { answers: { points: 5 } })
}

async function workAll({ runtime }: Village): Promise<void> {
  for (;;) {
    const { timers, effects, cases } = await runtime.work()
    if (timers + effects + cases === 0) return
  }
}

const gist = ({ timers, items }: Case) => ({
  due: timers.filter(({ kind }) => kind === 'due').map(({ timer, dueAt }) => [timer, dueAt]),
  open: items.filter(({ status }) => status === 'open').map(({ task }) => task),
})

/** What the report said of a case is what the case is now. */
async function expectAsTold(
  { store }: Village,
  { id, version, fate }: CaseFate,
  refused: ReadonlyMap<string, string>,
): Promise<void> {
  const { row, snapshot } = (await store.loadCase(id))!
  if (fate.kind === 'mustDecide' || fate.kind === 'blocked') {
    expect([id, row.version, row.states]).toEqual([id, version.before, fate.from])
    expect(refused.get(id)).toBe(fate.kind === 'blocked' ? fate.blocked?.code : 'case.undecided')
    return
  }
  expect([id, row.version, row.states]).toEqual([id, version.after, fate.to])
  expect(refused.has(id)).toBe(false)
  const now = gist(snapshot as unknown as Case)
  const due = fate.timers.flatMap(({ timer, change, dueAfter }) =>
    change === 'lost' ? [] : [[timer, dueAfter]],
  )
  expect(now.due.toSorted(byText)).toEqual(due.toSorted(byText))
  const open = fate.tasks.flatMap(({ task, after }) => Array.from({ length: after }, () => task))
  expect(now.open.toSorted()).toEqual(open.toSorted())
}

const byText = (a: unknown, b: unknown): number => (String(a) < String(b) ? -1 : 1)

/** Runs by default; more of them for a thorough look. */
const runs = Number(process.env['PROPERTY_RUNS'] ?? 40)
let published = 0
let cases = 0

it('[RT136] [RT139] whatever an administrator publishes, every case becomes what the report said, and goes back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { minLength: 1, maxLength: 3 }),
      fc.array(fc.constantFrom(...stops), { minLength: 1, maxLength: 5 }),
      async (changes, walks) => {
        const village = await openVillage({ changed: publishableVillage })
        const { runtime, store, clock } = village
        const admin = await village.as('wanda', 'programmeAdmin')
        await village.as('olga', 'officer')
        await village.as('jan', 'assessor')
        await village.as('ola', 'assessor')
        const call = await openCall(village)
        for (const [n, stop] of walks.entries()) await goOn(village, call.id, stop, n)
        await workAll(village)
        clock.at = walks.includes('late') ? '2027-01-25T09:00:00Z' : '2027-01-13T09:00:00Z'
        await workAll(village)

        const files = structuredClone(
          Object.fromEntries(
            villageFiles(publishableVillage).map(({ path, text }) => [path, JSON.parse(text)]),
          ),
        ) as Files
        for (const { apply } of changes) apply(files)
        const mapping = { application: Object.assign({}, ...changes.map((one) => one.mapping)) }
        const draft = await runtime.createProgrammeDraft(admin, { title: 'Zmiana' })
        const edits = draft.files.flatMap(({ path, text, revision }) => {
          const changed = JSON.stringify(files[path], null, 2)
          return changed === text ? [] : [{ path, text: changed, base: revision }]
        })
        fc.pre(edits.length > 0)
        await runtime.changeProgrammeDraft(admin, draft.id, { changes: edits })
        const check = await runtime.checkProgrammeDraft(admin, draft.id)
        fc.pre(check.errors === 0)

        const fates = (await runtime.programmeDraftFates(admin, draft.id, { mapping })).items
        const rows = (await store.queryCases({})).items
        const before = await Promise.all(rows.map(({ id }) => store.loadCase(id)))
        const tasks = (await store.queryTasks({ includeOffers: true })).items
        const { release } = await runtime.publishProgrammeDraft(admin, draft.id, {
          policy: 'mapped',
          mapping,
          reason: 'Zmiana',
          warnings: Object.fromEntries(check.issues.map(({ key }) => [key, 'Tak'])),
        })
        while ((await runtime.moveCases()) > 0);
        const { migration } = await runtime.getRelease(admin, release!.id)
        const refused = new Map(migration.refused.map((one) => [one.case, one.why.code]))
        for (const fate of fates) await expectAsTold(village, fate, refused)
        published++
        cases += fates.length

        await runtime.undoRelease(admin, release!.id, 'Cofam')
        while ((await runtime.moveCases()) > 0);
        for (const was of before) {
          const now = (await store.loadCase(was!.row.id))!
          expect(JSON.stringify([now.row, now.snapshot])).toBe(
            JSON.stringify([was!.row, was!.snapshot]),
          )
        }
        const open = (all: typeof tasks) => all.filter(({ status }) => status === 'open')
        expect(open((await store.queryTasks({ includeOffers: true })).items)).toEqual(open(tasks))
      },
    ),
    { seed: 20_261_129, numRuns: runs, endOnFailure: false },
  )
  // drafts that are refused, and cases nobody is in, would prove nothing
  expect(published).toBeGreaterThan(runs / 2)
  expect(cases).toBeGreaterThan(runs)
}, 300_000)
