import { describe, expect, it } from 'vitest'
import type { Reader } from '../types.ts'
import { beginApplication, handIn, openCall, openVillage, taskOf } from '../village/open-village.ts'
import { goodAnswers } from '../village/open-village.ts'
import type { Village } from '../village/open-village.ts'
import { cleanFileName } from './file-name.ts'

async function* bytesOf(text: string): AsyncIterable<Uint8Array> {
  yield new TextEncoder().encode(text)
}

const pdf = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'

async function applying() {
  const village = await openVillage()
  const call = await openCall(village)
  const anna = await village.as('anna')
  const { id } = await village.runtime.startCase(anna, { workflow: 'application', parent: call.id })
  const task = await taskOf(village, anna, id, 'apply')
  return { village, call, anna, id, task }
}

function upload(
  village: Village,
  reader: Reader,
  task: string,
  name: string,
  text: string,
  path = '/plan',
) {
  return village.runtime.uploadFile(reader, { task, path, name, bytes: bytesOf(text) })
}

describe('files', () => {
  it.each([
    ['plan.pdf', '', 'file.empty'],
    ['plan.pdf', pdf + 'x'.repeat(1000), 'file.too-large'],
    ['plan.txt', pdf, 'file.type-mismatch'],
    ['plan.pdf', 'just words', 'file.type-mismatch'],
    ['plan.gif', 'GIF89a' + '\u0001'.repeat(20), 'file.type-not-accepted'],
    ['plan', 'just words', 'file.type-mismatch'],
  ])('[RT26] %s is refused when its bytes are wrong (%#)', async (name, text, code) => {
    const { village, anna, task } = await applying()
    await expect(upload(village, anna, task, name, text)).rejects.toMatchObject({ code })
  })

  it('[RT26] a file is taken under a harmless name with the type its bytes show', async () => {
    const { village, anna, task } = await applying()
    const file = await upload(village, anna, task, '../../C:\\plan\u202E.pdf', pdf)
    expect(file).toMatchObject({ name: 'plan.pdf', type: 'application/pdf', sizeBytes: pdf.length })
    await expect(upload(village, anna, task, 'a.pdf', pdf, '/village')).rejects.toMatchObject({
      code: 'file.field-unknown',
    })
  })

  it('[RT26] a name of nothing but dangerous signs becomes a plain one', () => {
    expect(cleanFileName('../..')).toBe('plik')
    expect(cleanFileName('a<b>:c?.pdf')).toBe('a_b__c_.pdf')
    expect(cleanFileName(`${'ż'.repeat(400)}.pdf`)).toHaveLength(150)
  })

  it('[RT26] a file the scanner does not like is refused', async () => {
    const village = await openVillage({ scanner: { scan: async () => 'infected' } })
    const { anna, task } = await beginApplication(village)
    await expect(upload(village, anna, task, 'a.pdf', pdf)).rejects.toMatchObject({
      code: 'file.rejected',
    })
  })

  it('[RT27] a file is opened by those who may read the draft or answers that name it', async () => {
    const { village, anna, id, task } = await applying()
    const { runtime } = village
    const file = await upload(village, anna, task, 'plan.pdf', pdf)
    const olga = await village.as('olga', 'officer')
    const opened = (reader: Reader) => runtime.openFile(reader, file.id)
    await expect(opened(olga)).rejects.toMatchObject({ code: 'file.not-found' })
    await expect(opened(null)).rejects.toMatchObject({ code: 'file.not-found' })
    await runtime.invite(anna, id, { email: 'jan@example.org', role: 'signer' })
    const jan = await village.as('jan')
    await runtime.saveDraft(anna, task, [
      ...Object.entries(goodAnswers).map(([key, value]) => ({ path: `/${key}`, value, base: 0 })),
      { path: '/plan', value: [file.id], base: 0 },
    ])
    expect((await opened(jan)).file.name).toBe('plan.pdf')
    await runtime.signDraft(jan, task, '/signatures')
    await runtime.submitTask(anna, task, {})
    const { bytes } = await opened(olga)
    const text = []
    for await (const chunk of bytes) text.push(new TextDecoder().decode(chunk))
    expect(text.join('')).toBe(pdf)
    await expect(opened(await village.as('beata'))).rejects.toMatchObject({
      code: 'file.not-found',
    })
  })

  it('[RT28] answers cannot name a file of another case', async () => {
    const { village, call, anna, task } = await applying()
    const file = await upload(village, anna, task, 'plan.pdf', pdf)
    await handIn(village, call.id, 'beata')
    const celina = await village.as('celina')
    const { id } = await village.runtime.startCase(celina, {
      workflow: 'application',
      parent: call.id,
    })
    const other = await taskOf(village, celina, id, 'apply')
    await village.runtime.invite(celina, id, { email: 'head@example.org', role: 'signer' })
    await village.runtime.saveDraft(celina, other, [
      ...Object.entries(goodAnswers).map(([key, value]) => ({ path: `/${key}`, value, base: 0 })),
      { path: '/plan', value: [file.id], base: 0 },
    ])
    const refused = await village.runtime.submitTask(celina, other, {}).catch((error) => error)
    expect(refused).toMatchObject({ code: 'form.invalid' })
    expect((refused as { issues: { code: string }[] }).issues.map(({ code }) => code)).toContain(
      'file.unknown',
    )
  })
})
