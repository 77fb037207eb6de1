import { createHash } from 'node:crypto'
import { createApp, createAuth } from '@splot/server'
import type {
  CatalogueEntryView,
  CatalogueVersion,
  CatalogueView,
  DocumentView,
} from '@splot/runtime'
import type { Hono } from 'hono'
import { expect, it, vi } from 'vitest'
import { allWhole, documentsOfCourse } from '../support/documents-made.ts'
import { openFlowStore } from '../support/flow-store.ts'
import { figureText, ManualStage, samplePng } from '../support/manual-stage.ts'
import type { Stage } from '../support/first-stage.ts'

// Plays months of a programme.
vi.setConfig({ testTimeout: 180_000 })

async function appOver({ runtime }: Stage): Promise<Hono> {
  const auth = createAuth({
    store: await openFlowStore(),
    people: { ensure: ({ email }) => runtime.ensurePerson({ email }) },
    secret: 'a secret only for tests, long enough',
    https: false,
    deliver: async () => undefined,
  })
  const limits = { address: null, person: null, signInLink: null }
  return createApp({ runtime, auth, log: () => undefined, limits })
}

/** The same manual as a page that needs no script. */
async function expectPlainPage(
  app: Hono,
  key: string,
  files: CatalogueVersion['files'],
): Promise<void> {
  const newest = await app.request(`/catalogues/manuals/${key}.html`)
  expect(newest.headers.get('content-type')).toBe('text/html; charset=utf-8')
  const html = await newest.text()
  expect(await (await app.request(`/catalogues/manuals/${key}/1.0.0.html`)).text()).toBe(html)
  expect(html).toContain('<html lang="pl">')
  expect(html).not.toMatch(/<script|<style| style=/)
  expect(html.match(/<h1>/g)).toHaveLength(1)
  // every chapter can be gone to
  const chapters = [...html.matchAll(/<a href="#(chapter-\d+)">/g)].map(([, id]) => id)
  expect(chapters).toHaveLength(2)
  for (const id of chapters) expect(html).toContain(`<h2 id="${id}">`)
  for (const { format, sha256 } of files) {
    expect(html).toContain(`document.${format}?locale=pl`)
    expect(html).toContain(sha256)
  }
  expect(html).toContain(`href="/catalogues/manuals/${key}/1.0.0.html" aria-current="page"`)
  for (const other of ['nie-ma.html', `${key}/9.9.9.html`])
    expect((await app.request(`/catalogues/manuals/${other}`)).status).toBe(404)
}

