// databases for tests
export { findTestServer } from './test-database.ts'
export type { TestDatabase, TestServer } from './test-database.ts'
// a server that may be killed
export { openOwnServer } from './own-server.ts'
export type { Downfall, OwnServer } from './own-server.ts'
// connections that break
export { openDatabaseProxy } from './database-proxy.ts'
export type { BreakPoint, DatabaseProxy } from './database-proxy.ts'
