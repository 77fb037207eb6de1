import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProgrammeRelease } from '@splot/runtime'

/** How far the cases of a release are: a bar while they move, a sentence afterwards. */
export function MigrationLine({ release }: { release: ProgrammeRelease }): ReactNode {
  const { t } = useTranslation()
  const { migration, undo } = release
  const { status, total, done, moved, stayed, refusedCount } = migration
  const going = undo === null ? { done, total } : { done: undo.done, total: undo.total }
  const label = t(`releases.status.${status}`)
  if (status === 'waiting' || status === 'running' || status === 'undoing')
    return (
      <div className="st-running">
        <progress
          aria-label={label}
          max={Math.max(going.total, 1)}
          value={going.total === 0 ? 1 : going.done}
        />
        <span className="st-quiet" role="status">
          {label} {t('releases.soFar', going)}
        </span>
      </div>
    )
  if (undo !== null)
    return <p>{t('releases.undone', { returned: undo.returned, kept: undo.keptCount })}</p>
  return <p>{t('releases.moved', { moved, stayed, refused: refusedCount })}</p>
}
