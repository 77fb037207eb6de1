import type { Repair, Victim } from '@splot/definition/edit'

/**
 * Returns the victims that somebody has to decide about: what stands in a part that is taken away because of
 * another goes with it. Pure.
 */
export function victimsInSight(
  victims: readonly Victim[],
  repairs: Readonly<Record<string, Repair>>,
): Victim[] {
  const gone = victims.filter(
    ({ key, removes }) => removes !== undefined && repairs[key]?.how === 'remove',
  )
  return victims.filter(
    (victim, n) =>
      !gone.some((other) => {
        if (other === victim || other.use.file !== victim.use.file) return false
        const at = other.removes ?? ''
        if (!isIn(victim.use.at, at)) return false
        // of two that take away the same part the first is asked about
        const takesSame = repairs[victim.key]?.how === 'remove' && victim.removes === at
        return !takesSame || victims.indexOf(other) < n
      }),
  )
}

function isIn(place: string, part: string): boolean {
  return part === '' || place === part || place.startsWith(`${part}/`)
}
