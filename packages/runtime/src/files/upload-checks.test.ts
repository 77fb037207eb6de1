import { mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { strToU8, zipSync } from 'fflate'
import type { Zippable } from 'fflate'
import type { JsonObject } from '@splot/definition'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { beginApplication, goodAnswers, openVillage } from '../village/open-village.ts'
import type { Village } from '../village/open-village.ts'
import { village as programme } from '../village/village-programme.ts'
import { judgeType } from './file-type.ts'
import { bytesInMemory, withBytesInFile } from './incoming-bytes.ts'
import { svgFault } from './svg-fault.ts'
import { unsafeContent } from './unsafe-content.ts'

async function* bytesOf(content: string | Uint8Array): AsyncIterable<Uint8Array> {
  yield typeof content === 'string' ? new TextEncoder().encode(content) : content
}

const held = (content: string | Uint8Array) => bytesInMemory(bytesOf(content), 1e9)

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const contentTypes = (main: string) =>
  strToU8(
    `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
  )
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

/** A document whose list of contents comes behind a large picture, as some programs write it. */
function wordDocument(more: Zippable = {}): Uint8Array {
  return zipSync({
    'word/media/image1.bin': [new Uint8Array(200_000), { level: 0 }],
    '[Content_Types].xml': contentTypes(word),
    'word/document.xml': strToU8('<w:document/>'),
    ...more,
  })
}

const svg = (inside: string, more = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"${more}>${inside}</svg>`

describe('what a file is', () => {
  it.each([
    ['plan.docx', wordDocument(), docx],
    ['dane.csv', 'rok;kwota\n2027;łącznie 10', 'text/csv'],
    ['opis.txt', 'Zażółć gęślą jaźń', 'text/plain'],
    ['dane.json', ' {"a":1}', 'application/json'],
    ['rys.svg', `<?xml version="1.0"?>${svg('<path d="M0 0"/>')}`, 'image/svg+xml'],
    ['strona.xml', '<?xml version="1.0"?><a/>', 'application/xml'],
  ])('[RT317] %s is told by all of its bytes', async (name, content, type) => {
    const judged = await judgeType(name, undefined, await held(content))
    expect(judged).toMatchObject({ found: { type }, isHonest: true })
    const onDisk = withBytesInFile(bytesOf(content), 1e9, (bytes) =>
      judgeType(name, undefined, bytes),
    )
    expect(await onDisk).toEqual(judged)
  })

  it.each([
    ['plan.pdf', undefined, wordDocument(), docx],
    ['plan.xlsx', undefined, wordDocument(), docx],
    ['rys.png', undefined, svg(''), 'image/svg+xml'],
    ['dane.csv', undefined, '<html><script>alert(1)</script></html>', 'text/html'],
    ['dane.json', undefined, 'words', 'text/plain'],
    ['opis.txt', 'application/pdf', 'words', 'text/plain'],
    ['opis.txt', undefined, `${'a'.repeat(70_000)}\u0000`, null],
    ['opis.txt', undefined, new Uint8Array([0xb9, 0xe6, 0xea]), null],
  ])('[RT317] %s declared as %s is no honest name', async (name, declared, content, type) => {
    const judged = await judgeType(name, declared, await held(content))
    expect([judged.found?.type ?? null, judged.isHonest]).toEqual([type, false])
  })

  it('[RT317] a type that browsers make up for an honest file is no lie', async () => {
    const zip = zipSync({ 'a.txt': strToU8('a') })
    for (const declared of ['application/x-zip-compressed', 'application/octet-stream', 'what'])
      expect(await judgeType('a.zip', declared, await held(zip))).toMatchObject({ isHonest: true })
  })
})

describe('what harms', () => {
  const zeros = (bytes: number) => new Uint8Array(bytes)

  it.each([
    ['a bomb', zipSync({ a: zeros(70_000_000), b: zeros(70_000_000) }), 'Unpacked'],
    ['a name that climbs', zipSync({ '../evil.txt': strToU8('x') }), 'damaged'],
    ['an absolute name', zipSync({ '/etc/passwd': strToU8('x') }), 'damaged'],
    ['one without its end', zipSync({ a: strToU8('x') }).subarray(0, 60), 'damaged'],
    ['a program in a document', wordDocument({ 'word/vbaProject.bin': strToU8('x') }), 'macros'],
    ['very many files', zipSync(many(10_001)), 'Unpacked'],
  ])('[RT318] an archive is refused: %s', async (_, content, words) => {
    expect((await unsafeContent('application/zip', await held(content)))?.en).toContain(words)
    const onDisk = withBytesInFile(bytesOf(content), 1e9, (bytes) => unsafeContent(docx, bytes))
    expect((await onDisk)?.en).toContain(words)
  })

  it('[RT318] an archive of everyday files passes, as does an empty one', async () => {
    expect(await unsafeContent(docx, await held(wordDocument()))).toBeNull()
    expect(await unsafeContent('application/zip', await held(zipSync({})))).toBeNull()
    const encrypted = Buffer.from(zipSync({ a: strToU8('x'.repeat(99)) }))
    encrypted[encrypted.indexOf('PK\u0001\u0002') + 8] = 1
    expect((await unsafeContent('application/zip', await held(encrypted)))?.en).toContain(
      'password',
    )
  })

  it('[RT318] a picture or document that is an archive as well is refused', async () => {
    const pdf = Buffer.from('%PDF-1.7\n%%EOF\n')
    const zip = Buffer.from(zipSync({ 'a.exe': strToU8('MZ') }))
    const both = await held(Buffer.concat([pdf, zip]))
    expect((await unsafeContent('application/pdf', both))?.en).toContain('archive')
    const inside = await held(Buffer.concat([pdf, zip, Buffer.from('\n%%EOF\n')]))
    expect(await unsafeContent('application/pdf', inside)).toBeNull()
    expect(await unsafeContent('application/pdf', await held(pdf))).toBeNull()
  })

  it.each([
    svg('<script>alert(1)</script>'),
    svg('<g onload="alert(1)"/>'),
    svg('<a xlink:href="javascript:alert(1)"><text>x</text></a>'),
    svg('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>'),
    svg('<h:img xmlns:h="http://www.w3.org/1999/xhtml" src="x"/>'),
    svg('<set attributeName="href" to="x"/>'),
    svg('<image href="https://elsewhere.example/p.png"/>'),
    svg('<image href="data:image/svg+xml;base64,AAAA"/>'),
    svg('<style>@import "https://elsewhere.example/a.css"</style>'),
    svg('<rect style="fill:url(https://elsewhere.example/a)"/>'),
    svg('<style><![CDATA[ a { fill: url( "//elsewhere.example" ) } ]]></style>'),
    `<?xml-stylesheet href="https://elsewhere.example"?>${svg('')}`,
    `<!DOCTYPE svg [<!ENTITY a "b">]>${svg('&a;')}`,
    `<html xmlns="http://www.w3.org/1999/xhtml">${svg('')}</html>`,
    '<svg></svg>',
    svg('<g>'),
    svg(`${'<g>'.repeat(300)}${'</g>'.repeat(300)}`),
  ])('[RT319] a drawing that is more than one is refused (%#)', (text) => {
    expect(svgFault(text)).not.toBeNull()
  })

  it('[RT319] a drawing as programs save it passes', () => {
    const plain = svg(
      '<title>Schemat</title><defs><linearGradient id="g"/></defs><style>.a{fill:url(#g)}</style><use xlink:href="#g"/><image href="data:image/png;base64,AAAA"/><rect fill="url(#g)"/><text>Zażółć</text>',
      ' xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" inkscape:version="1.3"',
    )
    const doctype =
      '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    expect(svgFault(plain)).toBeNull()
    expect(svgFault(`<?xml version="1.0"?>${doctype}${plain}`)).toBeNull()
  })
})

function many(count: number): Zippable {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`f${at}`, new Uint8Array()]))
}

