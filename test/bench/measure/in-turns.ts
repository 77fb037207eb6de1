/** Takes one sample of a variant: a figure such as microseconds a call or calls a second. */
export type Sampler = () => number | Promise<number>

/** Samples of variants that were measured in the same rounds. */
export interface Turns<Name extends string> {
  /** Median of one variant's samples. */
  median: (name: Name) => number
  /** Median over the rounds of `one` divided by `other` of the same round. */
  ratio: (one: Name, other: Name) => number
}

/** How often variants are taken. */
export interface Rounds {
  rounds: number
  /** Rounds that are dropped. */
  warmUp?: number
}

/**
 * Takes each variant in turn, round after round, so that what else the machine does falls on each of
 * them alike. The first rounds warm up and are dropped. Who begins changes from round to round: what
 * follows another's work is not what follows a pause. Returns what was taken, by name and round.
 */
export async function takeTurns<Name extends string, Taken>(
  names: readonly Name[],
  take: (name: Name) => Taken | Promise<Taken>,
  { rounds, warmUp = 1 }: Rounds,
): Promise<Map<Name, Taken[]>> {
  const taken = new Map<Name, Taken[]>(names.map((name) => [name, []]))
  for (let round = 0; round < warmUp + rounds; round += 1) {
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(round + turn) % names.length]!
      const one = await take(name)
      if (round >= warmUp) taken.get(name)!.push(one)
    }
  }
  return taken
}

/** Measures variants that give one figure each, in turns. */
export async function measureInTurns<Name extends string>(
  variants: Readonly<Record<Name, Sampler>>,
  rounds: Rounds,
): Promise<Turns<Name>> {
  const names = Object.keys(variants) as Name[]
  const samples = await takeTurns(names, (name) => variants[name](), rounds)
  const of = (name: Name): number[] => samples.get(name)!
  return {
    median: (name) => medianOf(of(name)),
    ratio: (one, other) => medianOf(of(one).map((sample, round) => sample / of(other)[round]!)),
  }
}

/** Returns the middle value. */
export function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}

/** Returns how long something took, in milliseconds. */
export async function elapsedMs(run: () => unknown): Promise<number> {
  const start = performance.now()
  await run()
  return performance.now() - start
}

/** Returns the processor time that a computation took, in milliseconds: other work does not change it. */
export async function processorMs(run: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

/** Returns microseconds a call, over about `ms` milliseconds. */
export function microsecondsACall(run: () => unknown, ms: number): number {
  const start = performance.now()
  let calls = 0
  let elapsed = 0
  for (let batch = 1; elapsed < ms; batch = Math.min(batch * 2, 4096)) {
    for (let n = 0; n < batch; n += 1) run()
    calls += batch
    elapsed = performance.now() - start
  }
  return (elapsed * 1_000) / calls
}
