import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const family = '@expo-google-fonts/atkinson-hyperlegible-next'

/** The typeface of documents, the one of the portal, with the letters of all Latin alphabets. */
export interface DocumentFonts {
  regular: Buffer
  bold: Buffer
}

let kept: Promise<DocumentFonts> | undefined

/** Returns the fonts that PDF documents embed. */
export function documentFonts(): Promise<DocumentFonts> {
  kept ??= readFonts()
  return kept
}

async function readFonts(): Promise<DocumentFonts> {
  const read = (name: string) =>
    readFile(require.resolve(`${family}/${name}/AtkinsonHyperlegibleNext_${name}.ttf`))
  const [regular, bold] = await Promise.all([read('400Regular'), read('700Bold')])
  return { regular, bold }
}
