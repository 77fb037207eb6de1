// the client
export { createClient } from './create-client.ts'
export type {
  Client,
  PasskeySummary,
  ProblemType,
  SessionSummary,
  SignInState,
  WriteOptions,
} from './create-client.ts'
export type { ClientOptions } from './request.ts'
export type { StreamListener } from './subscribe.ts'
// refusals
export { ApiError } from './api-error.ts'
// names of files
export { fileNameHeader } from './file-name-header.ts'
// ids in addresses
export { toUrlId } from './url-id.ts'
