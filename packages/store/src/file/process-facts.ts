import { readFileSync } from 'node:fs'
import os from 'node:os'

/** What tells one process from another that has, or had, the same number. */
export interface ProcessFacts {
  pid: number
  host: string
  /** Differs after every start of the machine; `''` where the system does not tell. */
  bootId: string
  /** When a process started, as the system counts; `''` where it does not tell, `null`: none runs. */
  startOf(pid: number): string | null
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return ''
  }
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Returns the start time of a process in ticks since boot. @see proc(5), field 22 of `stat` */
function startOf(pid: number): string | null {
  if (!runs(pid)) return null
  const stat = textOf(`/proc/${pid}/stat`)
  // The second field is the program's name in parentheses and may hold spaces and parentheses.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  // A zombie has ended; only its parent has not asked yet.
  if (fields[0] === 'Z' || fields[0] === 'X') return null
  return fields[19] ?? ''
}

/** Returns the facts of this process. */
export function ownProcessFacts(): ProcessFacts {
  return {
    pid: process.pid,
    host: os.hostname(),
    bootId: textOf('/proc/sys/kernel/random/boot_id'),
    startOf,
  }
}
