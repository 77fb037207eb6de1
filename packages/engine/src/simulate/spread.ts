import type { Spread } from '@splot/definition'

/** Draws from the triangle over a spread; `next` gives numbers from 0 to below 1. */
export function drawFrom({ least, usual, most }: Spread, next: () => number): number {
  if (most <= least) return least
  const peak = (Math.min(Math.max(usual, least), most) - least) / (most - least)
  const chance = next()
  return chance < peak
    ? least + (most - least) * Math.sqrt(chance * peak)
    : most - (most - least) * Math.sqrt((1 - chance) * (1 - peak))
}
