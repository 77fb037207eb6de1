import { create } from 'fontkit'
import type { Font } from 'fontkit'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const family = '@expo-google-fonts/atkinson-hyperlegible-next'

/**
 * The typeface of documents, the one of the portal, with the letters of all Latin alphabets. Its tables
 * are decoded when they are first asked for, which takes longer than most documents: all share them.
 */
export interface DocumentFonts {
  regular: Font
  bold: Font
}

let kept: Promise<DocumentFonts> | undefined

/** Returns the fonts that PDF documents embed. */
export function documentFonts(): Promise<DocumentFonts> {
  kept ??= readFonts()
  return kept
}

async function readFonts(): Promise<DocumentFonts> {
  const read = async (name: string) => {
    const file = require.resolve(`${family}/${name}/AtkinsonHyperlegibleNext_${name}.ttf`)
    return create(await readFile(file)) as Font
  }
  const [regular, bold] = await Promise.all([read('400Regular'), read('700Bold')])
  return { regular, bold }
}
