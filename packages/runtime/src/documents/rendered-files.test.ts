import { describe, expect, it } from 'vitest'
import { createRenderedFiles } from './rendered-files.ts'
import { sampleDocument } from './sample-document.ts'

const how = { locale: 'pl', timeZone: 'Europe/Warsaw', author: 'Program' } as const

/** Files of 10 bytes, and how often each was written. */
function counted(maxBytes: number) {
  const written: string[] = []
  const write = (format: string) => async (document: { number: string | null }) => {
    written.push(`${document.number} ${format}`)
    return new Uint8Array(10)
  }
  const files = createRenderedFiles({ pdf: write('pdf'), epub: write('epub') }, maxBytes)
  return { files, written }
}

const numbered = (number: string) => ({ ...sampleDocument(), number })

describe('files of documents', () => {
  it('[RT75] are written once, also for two who ask at the same time', async () => {
    const { files, written } = counted(100)
    const document = numbered('A')
    const [first, second] = await Promise.all([
      files.get(document, 'pdf', how),
      files.get(document, 'pdf', how),
    ])
    expect(second).toBe(first)
    expect(await files.get(numbered('A'), 'pdf', how)).toBe(first)
    expect(written).toEqual(['A pdf'])
  })

  it('[RT75] are told apart by form, language and all that stands in them', async () => {
    const { files, written } = counted(1000)
    await files.get(numbered('A'), 'pdf', how)
    await files.get(numbered('A'), 'epub', how)
    await files.get(numbered('A'), 'pdf', { ...how, locale: 'en' })
    await files.get(numbered('A'), 'pdf', { ...how, author: 'Inny' })
    await files.get({ ...numbered('A'), replaces: { id: 'x', number: 'N' } }, 'pdf', how)
    // what it says counts, not the checksum it claims
    await files.get({ ...numbered('A'), blocks: [] }, 'pdf', how)
    expect(written).toHaveLength(6)
  })

  it('[RT75] are forgotten when there are too many, the one read longest ago first', async () => {
    const { files, written } = counted(25)
    await files.get(numbered('A'), 'pdf', how)
    await files.get(numbered('B'), 'pdf', how)
    await files.get(numbered('A'), 'pdf', how)
    await files.get(numbered('C'), 'pdf', how)
    await files.get(numbered('A'), 'pdf', how)
    await files.get(numbered('B'), 'pdf', how)
    expect(written).toEqual(['A pdf', 'B pdf', 'C pdf', 'B pdf'])
  })

  it('[RT75] that could not be written are tried again', async () => {
    let tries = 0
    const write = async () => {
      tries += 1
      if (tries === 1) throw new Error('no')
      return new Uint8Array(1)
    }
    const files = createRenderedFiles({ pdf: write, epub: write }, 10)
    await expect(files.get(numbered('A'), 'pdf', how)).rejects.toThrow('no')
    expect(await files.get(numbered('A'), 'pdf', how)).toHaveLength(1)
  })
})
