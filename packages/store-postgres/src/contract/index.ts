// databases for tests
export { findTestServer } from './test-database.ts'
export type { TestDatabase, TestServer } from './test-database.ts'
// connections that break
export { openDatabaseProxy } from './database-proxy.ts'
export type { BreakPoint, DatabaseProxy } from './database-proxy.ts'
