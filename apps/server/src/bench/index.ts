export type { Bar, BenchRow } from './bench-row.ts'
export type { Benchmark, BenchOptions } from './bench-command.ts'
export { readProgrammeFiles } from '../read-programme.ts'
export type { ProgrammeFiles } from '../read-programme.ts'
