import { partOf, readNames, textMeans } from '@splot/feel'
import type { NameReader } from '@splot/definition/edit'

/** Finds the names in expressions. */
export const nameReader: NameReader = { readNames, partOf, textMeans }
