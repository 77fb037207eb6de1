import { createTranslation } from '@splot/react/texts'
import { en } from './en.ts'
import { pl } from './pl.ts'

/** Language of the portal. */
export const translation = createTranslation('portal', { pl, en })
