import type { SourceFile } from '@splot/definition'
import { existsSync, watch } from 'node:fs'
import { join } from 'node:path'
import { readDefinitionFiles } from '../definition-files.ts'

/** What a watch needs. */
export interface WatchOptions {
  /** Folder with `workflows/` and `forms/`. */
  folder: string
  /** How long it must be quiet: editors write a file in several steps. */
  quietMs: number
  /** The files as they were read before the watch: what changed since is no event of it. */
  known: readonly SourceFile[]
  changed: () => Promise<void>
  failed: (error: unknown) => void
}

/**
 * Calls `changed` when definition files changed and it has been quiet since, also where they changed between
 * the first reading and the watch; one call after the other. Returns how to stop.
 */
export function watchDefinitions(options: WatchOptions): () => void {
  const { folder, quietMs, changed, failed } = options
  let quiet: NodeJS.Timeout | undefined
  let last = Promise.resolve()
  const stir = (): void => {
    clearTimeout(quiet)
    quiet = setTimeout(() => {
      last = last.then(changed).catch(failed)
    }, quietMs)
  }
  const watchers = ['workflows', 'forms']
    .map((part) => join(folder, part))
    .filter((path) => existsSync(path))
    .map((path) => watch(path, { recursive: true }, stir).on('error', failed))
  let isOver = false
  readDefinitionFiles(folder)
    .then((now) => {
      if (!isOver && textOf(now) !== textOf(options.known)) stir()
    })
    .catch(failed)
  return () => {
    isOver = true
    clearTimeout(quiet)
    for (const watcher of watchers) watcher.close()
  }
}

function textOf(files: readonly SourceFile[]): string {
  return JSON.stringify(files)
}
