import type { JsonObject } from '@splot/definition'
import { acceptance } from '../answers/manual-answers.ts'
import { prose } from '../answers/prose.ts'
import type { Demo } from '../demo.ts'
import { emptyZip } from '../empty-zip.ts'
import type { Partnership } from '../partnership.ts'
import { manualOf } from './manual-of.ts'

/** The editor prepares the acceptance, the director accepts. */
export async function acceptManual(demo: Demo, one: Partnership): Promise<void> {
  const id = await manualOf(demo, one)
  await prepare(demo, id, 'prepare')
  const answers = { acceptanceProtocol: 'accepted' }
  await demo.submit(demo.staff('daniel'), id, 'accept', answers)
}

/** The editor sends the manual to the ministry. */
export async function sendToMinistry(demo: Demo, one: Partnership): Promise<void> {
  const answers = { ministrySentOn: demo.today() }
  await demo.submit(demo.staff('malgorzata'), await manualOf(demo, one), 'send', answers)
}

/** Returns the act of taking a position, with remarks on a section where one is named. */
export function takePosition(section?: string) {
  const answers =
    section === undefined
      ? { ministryDecision: 'accepted' }
      : {
          ministryDecision: 'remarks',
          ministryRemarks: prose('ministryRemarks'),
          ministrySections: [section],
        }
  return async (demo: Demo, one: Partnership): Promise<void> => {
    await demo.submit(demo.staff('magdalena'), await manualOf(demo, one), 'position', answers)
  }
}

/** The director notes what the silent ministry said when asked. */
export async function markPosition(demo: Demo, one: Partnership): Promise<void> {
  const answers = { ministryDecision: 'accepted' }
  await demo.submit(demo.staff('daniel'), await manualOf(demo, one), 'markPosition', answers)
}

/** The editor publishes the manual. */
export async function publishManual(demo: Demo, one: Partnership): Promise<void> {
  const answers = { publishedOn: demo.today() }
  await demo.submit(demo.staff('malgorzata'), await manualOf(demo, one), 'publish', answers)
}

/** Editor and director bring out the version that takes in what franchisees reported. */
export async function publishNewVersion(demo: Demo, one: Partnership): Promise<void> {
  const id = await manualOf(demo, one)
  await prepare(demo, id, 'prepareVersion')
  const answers = { acceptanceProtocol: 'accepted' }
  await demo.submit(demo.staff('daniel'), id, 'acceptVersion', answers)
}

async function prepare(demo: Demo, id: string, task: string): Promise<void> {
  const editor = demo.staff('malgorzata')
  const taskId = await demo.task(editor, id, task)
  const { references } = await demo.runtime.getTask(editor, taskId)
  const answers: JsonObject = {
    ...acceptance,
    accessibilityReport: references['/accessibilityReport']?.at(-1)?.id ?? '',
    rightsTransfer: await demo.pdf(editor, taskId, '/rightsTransfer', 'Umowa licencyjna'),
    pdfUa: await demo.pdf(editor, taskId, '/pdfUa', 'Manual'),
    templatesZip: [
      (
        await demo.runtime.uploadFile(editor, {
          task: taskId,
          path: '/templatesZip',
          name: 'wzory.zip',
          bytes: emptyZip(),
        })
      ).id,
    ],
  }
  await demo.submit(editor, id, task, answers)
}
