/** Streams an archive that holds nothing: its end record alone. */
export async function* emptyZip(): AsyncGenerator<Uint8Array> {
  yield new Uint8Array([0x50, 0x4b, 0x05, 0x06, ...Array<number>(18).fill(0)])
}
