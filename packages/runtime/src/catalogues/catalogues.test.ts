import type { JsonObject } from '@splot/definition'
import { describe, expect, it } from 'vitest'
import { openCall, openVillage } from '../village/open-village.ts'
import { village as programme } from '../village/village-programme.ts'
import { entryKey } from './entry-key.ts'

const both = (pl: string, en = pl) => ({ pl, en })
const copy = (value: unknown) => JSON.parse(JSON.stringify(value)) as JsonObject

/** The village whose calls publish a guide when they open and when an officer asks for a new version. */
function files(): Record<string, JsonObject> {
  const home = copy(programme['workflows/programme.json'])
  home['catalogues'] = {
    guides: {
      title: both('Poradniki', 'Guides'),
      lead: both('Jak złożyć wniosek.', 'How to apply.'),
      facts: {
        kinds: { title: both('Rodzaje', 'Kinds'), list: 'kinds', filter: true },
        contact: { title: both('Kontakt', 'Contact') },
      },
    },
  } as unknown as JsonObject
  const call = copy(programme['workflows/call.json'])
  const publish = (version: string) => ({
    type: 'document',
    params: {
      template: 'guide',
      values: { name: 'answers.announce.name' },
      replaces: true,
      catalogue: 'guides',
      entry: {
        key: '"Poradnik: " + answers.announce.name',
        version,
        kinds: '["well", "nothing"]',
        contact: '{pl: "Gmina", en: "Commune"}',
      },
    },
  })
  const on = (state: string) => (call['states'] as Record<string, { on: JsonObject }>)[state]!.on
  ;(on('draft')['ANNOUNCED'] as { actions: JsonObject[] }).actions.push(
    publish('"1.0"') as unknown as JsonObject,
  )
  call['events'] = {
    ...(call['events'] as JsonObject),
    AGAIN: {
      title: both('Nowa wersja', 'New version'),
      roles: ['officer'],
      payload: { type: 'object', properties: { version: { type: 'string' } } },
    },
  }
  on('open')['AGAIN'] = { actions: [publish('event.version')] } as unknown as JsonObject
  return {
    'workflows/programme.json': home,
    'workflows/call.json': call,
    'forms/documents/guide.json': {
      id: 'guide',
      title: both('Poradnik {name}', 'Guide {name}'),
      given: { name: {} },
      readers: ['public'],
      body: [{ type: 'paragraph', text: both('Jak złożyć wniosek: {name}.', 'How to: {name}.') }],
    } as unknown as JsonObject,
  }
}

async function opened() {
  const village = await openVillage({ changed: files() })
  const call = await openCall(village)
  await village.runtime.work()
  const officer = await village.as('ola', 'officer')
  const again = async (version: string) => {
    await village.runtime.sendEvent(officer, call.id, { type: 'AGAIN', payload: { version } })
    await village.runtime.work()
  }
  return { ...village, call, again }
}

describe('catalogues', () => {
  it('[RT97] an entry has a lasting address, facts to read and codes to choose by', async () => {
    const { runtime } = await opened()
    const [catalogue] = await runtime.listCatalogues()
    expect(catalogue).toMatchObject({ id: 'guides', facts: [{ id: 'kinds', filter: true }, {}] })
    const [entry] = catalogue!.entries
    expect(entry).toMatchObject({ key: 'poradnik-zima', version: '1.0', languages: ['pl', 'en'] })
    expect(entry!.facts['kinds']?.codes).toEqual(['well', 'nothing'])
    expect(entry!.facts['contact']?.texts).toEqual([both('Gmina', 'Commune')])
  })

  it('[RT97] two cases of one name get addresses of their own', async () => {
    const village = await opened()
    await openCall(village)
    await village.runtime.work()
    const { entries } = await village.runtime.getCatalogue('guides')
    expect(entries.map(({ key }) => key).toSorted()).toEqual(['poradnik-zima', 'poradnik-zima-2'])
  })

  it('[RT98] a version never changes; a second one of the same number is refused', async () => {
    const { runtime, again } = await opened()
    const first = await runtime.getCatalogueEntry('guides/poradnik-zima')
    await again('1.1')
    await again('1.1')
    const now = await runtime.getCatalogueEntry('guides/poradnik-zima')
    expect(now.versions.map(({ version }) => version)).toEqual(['1.1', '1.0'])
    const old = await runtime.getCatalogueEntry('guides/poradnik-zima/1.0')
    expect(old.document.checksum).toBe(first.document.checksum)
    expect(old.document.files).toEqual(first.document.files)
    expect(old.newest).toBe('1.1')
  })

  it('[RT98] the files of a version are kept in every form and language as they were', async () => {
    const { runtime, store } = await opened()
    const { document } = await runtime.getCatalogueEntry('guides/poradnik-zima')
    expect(document.files.map(({ format, locale }) => `${format} ${locale}`)).toEqual([
      'pdf pl',
      'epub pl',
      'pdf en',
      'epub en',
    ])
    for (const { format, locale, sha256 } of document.files) {
      const { bytes } = await runtime.documentFile(null, document.id, { format, locale })
      const kept: Uint8Array[] = []
      for await (const chunk of (await store.openBlob(sha256))!) kept.push(chunk)
      expect(Buffer.concat(kept).equals(Buffer.from(bytes))).toBe(true)
    }
  })

  it('[RT97] what is not published is not found', async () => {
    const { runtime } = await opened()
    const notFound = { code: 'catalogue.not-found' }
    await expect(runtime.getCatalogue('constructor')).rejects.toMatchObject(notFound)
    for (const id of ['guides/nic', 'guides/poradnik-zima/9', 'guides', '', 'guides/../x'])
      await expect(runtime.getCatalogueEntry(id)).rejects.toMatchObject(notFound)
  })

  it('addresses are made of plain letters', () => {
    expect(entryKey('Świetlica „Łąka” 1/2')).toBe('swietlica-laka-1-2')
    expect(entryKey(' – ')).toBe('')
  })
})
