// What the build asks of the product, so that its first start need not compile every definition.
export { compiledAhead } from '@splot/runtime'
export { readDefinitionFiles } from './definition-files.ts'
