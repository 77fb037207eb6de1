// validators
export { createAjvValidator } from './create-ajv-validator.ts'
