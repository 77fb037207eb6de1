import type { Reader } from '@splot/runtime'
import { documentsIn } from './documents-made.ts'
import type { Stage } from './first-stage.ts'

/** What the replies of the service tell one reader of one case. */
export interface Look {
  /** The page of the case opens. */
  opens: boolean
  /** Tasks whose answers open. */
  answers: string[]
  /** Open tasks they may take or work on. */
  does: string[]
  /** Events they may send. */
  events: string[]
  /** Templates of the documents they may open. */
  documents: string[]
  /** Decisions they are told. */
  decisions: string[]
}

/** What the replies tell one reader. */
export interface Looks {
  /** Cases by the names they were asked under. */
  cases: Record<string, Look>
  /** Names of the cases that stand in the list of cases. */
  listed: string[]
  /**
   * All replies to this reader as they leave, by what was asked: pages, timelines, answers, documents,
   * lists, search, notices, dashboards.
   */
  replies: { asked: string; text: string }[]
}

/** Ids of everything that can be asked for in a case, whoever may open it. */
export interface CaseContents {
  id: string
  open: string[]
  finished: string[]
  documents: { id: string; template: string }[]
  decisions: string[]
}

/** Returns what stands in a case, as the store knows it. */
export async function contentsOf(stage: Stage, id: string): Promise<CaseContents> {
  const kept = await stage.store?.loadCase(id)
  if (!kept) throw new Error(`Expected a case "${id}" in the store of the stage.`)
  const { items, decisions } = kept.snapshot as unknown as {
    items: { key: string; status: string }[]
    decisions?: Record<string, unknown>
  }
  const withStatus = (status: string) =>
    items.filter((item) => item.status === status).map(({ key }) => `${id}/${key}`)
  return {
    id,
    open: withStatus('open'),
    finished: withStatus('finished'),
    documents: await documentsIn(stage, id),
    decisions: Object.keys(decisions ?? {}).map((decision) => `${id}/${decision}`),
  }
}

/**
 * Asks everything one reader can ask about cases, also what no page leads to, and returns what they got.
 * `words` are searched for in the list of cases.
 */
export async function lookAround(
  { runtime }: Stage,
  reader: Reader,
  cases: Record<string, CaseContents>,
  words: readonly string[],
): Promise<Looks> {
  const replies: Looks['replies'] = []
  const ask = async <Reply>(asked: string, reply: Promise<Reply>): Promise<Reply | null> => {
    const got = await reply.catch(() => null)
    if (got !== null) replies.push({ asked, text: JSON.stringify(got) })
    return got
  }
  const looks: Record<string, Look> = {}
  for (const [name, contents] of Object.entries(cases)) {
    const { id } = contents
    const view = await ask(`page of ${name}`, runtime.getCase(reader, id))
    const story = await ask(`story of ${name}`, runtime.timeline(reader, id))
    if ((view === null) !== (story === null))
      throw new Error(`Expected page and story of ${name} to open alike.`)
    const answers: string[] = []
    for (const one of contents.finished) {
      const found = await ask(`answers ${one}`, runtime.getSubmission(reader, one))
      await ask(`task ${one}`, runtime.getTask(reader, one))
      if (found) answers.push(found.task)
    }
    const does: string[] = []
    for (const one of contents.open) {
      const found = await ask(`task ${one}`, runtime.getTask(reader, one))
      if (found?.may.some((right) => right === 'claim' || right === 'work')) does.push(found.task)
    }
    const documents: string[] = []
    for (const { id: document, template } of contents.documents)
      if (await ask(`document ${template}`, runtime.getDocument(reader, document)))
        documents.push(template)
    const decisions: string[] = []
    for (const one of contents.decisions)
      if (await ask(`decision ${one}`, runtime.getDecision(reader, one)))
        decisions.push(one.slice(id.length + 1))
    looks[name] = {
      opens: view !== null,
      answers: inOrder(answers),
      does: inOrder(does),
      events: inOrder(view?.events.map(({ event }) => event) ?? []),
      documents: inOrder(documents),
      decisions: inOrder(decisions),
    }
  }
  const list = await ask('cases', runtime.listCases(reader, { limit: 200 }))
  const listed = new Set(list?.items.map(({ id }) => id))
  for (const word of words)
    await ask(`search ${word}`, runtime.listCases(reader, { text: word, limit: 200 }))
  for (const status of ['open', 'finished'] as const)
    await ask(`tasks ${status}`, runtime.listTasks(reader, { status, limit: 200 }))
  await ask('notices', runtime.listNotices(reader))
  for (const { id } of (await ask('dashboards', runtime.listDashboards(reader))) ?? [])
    for (const panel of (await ask(`dashboard ${id}`, runtime.getDashboard(reader, id)))?.panels ??
      [])
      await ask(`panel ${panel.id}`, runtime.getPanel(reader, panel.id))
  return {
    cases: looks,
    listed: Object.keys(cases).filter((name) => listed.has(cases[name]!.id)),
    replies,
  }
}

function inOrder(names: string[]): string[] {
  return [...new Set(names)].toSorted()
}
