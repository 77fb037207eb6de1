export type { Bar, BenchRow } from './bench-row.ts'
export type { Benchmark, BenchOptions } from './bench-command.ts'
