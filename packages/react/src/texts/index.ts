// texts of components, and of an application beside them
export { splotTexts } from './resources.ts'
export { createTranslation } from './translation.ts'
export type { Translation } from './translation.ts'
export { useLocale, useLocalText } from './use-locale.ts'
