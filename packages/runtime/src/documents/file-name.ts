/** Returns the name of a document's file without its ending: its title and number in letters and digits. Pure. */
export function fileName(title: string, number: string | null): string {
  return [title, number ?? '']
    .join(' ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 120)
}
