import { describe, expect, it } from 'vitest'
import type { Locale } from '@splot/definition'
import type { CaseFilter, CaseRow, Page, Store, TaskFilter, TaskRow } from '../types.ts'
import { refusal } from './refusal.ts'
import { instant, sampleCommit, sampleRow, sampleTask } from './sample-commit.ts'
import type { StoreUnderTest } from './store-under-test.ts'

async function addCases(store: Store, rows: (Partial<CaseRow> & { id: string })[]): Promise<void> {
  for (const row of rows)
    await store.commitCase(sampleCommit(row.id, 1, { row: sampleRow(row.id, row) }))
}

const idsOf = (page: Page<{ id: string }>): string[] => page.items.map((item) => item.id)

/** Reads a list to its end, `between` each two pages. */
async function allPages(
  read: (cursor?: string) => Promise<Page<{ id: string }>>,
  between: () => Promise<unknown> = async () => {},
): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const page = await read(cursor)
    ids.push(...idsOf(page))
    cursor = page.next
    await between()
  } while (cursor !== undefined)
  return ids
}

/** Rules on lists of cases and of items. */
export function registerListRules(underTest: () => StoreUnderTest): void {
  const found = async (filter: CaseFilter) => idsOf(await underTest().store.queryCases(filter))

  describe('lists of cases', () => {
    it('[ST28] each filter picks the cases it says, and the count agrees', async () => {
      const { store } = underTest()
      await addCases(store, [
        { id: 'a', workflow: 'call', status: 'done', search: { points: 7, city: 'Łódź' } },
        { id: 'b', parent: 'a', members: { jan: ['adviser'] }, states: ['x', 'x.y'] },
        { id: 'c', workflow: 'appeal', search: { points: 7, ok: true }, members: {} },
      ])
      const filters: [CaseFilter, string[]][] = [
        [{}, ['a', 'b', 'c']],
        [{ workflow: 'call' }, ['a']],
        [{ workflow: ['call', 'appeal'] }, ['a', 'c']],
        [{ workflow: [] }, []],
        [{ status: 'done' }, ['a']],
        [{ state: 'x.y' }, ['b']],
        [{ state: ['x.y', 'nowhere'] }, ['b']],
        [{ state: ['x', 'x.y'] }, ['b']],
        [{ state: ['nowhere'] }, []],
        [{ state: [] }, []],
        [{ parent: 'a' }, ['b']],
        [{ member: 'jan' }, ['b']],
        [{ member: 'constructor' }, []],
        [{ search: { points: 7 } }, ['a', 'c']],
        [{ search: { points: 7, ok: true } }, ['c']],
        [{ search: { points: '7' } }, []],
        [{ search: { city: 'Łódź' } }, ['a']],
        [{ workflow: 'call', status: 'active' }, []],
      ]
      for (const [filter, ids] of filters) {
        expect((await found(filter)).sort(), JSON.stringify(filter)).toEqual(ids)
        expect(await store.countCases(filter), JSON.stringify(filter)).toBe(ids.length)
      }
    })

    it('[ST54] a worker’s cases are those with an item of theirs and the parents of those', async () => {
      const { store } = underTest()
      const add = (id: string, parent: string | null, tasks: TaskRow[]) =>
        store.commitCase(sampleCommit(id, 1, { row: sampleRow(id, { parent }), tasks }))
      await add('call', null, [])
      await add('case', 'call', [])
      await add('other', 'call', [sampleTask('other', 'o', { assignee: 'jan' })])
      await add('appeal', 'case', [
        sampleTask('appeal', 'a', { assignee: 'ewa', status: 'finished' }),
        sampleTask('appeal', 'b', { assignee: 'ola', status: 'cancelled' }),
        sampleTask('appeal', 'c', { candidates: ['ida'] }),
      ])
      await add('card', 'case', [sampleTask('card', 'c', { assignee: 'jan' })])
      const casesOf = async (worker: string) => (await found({ worker })).sort()
      expect(await casesOf('ewa')).toEqual(['appeal', 'case'])
      expect(await casesOf('jan')).toEqual(['call', 'card', 'case', 'other'])
      expect(await casesOf('ola')).toEqual([])
      expect(await casesOf('ida')).toEqual([])
      expect(await casesOf('constructor')).toEqual([])
      const items = async (filter: TaskFilter) => idsOf(await store.queryTasks(filter)).sort()
      expect(await items({ worker: 'jan' })).toEqual(['card/c', 'other/o'])
      expect(await items({ worker: 'jan', parent: 'case' })).toEqual(['card/c'])
      expect(await items({ worker: 'ola' })).toEqual([])
      expect(await items({ parent: 'case', status: 'open' })).toEqual(['appeal/c', 'card/c'])
      expect(await items({ workflow: ['none'] })).toEqual([])
      // what is taken from a person is no longer theirs
      await store.commitCase(
        sampleCommit('card', 2, {
          row: sampleRow('card', { parent: 'case' }),
          tasks: [sampleTask('card', 'c', { assignee: 'ewa' })],
        }),
      )
      expect(await casesOf('jan')).toEqual(['call', 'other'])
      expect(await casesOf('ewa')).toEqual(['appeal', 'card', 'case'])
    })

    it('[ST55] conditions are joined by any of several, and asked of the parent', async () => {
      const { store } = underTest()
      await addCases(store, [
        { id: 'a', workflow: 'call', readers: ['coordinator region=14'] },
        { id: 'b', workflow: 'call', readers: ['coordinator region=06', 'auditor'] },
        { id: 'c', workflow: 'card', parent: 'a' },
        { id: 'd', workflow: 'card', parent: 'b', members: { jan: ['owner'] } },
        { id: 'e', workflow: 'card', parent: 'gone' },
      ])
      const readers = ['coordinator region=14']
      const filters: [CaseFilter, string[]][] = [
        [{ readers }, ['a']],
        [{ readers: [] }, []],
        [{ readers: ['auditor', 'x'] }, ['b']],
        [{ parentIn: { readers } }, ['c']],
        [{ parentIn: {} }, ['c', 'd']],
        [{ any: [] }, []],
        [{ any: [{ readers }, { workflow: 'card', parentIn: { readers } }] }, ['a', 'c']],
        [{ any: [{ readers }, { member: 'jan' }], workflow: 'card' }, ['d']],
        [{ parentIn: { any: [{ readers }, { readers: ['auditor'] }] } }, ['c', 'd']],
      ]
      for (const [filter, ids] of filters) {
        expect((await found(filter)).sort(), JSON.stringify(filter)).toEqual(ids)
        expect(await store.countCases(filter), JSON.stringify(filter)).toBe(ids.length)
      }
    })

    it('[ST29] text finds number, title and text columns, without regard to case and diacritics', async () => {
      await addCases(underTest().store, [
        { id: 'a', title: 'Żółta łódź', number: 'R/2026/007' },
        { id: 'b', title: 'Straße', search: { city: 'Świętochłowice', points: 12 } },
        { id: 'c', title: 'Zażółć gęślą jaźń' },
      ])
      const texts: [string, string[]][] = [
        ['zolta', ['a']],
        ['ŁÓDŹ', ['a']],
        ['lodz zolta', ['a']],
        ['r/2026/007', ['a']],
        ['swietochlowice', ['b']],
        ['ŚWIĘTO', ['b']],
        ['GESLA JAZN', ['c']],
        ['zolta jazn', []],
        ['12', []],
        ['', ['a', 'b', 'c']],
        ['  ', ['a', 'b', 'c']],
        ['%', []],
        ['.*', []],
      ]
      for (const [text, ids] of texts) expect((await found({ text })).sort(), text).toEqual(ids)
    })

    it('[ST30] cases are sorted as asked: Polish alphabet, numbers by value, none last', async () => {
      await addCases(underTest().store, [
        { id: 'a', title: 'Łan', number: 'W/10', createdAt: instant(3), updatedAt: instant(1) },
        { id: 'b', title: 'lis', number: 'W/9', createdAt: instant(1), updatedAt: instant(3) },
        { id: 'c', title: 'Zebra', number: null, createdAt: instant(2), updatedAt: instant(2) },
        { id: 'd', title: 'mak', number: 'W/9', createdAt: instant(2), updatedAt: instant(2) },
      ])
      const by = (column: 'updatedAt' | 'createdAt' | 'number' | 'title', descending: boolean) =>
        found({ sort: { column, descending } })
      expect(await found({})).toEqual(['b', 'c', 'd', 'a'])
      expect(await by('updatedAt', false)).toEqual(['a', 'c', 'd', 'b'])
      expect(await by('createdAt', false)).toEqual(['b', 'c', 'd', 'a'])
      expect(await by('title', false)).toEqual(['b', 'a', 'd', 'c'])
      expect(await by('title', true)).toEqual(['c', 'd', 'a', 'b'])
      expect(await by('number', false)).toEqual(['b', 'd', 'a', 'c'])
      expect(await by('number', true)).toEqual(['a', 'b', 'd', 'c'])
    })

    it('[ST64] a title in both languages is found in each and sorted by the one that is asked', async () => {
      const { store } = underTest()
      await addCases(store, [
        { id: 'a', title: { pl: 'Łódź', en: 'Boat' } },
        { id: 'b', title: { pl: 'Lis', en: 'Fox' } },
        { id: 'c', title: 'Czas' },
        {
          id: 'd',
          title: { pl: 'Dom', en: 'House' },
          search: { why: { pl: 'zła pogoda', en: 'bad weather' } },
        },
      ])
      expect((await store.loadCase('a'))?.row.title).toEqual({ pl: 'Łódź', en: 'Boat' })
      expect(await found({ text: 'lodz' })).toEqual(['a'])
      expect(await found({ text: 'BOAT' })).toEqual(['a'])
      expect(await found({ text: 'dom house' })).toEqual(['d'])
      expect(await found({ text: 'pogoda' })).toEqual(['d'])
      expect(await found({ text: 'weather' })).toEqual(['d'])
      const by = (descending: boolean, locale?: Locale) => ({
        sort: { column: 'title' as const, descending, ...(locale && { locale }) },
      })
      expect(await found(by(false))).toEqual(['c', 'd', 'b', 'a'])
      expect(await found(by(false, 'pl'))).toEqual(['c', 'd', 'b', 'a'])
      expect(await found(by(false, 'en'))).toEqual(['a', 'c', 'b', 'd'])
      expect(await found(by(true, 'en'))).toEqual(['d', 'b', 'c', 'a'])
      for (const filter of [by(false, 'en'), by(true, 'en')])
        expect(await allPages((cursor) => store.queryCases(filter, cursor, 1))).toEqual(
          await found(filter),
        )
      const polish = (await store.queryCases(by(false), undefined, 1)).next
      expect(await refusal(store.queryCases(by(false, 'en'), polish))).toBe('store.bad-cursor')
    })

    it('[ST64] a title of one language gives way to one of both, and back', async () => {
      const { store } = underTest()
      const commit = (revision: number, title: CaseRow['title']) =>
        store.commitCase(sampleCommit('a', revision, { row: sampleRow('a', { title }) }))
      await addCases(store, [{ id: 'm', title: 'Mak' }])
      const english = {
        sort: { column: 'title' as const, descending: false, locale: 'en' as const },
      }
      await commit(1, { pl: 'Żaba', en: 'Frog' })
      expect(await found(english)).toEqual(['a', 'm'])
      await commit(2, 'Żaba')
      expect(await found(english)).toEqual(['m', 'a'])
      expect(await found({ text: 'frog' })).toEqual([])
    })

    it('[ST31] pages hold every case once, in every order, while others come and change', async () => {
      const { store } = underTest()
      const ids = Array.from({ length: 23 }, (_, n) => `c${n}`)
      await addCases(
        store,
        ids.map((id, n) => ({
          id,
          title: `T ${n % 5}`,
          number: n % 4 === 0 ? null : `N/${n % 6}`,
          createdAt: instant(n % 3),
        })),
      )
      for (const column of ['createdAt', 'title', 'number', 'updatedAt'] as const)
        for (const descending of [true, false]) {
          const sort = { column, descending }
          const whole = await found({ sort })
          expect(whole).toHaveLength(23)
          expect(await allPages((cursor) => store.queryCases({ sort }, cursor, 4))).toEqual(whole)
        }
      let step = 0
      const paged = await allPages(
        (cursor) => store.queryCases({}, cursor, 4),
        () => {
          step += 1
          const row = sampleRow(`new${step}`, { updatedAt: instant(1000 + step) })
          return store.commitCase(sampleCommit(row.id, 1, { row }))
        },
      )
      expect(paged.sort()).toEqual([...ids].sort())
    })

    it('[ST31] the last page has no cursor, and a page holds at least one and at most 1000', async () => {
      const { store } = underTest()
      await addCases(store, [{ id: 'a' }, { id: 'b' }])
      expect((await store.queryCases({}, undefined, 2)).next).toBeUndefined()
      expect((await store.queryCases({}, undefined, 1)).next).toBeTypeOf('string')
      for (const limit of [0, -5, 0.5]) {
        expect(idsOf(await store.queryCases({}, undefined, limit))).toEqual(['a'])
      }
      expect(idsOf(await store.queryCases({}, undefined, Number.NaN))).toHaveLength(2)
      expect(idsOf(await store.queryCases({}, undefined, 1e9))).toHaveLength(2)
    })

    it('[ST32] a cursor that was changed or belongs to another list is refused', async () => {
      const { store } = underTest()
      await addCases(store, [{ id: 'a' }, { id: 'b' }, { id: 'c' }])
      await store.putDocument('draft', 'a', 1)
      await store.putDocument('draft', 'b', 1)
      const good = (await store.queryCases({}, undefined, 1)).next ?? ''
      const documents = (await store.listDocuments('draft', undefined, 1)).next ?? ''
      expect(idsOf(await store.queryCases({}, good, 1))).toEqual(['b'])
      const bad = ['', 'x', '!!!', documents, `${good}=`, `${good}A`, good.slice(0, -1)]
      for (let at = 0; at < good.length; at += 1) {
        const other = good[at] === 'A' ? 'B' : 'A'
        bad.push(good.slice(0, at) + other + good.slice(at + 1))
      }
      for (const cursor of bad)
        expect(await refusal(store.queryCases({}, cursor)), cursor).toBe('store.bad-cursor')
      const sort = { column: 'title', descending: false } as const
      expect(await refusal(store.queryCases({ sort }, good))).toBe('store.bad-cursor')
      expect(await refusal(store.queryTasks({}, good))).toBe('store.bad-cursor')
      expect(await refusal(store.listDocuments('draft', good))).toBe('store.bad-cursor')
      expect(await refusal(store.listDocuments('person', documents))).toBe('store.bad-cursor')
    })
  })

  describe('lists of items', () => {
    const items = async (filter: TaskFilter) =>
      idsOf(await underTest().store.queryTasks(filter)).sort()

    it('[ST33] a person sees what they have and what they may claim', async () => {
      const { store } = underTest()
      const tasks = [
        sampleTask('a', 'mine', { assignee: 'ola' }),
        sampleTask('a', 'hers', { assignee: 'ewa' }),
        sampleTask('a', 'role'),
        sampleTask('a', 'excluded', { excluded: ['ola'] }),
        sampleTask('a', 'candidate', { candidates: ['ola', 'ewa'], role: null }),
        sampleTask('a', 'others', { candidates: ['ewa'] }),
        sampleTask('a', 'done', { status: 'finished', assignee: 'ola' }),
        sampleTask('a', 'gone', { status: 'cancelled' }),
        sampleTask('a', 'nobody', { role: null }),
      ]
      await store.commitCase(sampleCommit('a', 1, { tasks }))
      const ola = { person: 'ola', roles: ['recruitmentOfficer'] }
      expect(await items(ola)).toEqual(['a/candidate', 'a/done', 'a/mine', 'a/role'])
      expect(await items({ ...ola, status: 'open' })).toEqual(['a/candidate', 'a/mine', 'a/role'])
      expect(await items({ ...ola, status: 'finished' })).toEqual(['a/done'])
      expect(await items({ person: 'ola' })).toEqual(['a/candidate', 'a/done', 'a/mine'])
      expect(await items({ person: 'jan', roles: [] })).toEqual([])
      expect(await items({})).toHaveLength(tasks.length)
    })

    it('[ST34] a case role counts in the cases it is held in, and nowhere else', async () => {
      const { store } = underTest()
      for (const id of ['a', 'b']) {
        const members = id === 'a' ? { ada: ['applicantEditor'] } : { jan: ['applicantEditor'] }
        const tasks = [sampleTask(id, 'apply', { role: 'applicantEditor' })]
        await store.commitCase(sampleCommit(id, 1, { row: sampleRow(id, { members }), tasks }))
      }
      expect(await items({ person: 'ada', roles: [] })).toEqual(['a/apply'])
      expect(await items({ person: 'jan' })).toEqual(['b/apply'])
      expect(await items({ person: 'constructor' })).toEqual([])
    })

    it('[ST56] whose signature an item asks for finds it while it is open, whoever has it', async () => {
      const { store } = underTest()
      const signers = ['chair', 'applicantSigner']
      const tasks = [
        sampleTask('a', 'hers', { assignee: 'ewa', signers }),
        sampleTask('a', 'free', { signers }),
        sampleTask('a', 'excluded', { signers, excluded: ['czesio'] }),
        sampleTask('a', 'done', { status: 'finished', assignee: 'ewa', signers }),
        sampleTask('a', 'unsigned', { assignee: 'ewa' }),
      ]
      const row = sampleRow('a', { members: { zofia: ['applicantSigner'] } })
      await store.commitCase(sampleCommit('a', 1, { row, tasks }))
      expect(await items({ person: 'czesio', roles: ['chair'] })).toEqual(['a/free', 'a/hers'])
      expect(await items({ person: 'zofia' })).toEqual(['a/excluded', 'a/free', 'a/hers'])
      expect(await items({ person: 'jan', roles: ['assessor'] })).toEqual([])
    })

    it('[ST59] a list is kept to one task, and to what is due before an instant', async () => {
      const { store } = underTest()
      const tasks = [
        sampleTask('a', 'early', { task: 'check', dueAt: '2026-03-01T01:00:00+01:00' }),
        sampleTask('a', 'late', { task: 'check', dueAt: '2026-03-01T00:30:00Z' }),
        sampleTask('a', 'never', { task: 'check', dueAt: null }),
        sampleTask('a', 'other', { task: 'score', dueAt: '2026-02-01T00:00:00Z' }),
      ]
      await store.commitCase(sampleCommit('a', 1, { tasks }))
      expect(await items({ task: 'check' })).toEqual(['a/early', 'a/late', 'a/never'])
      expect(await items({ dueBefore: '2026-03-01T00:30:00Z' })).toEqual(['a/early', 'a/other'])
      expect(await items({ task: 'score', dueBefore: '2026-01-01T00:00:00Z' })).toEqual([])
    })

    it('[ST35] what is offered and not owed is listed only when asked for', async () => {
      const { store } = underTest()
      const tasks = [sampleTask('a', 'owed'), sampleTask('a', 'offered', { offer: true })]
      await store.commitCase(sampleCommit('a', 1, { tasks }))
      const officer = { person: 'ola', roles: ['recruitmentOfficer'] }
      expect(await items(officer)).toEqual(['a/owed'])
      expect(await items({ ...officer, includeOffers: true })).toEqual(['a/offered', 'a/owed'])
      expect(await items({ caseId: 'a' })).toEqual(['a/owed'])
    })

    it('[ST36] items are sorted by due date, none last, then creation; pages hold each once', async () => {
      const { store } = underTest()
      const task = (key: string, due: number | null, created: number) =>
        sampleTask('a', key, {
          dueAt: due === null ? null : instant(due),
          createdAt: instant(created),
        })
      const tasks = [
        task('e', null, 1),
        task('d', 7, 2),
        task('c', 7, 1),
        sampleTask('a', 'b', { dueAt: '2026-03-01T01:03:00+01:00' }),
        task('f', null, 2),
        task('a', 2, 9),
      ]
      await store.commitCase(sampleCommit('a', 1, { tasks }))
      await store.commitCase(sampleCommit('b', 1, { tasks: [sampleTask('b', 'x')] }))
      const sorted = ['a/a', 'a/b', 'a/c', 'a/d', 'a/e', 'a/f']
      const filter = { caseId: 'a' }
      expect(idsOf(await store.queryTasks(filter))).toEqual(sorted)
      expect(await allPages((cursor) => store.queryTasks(filter, cursor, 1))).toEqual(sorted)
      expect(await items({ caseId: 'unknown' })).toEqual([])
    })
  })
}
