import { en } from './en.ts'
import { pl } from './pl.ts'

/** Texts of this package by language, for i18next under the namespace `splot`. */
export const splotTexts = { pl, en }
