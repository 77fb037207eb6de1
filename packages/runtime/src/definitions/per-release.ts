import type { Release } from './release.ts'

/** What was made of a definition as a release has it, remembered until it is told to forget. */
export interface PerRelease<Definition extends object, Made> {
  of: (definition: Definition, release: Release) => Made
  forget: () => void
}

/** Remembers what `make` makes of a definition and a release, each by its identity. */
export function createPerRelease<Definition extends object, Made>(
  make: (definition: Definition, release: Release) => Made,
): PerRelease<Definition, Made> {
  let kept = new WeakMap<Definition, WeakMap<Release, Made>>()
  return {
    of: (definition, release) => {
      const releases = kept.get(definition) ?? new WeakMap<Release, Made>()
      kept.set(definition, releases)
      if (!releases.has(release)) releases.set(release, make(definition, release))
      return releases.get(release) as Made
    },
    forget: () => {
      kept = new WeakMap()
    },
  }
}
