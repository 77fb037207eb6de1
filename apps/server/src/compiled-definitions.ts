import { createDefinitionCache } from '@splot/runtime'

/** What every runtime of this process shares: commands and services read and compile a definition once. */
export const compiledDefinitions = createDefinitionCache()
