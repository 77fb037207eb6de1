import type { SourceFile } from '@splot/definition'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

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
