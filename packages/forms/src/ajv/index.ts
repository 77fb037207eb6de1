// validators
export { createAjvValidator } from './create-ajv-validator.ts'
export { compileStandalone } from './compile-standalone.ts'
export type { StandaloneOptions } from './compile-standalone.ts'
