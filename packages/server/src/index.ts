// the app
export { createApp, listEndpoints } from './create-app.ts'
export type { AppSettings, Incident, Limits, PageFile, PageFiles } from './settings.ts'
export type { Endpoint } from './endpoint.ts'
// sign-in
export { createAuth } from './auth/create-auth.ts'
export type { AuthOptions, OpenIdProvider } from './auth/better-auth.ts'
export type {
  Auth,
  People,
  SecurityChange,
  SessionOwner,
  SessionView,
  SignInLetter,
  SignInOfPerson,
} from './auth/types.ts'
// problems
export { allErrors } from './core.ts'
export { serverErrors } from './errors.ts'
export { mergeErrorTables, problem } from './problems/problem.ts'
export type { Problem, ProblemContext } from './problems/problem.ts'
// ids in addresses
export { fromUrlId, toUrlId } from './request/url-id.ts'
