/** Values of a statement in the order in which its text names them. */
export class Parameters {
  readonly values: unknown[] = []

  /** Adds a value; returns what stands for it in the text. */
  add(value: unknown, type?: string): string {
    this.values.push(value)
    return type === undefined ? `$${this.values.length}` : `$${this.values.length}::${type}`
  }
}
