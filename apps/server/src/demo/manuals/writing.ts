import { manualPlan, manualSection } from '../answers/manual-answers.ts'
import { prose } from '../answers/prose.ts'
import { dayAfter } from '../days.ts'
import type { Demo } from '../demo.ts'
import { placeOf } from '../partnership.ts'
import type { Partnership } from '../partnership.ts'
import type { SignedIn } from '../play.ts'
import { manualOf, sectionsIn } from './manual-of.ts'
import { manualPathOf } from './paths.ts'

/** Days from the start of a manual to the day its sections are due. */
const sectionDays = 45

/** The implementer hands in the plan, the editor confirms it: the sections are open. */
export async function planManual(demo: Demo, one: Partnership): Promise<void> {
  const id = await manualOf(demo, one)
  const editor = demo.staff('malgorzata')
  const { name } = (await demo.runtime.me(one.editor))!
  const plan = manualPlan({
    title: `Model ${placeOf(one.record)}`,
    author: name,
    editor: editor.person ?? '',
    due: dayAfter(manualPathOf(one.record)!.begins, sectionDays),
  })
  await demo.submit(one.editor, id, 'plan', plan)
  await demo.submit(editor, id, 'confirmPlan')
}

/** Returns the act of writing so many of the sections that wait; the first of them first. */
export function writeSections(count: number) {
  return async (demo: Demo, one: Partnership): Promise<void> => {
    const waiting = await sectionsIn(demo, await manualOf(demo, one), 'section.draft')
    for (const section of waiting.slice(0, count)) await write(demo, one.editor, section, 'write')
  }
}

/** The implementer asks for two weeks more. */
export async function extendManual(demo: Demo, one: Partnership): Promise<void> {
  const reason = 'Autor był trzy tygodnie w szpitalu; rozdziały są w połowie gotowe.'
  await demo.send(one.editor, await manualOf(demo, one), 'EXTEND_MANUAL', { reason })
}

/** The editor writes what the author left. */
export async function writeForAuthor(demo: Demo, one: Partnership): Promise<void> {
  const waiting = await sectionsIn(demo, await manualOf(demo, one), 'section.operatorDraft')
  const editor = demo.staff('malgorzata')
  for (const section of waiting) await write(demo, editor, section, 'writeForAuthor')
}

/** The author corrects every section that was sent back. */
export async function correctSections(demo: Demo, one: Partnership): Promise<void> {
  const waiting = await sectionsIn(demo, await manualOf(demo, one), 'section.correction')
  for (const section of waiting) await write(demo, one.editor, section, 'correct')
}

/** The editor revises every section that was returned to them. */
export async function reviseSections(demo: Demo, one: Partnership): Promise<void> {
  const editor = demo.staff('malgorzata')
  for (const { id } of await sectionsIn(demo, await manualOf(demo, one), 'section.revision'))
    await demo.submit(editor, id, 'revise', { thirdPartyRights: prose('thirdPartyRights') })
}

/** The editor edits the language of every section. */
export async function editSections(demo: Demo, one: Partnership): Promise<void> {
  const editor = demo.staff('malgorzata')
  for (const { id } of await sectionsIn(demo, await manualOf(demo, one), 'section.editing'))
    await demo.submit(editor, id, 'edit')
}

async function write(
  demo: Demo,
  author: SignedIn,
  { id, code }: { id: string; code: string },
  task: string,
): Promise<void> {
  const taskId = await demo.task(author, id, task)
  const { references } = await demo.runtime.getTask(author, taskId)
  const reports = (references['/evidenceRefs'] ?? []).map((report) => report.id)
  const signature = { by: author, path: '/authorDone' }
  await demo.submit(author, id, task, manualSection(code, reports), [signature])
}
