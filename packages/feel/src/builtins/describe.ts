import { builtInGroups } from './table.ts'

/** A built-in function as an editor shows it. */
export interface FunctionDescription {
  name: string
  group: keyof typeof builtInGroups
  /** As written, such as `substring(string: string, start position: number, length?: number): string`. */
  signatures: readonly string[]
  /** One line each. */
  description: { pl: string; en: string }
}

/** Every built-in function, in groups, in the order of the DMN specification. */
export const functionDescriptions: readonly FunctionDescription[] = Object.entries(
  builtInGroups,
).flatMap(([group, functions]) =>
  functions.map(({ name, overloads, description }) => ({
    name,
    group: group as keyof typeof builtInGroups,
    signatures: overloads.map((overload) => overload.text),
    description,
  })),
)
