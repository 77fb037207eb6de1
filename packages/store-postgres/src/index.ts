// the adapter
export { openPostgresStore } from './open-postgres-store.ts'
export type { PostgresStoreOptions } from './open-postgres-store.ts'
export type { DatabaseLimits } from './database.ts'
export { examineDatabase } from './examine-database.ts'
export type { DatabaseFacts } from './examine-database.ts'
