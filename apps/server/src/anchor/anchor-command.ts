import { auditChain } from '@splot/runtime'
import { anchorStore, writeAnchor } from '@splot/store'
import { exitCodes } from '../exit-codes.ts'
import type { Output } from '../output.ts'
import { withStoreToRead } from '../requests/with-store-to-read.ts'
import type { StorePlace } from '../store-place.ts'
import { writeNew } from '../write-new.ts'

/** What the shell gives `splot anchor`. */
export interface AnchorFlags extends StorePlace {
  /** File to write. */
  file: string
  json: boolean
}

/**
 * Writes where every history and the audit log of a place stand now, to be kept where whoever changes the
 * place cannot reach it; also beside a running server. Writes over nothing. Returns the exit code.
 *
 * @throws CommandFailure for a place without data, a file that is there, or a process that does not answer
 * @throws SplotError store.corrupt, store.unreachable
 */
export async function anchorCommand(flags: AnchorFlags, output: Output): Promise<number> {
  const { file, json, ...place } = flags
  return withStoreToRead(place, output, async (store) => {
    const at = new Date().toISOString()
    const anchor = await anchorStore(store, { chains: [auditChain], at })
    const text = writeAnchor(anchor)
    await writeNew(file, text)
    const sha256 = text.trimEnd().slice(-64)
    const told = { file, at, cases: anchor.cases.size, sha256 }
    output.line(
      json
        ? JSON.stringify(told, null, 2)
        : `wrote ${file}: ${told.cases} cases and the audit log, sha256 ${sha256}`,
    )
    return exitCodes.ok
  })
}
