import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beginApplication, openVillage } from '@splot/runtime/village'
import { afterEach, describe, expect, test } from 'vitest'
import { eicar, openClamavDaemon } from '../testing/clamav-daemon.ts'
import type { ClamavDaemon } from '../testing/clamav-daemon.ts'
import { clamavPlace, createClamavScanner, pingClamav } from './clamav-scanner.ts'

async function* bytesOf(...pieces: string[]): AsyncIterable<Uint8Array> {
  for (const piece of pieces) yield Buffer.from(piece)
}

let daemon: ClamavDaemon | undefined
afterEach(async () => {
  await daemon?.close()
  daemon = undefined
})

const reasons: string[] = []
const scannerAt = (address: string) =>
  createClamavScanner(clamavPlace(address)!, (reason) => void reasons.push(reason))

describe('a scanner that speaks the protocol of ClamAV', () => {
  test('[SV156] finds the test virus, over TCP and over a socket of the machine', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'splot-clamav-'))
    for (const place of [undefined, path.join(folder, 'clamd.ctl')]) {
      daemon = await openClamavDaemon(place)
      const scanner = scannerAt(daemon.address)
      expect(await scanner.scan(bytesOf('a', '', 'b'.repeat(300_000)))).toBe('clean')
      expect(await scanner.scan(bytesOf(eicar.slice(0, 20), eicar.slice(20)))).toBe('infected')
      expect(daemon.sizes).toEqual([300_001, 68])
      expect(await pingClamav(clamavPlace(daemon.address)!)).toBeNull()
      await daemon.close()
    }
    await rm(folder, { recursive: true })
  })

  test('[SV156] knows nothing where the daemon is away, errs, or takes no more', async () => {
    daemon = await openClamavDaemon()
    const scanner = scannerAt(daemon.address)
    reasons.length = 0
    daemon.answer = 'INSTREAM size limit exceeded. ERROR'
    expect(await scanner.scan(bytesOf('a'))).toBe('unknown')
    daemon.answer = 'stream: OK ERROR'
    expect(await scanner.scan(bytesOf('a'))).toBe('unknown')
    await daemon.close()
    expect(await scanner.scan(bytesOf('a'))).toBe('unknown')
    expect(await pingClamav(clamavPlace(daemon.address)!)).toBe('ECONNREFUSED')
    expect(reasons).toEqual([
      'it answered "INSTREAM size limit exceeded. ERROR"',
      'it answered "stream: OK ERROR"',
      'ECONNREFUSED',
    ])
  })

  test('[SV156] is told of by an address that nobody mistypes unseen', () => {
    expect(clamavPlace(undefined)).toBeNull()
    expect(clamavPlace('')).toBeNull()
    expect(clamavPlace('tcp://[::1]:3310')).toEqual({ host: '::1', port: 3310 })
    for (const address of ['127.0.0.1:3310', 'tcp://clamav', 'unix:run', 'tcp://a:99999'])
      expect(() => clamavPlace(address)).toThrow('SPLOT_CLAMAV')
  })
})

describe('uploads behind a scanner', () => {
  async function applying(unscanned?: 'mark') {
    daemon = await openClamavDaemon()
    const { address } = daemon
    const village = await openVillage({
      scanner: scannerAt(address),
      ...(unscanned && { unscanned }),
    })
    const { anna, task } = await beginApplication(village)
    const upload = (text: string) =>
      village.runtime.uploadFile(anna, {
        task,
        path: '/plan',
        name: 'plan.txt',
        bytes: bytesOf(text),
      })
    const open = (file: string) => village.runtime.openFile(anna, file)
    return { upload, open, daemon, village }
  }

  test('[RT323] a virus is refused; while the scanner is away nothing is taken', async () => {
    const { upload, daemon } = await applying()
    await expect(upload(eicar)).rejects.toMatchObject({ code: 'file.rejected' })
    expect(await upload('harmless')).toMatchObject({ scan: 'clean' })
    await daemon.close()
    await expect(upload('harmless')).rejects.toMatchObject({ code: 'file.not-scanned' })
  })

  test('[RT323] where that was chosen, a file is taken, marked, and looked at before it is opened', async () => {
    const { upload, open, daemon } = await applying('mark')
    daemon.answer = 'loading ERROR'
    const harmless = await upload('harmless')
    const virus = await upload(eicar)
    expect([harmless.scan, virus.scan]).toEqual(['unknown', 'unknown'])
    expect((await open(harmless.id)).file.scan).toBe('unknown')
    daemon.answer = undefined
    expect((await open(harmless.id)).file.scan).toBe('clean')
    for (let times = 0; times < 2; times += 1)
      await expect(open(virus.id)).rejects.toMatchObject({ code: 'file.rejected' })
    // what was found is kept: nobody asks again
    const asked = daemon.sizes.length
    await open(harmless.id)
    expect(daemon.sizes).toHaveLength(asked)
  })
})
