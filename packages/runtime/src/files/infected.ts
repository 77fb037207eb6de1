import { SplotError } from '@splot/definition'

/** Returns the refusal of a file that the virus scanner does not let pass. */
export function infected(): SplotError {
  return new SplotError('file.rejected', 'Expected a file the scanner lets pass.')
}
