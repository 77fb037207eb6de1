import type { JsonObject } from '@splot/definition'
import type { SourceFile } from '@splot/runtime'
import { beforeAll, describe, expect, it } from 'vitest'
import { checklist, scores } from '../support/first-stage-answers.ts'
import { definitionFiles, Stage } from '../support/first-stage.ts'
import { apply, openRecruitment } from '../support/recruitment-applicants.ts'

/** What a recruitment shows of its rules. */
interface Seen {
  /** Places a new call is offered with. */
  places: unknown
  /** First paragraph of the confirmation of submission. */
  receipt: string
  /** Until when the formal check is due. */
  checkDue: string
  /** Points of a scoring card and whether they suffice. */
  points: unknown
  passed: unknown
  /** What a complete scoring card still lacks. */
  missing: string[]
  /** What is wrong with the legal form `ecoVillage`. */
  legalForm: string[]
}

/** Plays a recruitment from its call to the first scoring card. */
async function play(changed: SourceFile[] = []): Promise<Seen> {
  const stage = await Stage.open({}, changed)
  const { runtime } = stage
  expect(runtime.problems()).toEqual([])
  const coordinator = await stage.staff.coordinator()
  const draft = await runtime.startCase(coordinator, { workflow: 'call' })
  const announce = await stage.task(coordinator, draft.id, 'announce')
  const places = (await runtime.getTask(coordinator, announce)).answers['capacity']
  const call = await openRecruitment(stage, 10)
  const legalForm = await tryLegalForm(stage, call)
  const one = await apply(stage, call, 'anna')
  const { documents } = await runtime.getCase(one.editor, one.id)
  const receipt = await runtime.getDocument(one.editor, documents[0]?.id ?? '')
  const block = receipt.blocks.find(({ type }) => type === 'paragraph')
  await stage.to('2027-03-19T14:00:02Z')
  await stage.to('2027-03-22T09:00:00Z')
  const officer = await stage.staff.officer()
  await stage.submit(officer, one.id, 'take')
  const check = await stage.task(officer, one.id, 'check')
  const checkDue = (await runtime.getTask(officer, check)).dueAt ?? ''
  await stage.submit(officer, one.id, 'check', checklist())
  const score = await stage.fill(officer, one.id, 'score', scores(14, 9, 9, 5))
  const { answers } = await runtime.getTask(officer, score)
  const missing = await runtime.submitTask(officer, score, {}).then(
    () => [],
    (error: { issues?: { path: string }[] }) => (error.issues ?? []).map(({ path }) => path),
  )
  return {
    places,
    receipt: block && 'text' in block ? block.text.pl : '',
    checkDue,
    points: answers['totalPoints'],
    passed: answers['scoringResult'],
    missing,
    legalForm,
  }
}

/** Chooses a legal form that the list does not have yet; tells what is wrong with it. */
async function tryLegalForm(stage: Stage, call: string): Promise<string[]> {
  const editor = await stage.as('nina')
  const parent = await stage.runtime.startCase(editor, { workflow: 'recruitment', parent: call })
  const { id } = await stage.runtime.startCase(editor, {
    workflow: 'organisation',
    parent: parent.id,
  })
  const card = await stage.task(editor, id, 'card')
  const change = { path: '/legalForm', value: 'ecoVillage', base: 0 }
  const { issues } = await stage.runtime.saveDraft(editor, card, [change])
  return issues.filter(({ path }) => path === '/legalForm').map(({ code }) => code)
}

/** Plays a recruitment of two partnerships to its list. Returns where it puts them, the better one first. */
async function listed(changed: SourceFile[] = []): Promise<(string | undefined)[]> {
  const stage = await Stage.open({}, changed)
  const call = await openRecruitment(stage, null)
  const both = [await apply(stage, call, 'anna'), await apply(stage, call, 'beata')]
  await stage.to('2027-03-22T09:00:00Z')
  const officer = await stage.staff.officer()
  for (const [n, { id }] of both.entries()) {
    await stage.submit(officer, id, 'take')
    await stage.submit(officer, id, 'check', checklist())
    await stage.submit(officer, id, 'score', scores(14 - n, 9, 9, 5))
  }
  await stage.submit(await stage.staff.coordinator(), call, 'publishList')
  const places = both.map(async ({ editor, id }) => stage.states(editor, id))
  return (await Promise.all(places)).map((states) => states.at(-1))
}

