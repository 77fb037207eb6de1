import type { SourceFile } from '@splot/definition'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** Returns all `.json` files of `workflows/` and `forms/` in a folder; paths with `/`. */
export async function readDefinitionFiles(folder: string): Promise<SourceFile[]> {
  const parts = ['workflows', 'forms'].filter((part) => existsSync(join(folder, part)))
  const lists = await Promise.all(
    parts.map(async (part) => {
      const names = await readdir(join(folder, part), { recursive: true })
      return names
        .filter((name) => name.endsWith('.json'))
        .map((name) => `${part}/${name.replaceAll('\\', '/')}`)
    }),
  )
  return Promise.all(
    lists
      .flat()
      .sort()
      .map(async (path) => ({ path, text: await readFile(join(folder, path), 'utf8') })),
  )
}

/** Writes definition files into a folder, making its folders. Files that are not named stay. */
export async function writeDefinitionFiles(
  folder: string,
  files: readonly SourceFile[],
): Promise<void> {
  for (const { path, text } of files) {
    const file = join(folder, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
  }
}
