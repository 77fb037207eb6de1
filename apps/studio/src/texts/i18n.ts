import { createTranslation } from '@splot/react/texts'
import { studioTexts } from './resources.ts'

/** Language of the studio; the choice holds for the portal too. */
export const translation = createTranslation('studio', studioTexts)
