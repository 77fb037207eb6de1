import { auditChain } from '@splot/runtime'
import { verifyFolder } from '@splot/store'
import type { StoreReport } from '@splot/store'
import { exitCodes } from '../exit-codes.ts'
import type { Output } from '../output.ts'

/**
 * Proves a data folder: histories, the audit log, documents and files that were sent. Reads only and takes no lock, so
 * it may run beside the server. Returns the exit code: 1 where something is damaged.
 *
 * @throws SplotError store.missing, store.unwritable
 */
export async function verifyCommand(
  folder: string,
  { json }: { json: boolean },
  output: Output,
): Promise<number> {
  const report = await verifyFolder(folder, { chains: [auditChain] })
  output.line(json ? JSON.stringify(report, null, 2) : printed(report))
  return report.problems.length > 0 ? exitCodes.failed : exitCodes.ok
}

function printed({ cases, entries, problems }: StoreReport): string {
  const lines = problems.map(({ file, kind, message }) =>
    [file, kind, message].filter((part) => part !== null).join(' '),
  )
  const verdict = problems.length === 0 ? 'every chain holds' : `${problems.length} damaged`
  return [...lines, `${cases} cases, ${entries} history entries: ${verdict}`].join('\n')
}