it('[SV64] a manual is published in the catalogue, in every form, with checksums that hold', async () => {
  const { stage } = await ManualStage.published()
  expect((await stage.runtime.deadLetters()).items).toEqual([])
  const app = await appOver(stage)
  const catalogue = (await (await app.request('/api/catalogues/manuals')).json()) as CatalogueView
  expect(catalogue.entries).toHaveLength(1)
  const [entry] = catalogue.entries
  expect(entry).toMatchObject({ version: '1.0.0', languages: ['pl'] })
  expect(entry!.facts['modelType']?.texts[0]?.pl).toMatch(/Profil|profil/)
  expect(entry!.facts['licence']?.codes).toHaveLength(1)
  expect(entry!.facts['services']?.codes).toEqual(['doorToDoor'])
  expect(entry!.facts['targetGroups']?.codes).toEqual(['seniors'])

  const address = `/api/catalogue-entries/manuals~1${entry!.key}`
  const view = (await (await app.request(address)).json()) as CatalogueEntryView
  expect(view.document.blocks.filter(({ type }) => type === 'heading').length).toBe(2)
  expect(view.document.blocks.filter(({ type }) => type === 'rich').length).toBe(2)
  const told = view.document.blocks.flatMap((block) => (block.type === 'facts' ? block.items : []))
  expect(told.map(({ label, value }) => `${label.pl}: ${value.pl}`)).toEqual(
    expect.arrayContaining(['Usługi: Transport door-to-door', 'Grupy odbiorców: Osoby starsze']),
  )
  expect(view.published.map(({ id }) => id)).toEqual(expect.arrayContaining(['versions', 'errata']))
  const { files, document } = view.versions[0]!
  expect(files.map(({ format, locale }) => `${format} ${locale}`)).toEqual(['pdf pl', 'epub pl'])
  for (const { format, sha256, sizeBytes } of files) {
    const file = await app.request(
      `/api/documents/${document.replaceAll('/', '~1')}/document.${format}?locale=pl`,
    )
    const bytes = Buffer.from(await file.arrayBuffer())
    expect(bytes).toHaveLength(sizeBytes)
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
  }
  // the figure of a section, with its words, on the page, in the PDF and in the e-book
  const sha256 = createHash('sha256').update(samplePng).digest('hex')
  const pictures = view.document.blocks.filter((block) => block.type === 'picture')
  expect(pictures).toEqual([
    {
      type: 'picture',
      picture: { sha256, type: 'image/png', width: 1, height: 1 },
      text: { pl: figureText, en: figureText },
    },
  ])
  const of = `/api/documents/${document.replaceAll('/', '~1')}`
  const shown = await app.request(`${of}/picture?sha256=${sha256}`)
  expect(shown.headers.get('content-type')).toBe('image/png')
  expect(shown.headers.get('cache-control')).toBe('private, no-store')
  expect(new Uint8Array(await shown.arrayBuffer())).toEqual(samplePng)
  expect((await app.request(`${of}/picture?sha256=${'0'.repeat(64)}`)).status).toBe(404)
  const page = await (await app.request(`${of}/document.html`)).text()
  expect(page).toContain(`<img src="picture?sha256=${sha256}" alt="${figureText}"`)
  const bytesOf = async (format: string) =>
    Buffer.from(await (await app.request(`${of}/document.${format}?locale=pl`)).arrayBuffer())
  expect((await bytesOf('pdf')).toString('latin1')).toContain('/S /Figure')
  expect((await bytesOf('epub')).toString('latin1')).toContain(`EPUB/pictures/${sha256}.png`)
  const one = await app.request(`${address}~11.0.0`)
  expect(((await one.json()) as CatalogueEntryView).document.id).toBe(document)
  for (const other of ['manuals~1nie-ma', `manuals~1${entry!.key}~19.9.9`, 'nic~1x', 'manuals'])
    expect((await app.request(`/api/catalogue-entries/${other}`)).status).toBe(404)
  expect((await app.request('/api/catalogues/nic')).status).toBe(404)
  await expectPlainPage(app, entry!.key, files)
  expect(await documentsOfCourse(stage, 'manual')).toEqual(allWhole)
  expect((view.document satisfies DocumentView).holds).toBe(true)
})

it('a newer version stands beside the older one, which stays with its files and says so', async () => {
  const manual = await ManualStage.published()
  const { stage, people } = manual
  const { runtime } = stage
  const [entry] = (await runtime.getCatalogue('manuals')).entries
  const id = `manuals/${entry!.key}`
  const before = await runtime.getCatalogueEntry(id)
  await manual.fault('m02', { critical: true, confirmed: true })
  await stage.to('2028-07-20T08:00:00Z')
  await manual.reviseAll()
  await manual.prepare('prepareVersion')
  await manual.submit(people.director, manual.id, 'acceptVersion', {
    acceptanceProtocol: 'accepted',
  })
  const after = await runtime.getCatalogueEntry(id)
  expect(after).toMatchObject({ key: entry!.key, version: '1.1.0', newest: '1.1.0' })
  expect(after.versions.map(({ version }) => version)).toEqual(['1.1.0', '1.0.0'])
  expect(JSON.stringify(after.document.blocks)).toContain('Błąd w rozdziale m02.')
  expect(after.document.replaces?.id).toBe(before.document.id)
  // the older one at its own address: the same text, the same files
  const older = await runtime.getCatalogueEntry(`${id}/1.0.0`)
  expect(older).toMatchObject({ version: '1.0.0', newest: '1.1.0' })
  expect(older.document).toMatchObject({
    blocks: before.document.blocks,
    checksum: before.document.checksum,
    files: before.document.files,
    holds: true,
    replacedBy: { id: after.document.id },
  })
  const errata = after.published.find((list) => list.id === 'errata')
  expect(errata?.rows).toMatchObject([
    { section: { pl: 'Rozdział 2', en: 'Section 2' }, version: '1.1.0' },
  ])
  expect((await runtime.deadLetters()).items).toEqual([])
})
