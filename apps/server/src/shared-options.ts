import type { Locale } from '@splot/definition'
import { Option } from 'commander'

// What several commands ask for is said here, so that it is one thing everywhere.

/** Returns the option that names the data folder. */
export function dataOption(description = 'data folder'): Option {
  return new Option('--data <folder>', description).default('.splot/data')
}

/**
 * Returns the option that names a database in place of the folder. A password on a command line can be
 * read by others on the machine; in the environment it cannot.
 */
export function databaseOption(): Option {
  return new Option(
    '--database <address>',
    'PostgreSQL in place of the folder, such as postgres://user@host/name',
  ).env('SPLOT_DATABASE')
}

/** Returns the option that names the folder of definitions; without it that of the project. */
export function definitionsOption(
  projectFolder: string,
  description = 'folder with workflows/ and forms/',
): Option {
  return new Option('--definitions <folder>', description).default(projectFolder)
}

/** Returns the option that says in which language a command answers. */
export function languageOption(flags: string, description: string, locale: Locale): Option {
  return new Option(flags, description).choices(['pl', 'en']).default(locale)
}