/** One change of one definition file. */
interface Change {
  what: string
  path: string
  edit: (file: JsonObject) => void
  /** What is seen otherwise than before; all else stays. */
  seen: (before: Seen) => Partial<Seen>
}

type Tree = Record<string, unknown>

/** Finds the part of a definition whose property has this value. */
function partWith(tree: unknown, key: string, value: string): JsonObject {
  const found = (function search(node: unknown): unknown {
    if (typeof node !== 'object' || node === null) return undefined
    if ((node as Tree)[key] === value) return node
    return Object.values(node)
      .map(search)
      .find((one) => one !== undefined)
  })(tree)
  if (found === undefined) throw new Error(`Expected a part whose ${key} is ${value}.`)
  return found as JsonObject
}

function parameter(id: string, value: number): Pick<Change, 'path' | 'edit'> {
  return {
    path: 'workflows/programme.json',
    edit: ({ parameters }) => {
      ;((parameters as Tree)[id] as JsonObject)['value'] = value
    },
  }
}

const changes: Change[] = [
  {
    what: 'a weight',
    path: 'forms/R06.json',
    edit: (form) => {
      const bonus = partWith(form, 'key', 'p2')
      bonus['value'] = (bonus['value'] as string).replace('then 3', 'then 5')
    },
    seen: ({ points }) => ({ points: Number(points) + 2 }),
  },
  { what: 'a threshold', ...parameter('P06S1', 15), seen: () => ({ passed: false }) },
  { what: 'a quota', ...parameter('P01', 12), seen: () => ({ places: 12 }) },
  {
    what: 'a deadline',
    ...parameter('P03', 5),
    seen: () => ({ checkDue: '2027-03-30T21:59:59Z' }),
  },
  {
    what: 'a question',
    path: 'forms/R06.json',
    edit: (form) => {
      const { fields } = partWith(form, 'id', 'scores') as unknown as { fields?: JsonObject[] }
      const section = fields
        ? { fields }
        : partWith(partWith(form, 'id', 'scores')['sections'], 'id', 'scores')
      ;(section['fields'] as JsonObject[]).push({
        key: 'doubts',
        type: 'longtext',
        label: { pl: 'Wątpliwości', en: 'Doubts' },
        required: true,
      })
    },
    seen: () => ({ missing: ['/doubts'] }),
  },
  {
    what: 'a code list',
    path: 'forms/lists/legalForm.json',
    edit: ({ items }) => {
      ;(items as JsonObject[]).push({
        code: 'ecoVillage',
        label: { pl: 'Ekowioska', en: 'Eco-village' },
      })
    },
    seen: () => ({ legalForm: [] }),
  },
  {
    what: 'a document text',
    path: 'forms/documents/submissionReceipt.json',
    edit: (document) => {
      partWith(document['body'], 'type', 'paragraph')['text'] = {
        pl: 'Dziękujemy za zgłoszenie {number}.',
        en: 'Thank you for the application {number}.',
      }
    },
    seen: ({ receipt }) => ({
      receipt: `Dziękujemy za zgłoszenie ${/\d+\/REK\/\S*\d/.exec(receipt)?.[0]}.`,
    }),
  },
]

describe('definition files alone change what the programme does', () => {
  let before: Seen
  let files: SourceFile[]

  beforeAll(async () => {
    files = await definitionFiles()
    before = await play()
  }, 120_000)

  it('as they are, a card that is filled in is taken and an unknown legal form is not', () => {
    expect(before).toMatchObject({ places: 30, passed: true, missing: [] })
    expect(before.legalForm).toHaveLength(1)
  })

  it('a quota decides who of the list is selected', { timeout: 240_000 }, async () => {
    const { path, edit } = parameter('P01', 1)
    const changed = JSON.parse(files.find((one) => one.path === path)!.text) as JsonObject
    edit(changed)
    expect(await listed()).toEqual(['recruitment.selected', 'recruitment.selected'])
    expect(await listed([{ path, text: JSON.stringify(changed) }])).toEqual([
      'recruitment.selected',
      'recruitment.reserve',
    ])
  })

  it.each(changes)('$what', { timeout: 120_000 }, async ({ path, edit, seen }) => {
    const file = files.find((one) => one.path === path)
    const changed = JSON.parse(file?.text ?? '{}') as JsonObject
    edit(changed)
    const after = await play([{ path, text: JSON.stringify(changed) }])
    expect(after).toEqual({ ...before, ...seen(before) })
    expect(after).not.toEqual(before)
  })
})
