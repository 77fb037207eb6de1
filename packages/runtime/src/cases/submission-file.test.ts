import { describe, expect, it } from 'vitest'
import { createDocumentPress } from '../documents/document-press.ts'
import type { KeptDocument } from '../documents/kept-document.ts'
import { goodAnswers, openCall, openVillage, taskOf } from '../village/open-village.ts'

/** An application with a sensitive answer that was handed in, and what the press is asked to write. */
async function handedIn() {
  const written: KeptDocument[] = []
  const press = createDocumentPress()
  const village = await openVillage({
    press: {
      ...press,
      writeFile: (format, document, how, pictures) => {
        written.push(document)
        return press.writeFile(format, document, how, pictures)
      },
    },
  })
  const { runtime } = village
  const anna = await village.as('anna')
  const { id: parent } = await openCall(village)
  const { id } = await runtime.startCase(anna, { workflow: 'application', parent })
  await runtime.invite(anna, id, { email: 'head-anna@example.org', role: 'signer' })
  const task = await taskOf(village, anna, id, 'apply')
  const answers = { ...goodAnswers, health: 'grypa' }
  const changes = Object.entries(answers).map(([key, value]) => ({
    path: `/${key}`,
    value,
    base: 0,
  }))
  await runtime.saveDraft(anna, task, changes)
  await runtime.signDraft(await village.as('head-anna'), task, '/signatures')
  await runtime.submitTask(anna, task, {})
  return { village, anna, id: task, written }
}

describe('answers as a file', () => {
  it('[RT406] say what was handed in, by whom and when, with the checksum of the whole', async () => {
    const { village, anna, id, written } = await handedIn()
    const { name, bytes } = await village.runtime.submissionFile(anna, id, 'pl')
    expect(name).toMatch(/\.pdf$/)
    expect(new TextDecoder('latin1').decode(bytes.slice(0, 5))).toBe('%PDF-')
    const [document] = written
    const { checksum, at } = await village.runtime.getSubmission(anna, id)
    expect(document).toMatchObject({ checksum, madeAt: at })
    const text = JSON.stringify(document?.blocks)
    for (const part of ['Lipowo', 'Park', 'Ławki', '120,00', 'grypa', 'head-anna'])
      expect(text.replaceAll(/\s/gu, ' ')).toContain(part)
  })

  it('[RT406] leave out what the reader may not see, and tell strangers nothing', async () => {
    const { village, id, written } = await handedIn()
    const officer = await village.as('olga', 'officer')
    await village.runtime.submissionFile(officer, id, 'en')
    const text = JSON.stringify(written)
    expect(text).toContain('Lipowo')
    expect(text).not.toContain('grypa')
    const stranger = await village.as('beata')
    await expect(village.runtime.submissionFile(stranger, id, 'pl')).rejects.toMatchObject({
      code: 'submission.not-found',
    })
  })
})
