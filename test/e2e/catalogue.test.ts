import type { JsonValue } from '@splot/definition'
import type { Store } from '@splot/store'
import { beforeAll, expect, it } from 'vitest'
import { describeInBrowser } from '../support/browser-run.ts'
import { ManualStage } from '../support/manual-stage.ts'
import type { RunningPortal } from '../support/running-portal.ts'

/** Brings what a stage has published into another store, with the files it names by their content. */
async function copyPublished(from: Store, to: Store, manual: string): Promise<void> {
  for (const kind of ['catalogue-manuals', `documents-${manual}`, 'publication']) {
    const { items } = await from.listDocuments<JsonValue>(kind, undefined, 200)
    for (const { id, value } of items) {
      await to.putDocument(kind, id, value, 0)
      for (const [sha256] of JSON.stringify(value).matchAll(/\b[0-9a-f]{64}\b/g)) {
        const bytes = await from.openBlob(sha256)
        if (bytes !== null) await to.putBlob(bytes, 10_000_000)
      }
    }
  }
}

// What everybody reads of a published manual, as a guest, on every size of screen.
describeInBrowser('the catalogue of manuals', { startsAt: '2028-10-01T09:00:00Z' }, (run) => {
  let portal: RunningPortal
  let address: string

  beforeAll(async () => {
    portal = run.portal
    const manual = await ManualStage.published()
    const { people, stage } = manual
    await manual.fault('m02', { critical: true, confirmed: true })
    await stage.to('2028-09-20T08:00:00Z')
    await manual.reviseAll()
    await manual.prepare('prepareVersion')
    const accepted = { acceptanceProtocol: 'accepted' }
    await manual.submit(people.director, manual.id, 'acceptVersion', accepted)
    await copyPublished(stage.store!, portal.service.store, manual.id)
    const [entry] = (await stage.runtime.getCatalogue('manuals')).entries
    address = `/catalogues/manuals/${entry!.key}`
  }, 240_000)

  for (const locale of ['pl', 'en'] as const)
    it(`is right for a guest (${locale})`, async () => {
      const guest = await run.guest('desktop', locale)
      const { page } = guest
      await guest.goto('/catalogues/manuals')
      await page.locator('.po-card').first().waitFor()
      expect(await page.locator('.po-filters select').count()).toBeGreaterThan(0)
      await guest.lookInEverySize('catalogue')
      for (const [name, path] of [
        ['catalogue-entry', address],
        ['catalogue-old-version', `${address}/1.0.0`],
      ] as const) {
        await guest.goto(path)
        await page.locator('.po-document h2').first().waitFor()
        expect(await page.locator('.po-files code').first().textContent()).toMatch(/^[0-9a-f]{64}$/)
        await guest.lookInEverySize(name)
      }
      expect(await page.locator('.po-note').textContent()).toContain('1.1.0')
      expect(guest.faults).toEqual([])
    })
})