/** The village’s application with a file that is asked for of roads only, and a table with files. */
function withMoreFiles(): Record<string, JsonObject> {
  const form = structuredClone(programme['forms/APPLY.json'] ?? {})
  const [page] = form['pages'] as { sections: { fields: JsonObject[] }[] }[]
  const both = (text: string) => ({ pl: text, en: text })
  const file = { type: 'file', accept: ['text/plain'], maxSizeBytes: 1000, maxItems: 1 }
  page?.sections[0]?.fields.push(
    { key: 'survey', label: both('Pomiar'), when: 'kind = "road"', ...file },
    {
      key: 'papers',
      type: 'table',
      label: both('Załączniki'),
      fields: [{ key: 'paper', label: both('Plik'), ...file }],
    },
  )
  return { 'forms/APPLY.json': form }
}

describe('a file for a field', () => {
  afterEach(() => void vi.unstubAllEnvs())

  async function applying() {
    const village = await openVillage({ changed: withMoreFiles() })
    expect(village.runtime.problems()).toEqual([])
    const { anna, task } = await beginApplication(village)
    const upload = (content: string | Uint8Array, more: { path?: string; name?: string } = {}) =>
      village.runtime.uploadFile(anna, {
        task,
        path: '/plan',
        name: 'plan.txt',
        type: 'text/plain',
        bytes: bytesOf(content),
        ...more,
      })
    const save = (path: string, value: unknown) =>
      village.runtime.saveDraft(anna, task, [{ path, value: value as never, base: 0 }])
    return { village, upload, save }
  }

  it('[RT320] a lie is answered with what name, sender and content say, in both languages', async () => {
    const { upload } = await applying()
    const refused = await upload('%PDF-1.7\n').catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 'file.type-mismatch' })
    const { issues } = refused as {
      issues: { path: string; message: { pl: string; en: string } }[]
    }
    expect(issues[0]?.path).toBe('/plan')
    for (const text of [issues[0]?.message.pl, issues[0]?.message.en])
      for (const part of ['plan.txt', '.txt', 'text/plain', '.pdf (application/pdf)'])
        expect(text).toContain(part)
  })

  it('[RT321] a file for a field that is hidden, or of a row that is not there, is refused', async () => {
    const { upload, save, village } = await applying()
    await save('/kind', goodAnswers['kind'])
    await expect(upload('x', { path: '/survey' })).rejects.toMatchObject({
      code: 'file.field-closed',
    })
    await expect(upload('x', { path: '/papers/0/paper' })).rejects.toMatchObject({
      code: 'file.field-closed',
    })
    await save('/kind', 'road')
    const { id } = await upload('x', { path: '/survey' })
    await save('/survey', [id])
    // for the place of the other
    expect((await upload('x', { path: '/survey' })).type).toBe('text/plain')
    await save('/papers', [{}])
    expect((await upload('x', { path: '/papers/0/paper' })).type).toBe('text/plain')
    await save('/kind', goodAnswers['kind'])
    await expect(upload('x', { path: '/survey' })).rejects.toMatchObject({
      code: 'file.field-closed',
    })
    expect(await count(village)).toBe(1)
  })

  it('[RT321] a file may come before the first save, while nobody knows what the answers open', async () => {
    const { upload, village } = await applying()
    expect((await upload('x', { path: '/survey' })).type).toBe('text/plain')
    expect(await count(village)).toBe(1)
  })

  it('[RT322] what is refused is kept nowhere, and nothing of an upload stays outside the store', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'splot-test-'))
    vi.stubEnv('TMPDIR', folder)
    const { upload, village } = await applying()
    const before = await count(village)
    await expect(upload('%PDF-1.7\n')).rejects.toMatchObject({ code: 'file.type-mismatch' })
    await expect(upload('x'.repeat(1001))).rejects.toMatchObject({ code: 'file.too-large' })
    expect(await count(village)).toBe(before)
    await upload('kept')
    expect(await count(village)).toBe(before + 1)
    expect(await readdir(folder)).toEqual([])
  })
})

/** How many files of people the store has: all that is not definitions is theirs here. */
async function count({ store }: Village): Promise<number> {
  let files = 0
  for await (const address of store.allBlobs()) {
    const chunks: Uint8Array[] = []
    for await (const chunk of (await store.openBlob(address)) ?? []) chunks.push(chunk)
    if (!Buffer.concat(chunks).toString('utf8').startsWith('{')) files += 1
  }
  return files
}
