import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRandom } from '@splot/store/contract'
import { needsCommand, skipLoudly } from '../support/skip-loudly.ts'
import { lossAfter } from './store-loss.ts'
import { buildStore, startProcess } from './store-process.ts'

const rounds = 12
let folder = ''
let image = ''
let disk = ''

const run = (command: string, ...args: string[]): boolean =>
  spawnSync(command, args, { stdio: 'ignore' }).status === 0
const mount = (): boolean => run('mount', '-o', 'loop', image, disk)
const unmount = (): boolean => run('umount', disk)

// EXT4_IOC_SHUTDOWN with EXT4_GOING_FLAGS_NOLOGFLUSH: the file system stops at once and writes
// nothing more, neither pages nor journal, as when the power goes. @see Linux, fs/ext4/ext4.h
const cut = `import fcntl, os, struct, sys
fcntl.ioctl(os.open(sys.argv[1], os.O_RDONLY), 0x8004587d, struct.pack('I', 2))`
const cutPower = (): boolean => run('python3', '-c', cut, disk)

beforeAll(async () => {
  buildStore()
  folder = await mkdtemp(path.join(os.tmpdir(), 'splot-ext4-'))
  image = path.join(folder, 'disk.img')
  disk = path.join(folder, 'disk')
  await mkdir(disk)
})
afterAll(async () => {
  unmount()
  await rm(folder, { recursive: true, force: true })
})

/** Returns whether this machine has an ext4 disk that forgets what was not synced. */
async function hasForgetfulDisk(): Promise<boolean> {
  if (!run('truncate', '-s', '128M', image) || !run('mkfs.ext4', '-q', '-F', image)) return false
  if (!mount()) return false
  await writeFile(path.join(disk, 'unsynced'), 'x')
  const stopped = cutPower()
  unmount()
  return stopped && mount() && !run('test', '-s', path.join(disk, 'unsynced'))
}

describe('a real disk that loses its power', () => {
  it(`[ST44] keeps every write acknowledged before the cut, ${rounds} times in a row`, async (ctx) => {
    for (const command of ['mkfs.ext4', 'python3']) needsCommand(ctx, command)
    if (!(await hasForgetfulDisk()))
      skipLoudly(ctx, 'may not mount an ext4 image here; the simulated cuts still ran')
    const data = path.join(disk, 'data')
    const random = createRandom(20261123)
    let acked = 0
    for (let round = 1; round <= rounds; round += 1) {
      const writer = startProcess('store-writer.js', data)
      expect(await writer.next()).toBe('ready')
      await setTimeout(50 + random() * 400)
      // a busy machine has written little by then, and a cut would show little
      while (writer.lines.length <= 10) await setTimeout(10)
      const before = [...writer.lines]
      expect(cutPower()).toBe(true)
      writer.child.kill('SIGKILL')
      await writer.ended
      expect([unmount(), mount()]).toEqual([true, true])
      acked += before.length
      expect(await lossAfter(data, before), `round ${round}`).toEqual([])
    }
    expect(acked).toBeGreaterThan(rounds * 10)
    process.stdout.write(`  ${rounds} cuts on ext4, ${acked} acknowledgements, none lost\n`)
  })
})
