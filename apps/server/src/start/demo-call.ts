import { SplotError } from '@splot/definition'
import type { JsonObject } from '@splot/definition'
import type { Person, Reader, Runtime } from '@splot/runtime'
import { onePagePdf } from '../demo/one-page-pdf.ts'
import type { MovableClock } from './movable-clock.ts'
import { warsawDate, warsawInstant } from './warsaw-time.ts'

const dayMs = 24 * 60 * 60 * 1000
// the programme asks for a week between announcement and opening
const announcedDaysAgo = 8
const openForDays = 45
// a call may not close on a day off; so many candidates are tried
const closingDaysTried = 10

/**
 * Announces a recruitment call through the same use cases people use, with the clock set back so far
 * that it is open now. Returns the id of its case.
 * @throws SplotError as any of those use cases does
 */
export async function openDemoCall(
  runtime: Runtime,
  people: ReadonlyMap<string, Person>,
  clock: MovableClock,
): Promise<string> {
  const reader = (name: string): Reader => readerOf(people, `${name}@demo.example`)
  const [admin, coordinator] = [reader('alicja'), reader('konrad')]
  const nowMs = Date.parse(clock.now())
  clock.set(nowMs - announcedDaysAgo * dayMs)
  try {
    return await announceCall()
  } finally {
    clock.release()
    // its opening is due by now
    await runtime.work()
  }

  async function announceCall(): Promise<string> {
    const call = await runtime.startCase(admin, { workflow: 'call' })
    const task = await taskOf(runtime, coordinator, call.id)
    await runtime.claimTask(coordinator, task)
    const file = await runtime.uploadFile(coordinator, {
      task,
      path: '/regulations',
      name: 'regulamin.pdf',
      bytes: onePagePdf('Regulamin naboru - wersja pokazowa'),
    })
    await submitAnnouncement(runtime, coordinator, task, { nowMs, regulations: file.id })
    await runtime.sendEvent(admin, call.id, { type: 'PUBLISH' })
    await runtime.work()
    return call.id
  }
}

async function taskOf(runtime: Runtime, reader: Reader, caseId: string): Promise<string> {
  const { items } = await runtime.listTasks(reader, { caseId, task: 'announce', status: 'open' })
  const id = items[0]?.id
  if (id === undefined) throw new Error('Expected a task "announce" in a new call but found none')
  return id
}

async function submitAnnouncement(
  runtime: Runtime,
  reader: Reader,
  task: string,
  facts: { nowMs: number; regulations: string },
): Promise<void> {
  for (let tried = 0; ; tried += 1) {
    try {
      await runtime.submitTask(reader, task, { answers: announcement(facts, tried) })
      return
    } catch (error) {
      if (!isDayOff(error) || tried >= closingDaysTried) throw error
    }
  }
}

function isDayOff(error: unknown): boolean {
  return error instanceof SplotError && error.issues.some(({ path }) => path === '/closesAt')
}

function announcement(
  { nowMs, regulations }: { nowMs: number; regulations: string },
  laterDays: number,
): JsonObject {
  const announced = warsawDate(nowMs - announcedDaysAgo * dayMs)
  const opens = warsawDate(nowMs - (announcedDaysAgo - 7) * dayMs)
  const closes = warsawDate(nowMs + (openForDays + laterDays) * dayMs)
  return {
    callKind: 'recruitment',
    callNumber: `1/REK/${announced.slice(0, 4)}`,
    titlePl: 'Nabór partnerstw do programu Splot 2027',
    titleEn: 'Call for partnerships, Splot 2027',
    summaryPl:
      'Szukamy partnerstw co najmniej dwóch osób prawnych, które chcą założyć spółdzielnię socjalną ' +
      'świadczącą usługi użyteczności publicznej. Zapewniamy diagnozę, szkolenia i doradztwo.',
    announcedOn: announced,
    opensAt: warsawInstant(opens, '08:00:00'),
    closesAt: warsawInstant(closes, '15:00:00'),
    minWindowDays: 30,
    capacity: 30,
    formVersions: [{ formId: 'R03', version: '1' }],
    regulations: [regulations],
    contactEmail: 'nabor@splot.example',
    contactPhone: '+48221234567',
    accessibilityContact: 'dostepnosc@splot.example',
  }
}

function readerOf(people: ReadonlyMap<string, Person>, email: string): Reader {
  const person = people.get(email)
  if (person === undefined) throw new Error(`Expected ${email} among the demo people`)
  return { person: person.id, locale: 'pl' }
}
