import { ConfirmDialog } from '@splot/react/cases'
import { useEffect, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useBlocker } from 'react-router'

/** What saves what is not saved yet; `null` when all is. */
export type SaveUnsaved = (() => Promise<unknown>) | null

/**
 * Keeps a link inside the portal from taking words away: what is not saved yet is saved first, and where
 * that fails the person is asked whether to stay.
 */
export function UnsavedGuard({ save }: { save: SaveUnsaved }): ReactNode {
  const { t } = useTranslation()
  const blocker = useBlocker(save !== null)
  const [failed, setFailed] = useState(false)
  const isBlocked = blocker.state === 'blocked'

  useEffect(() => {
    if (!isBlocked) return undefined
    let isOver = false
    const settle = (how: () => void) => () => {
      if (!isOver) how()
    }
    const leave = settle(() => blocker.proceed?.())
    if (save === null) leave()
    else
      save().then(
        leave,
        settle(() => setFailed(true)),
      )
    return () => {
      isOver = true
    }
    // asked once for each attempt to leave
  }, [isBlocked])

  return (
    <ConfirmDialog
      open={failed && isBlocked}
      title={t('unsaved.title')}
      yes={t('unsaved.stay')}
      no={t('unsaved.leave')}
      onYes={() => {
        setFailed(false)
        blocker.reset?.()
      }}
      onNo={() => {
        setFailed(false)
        blocker.proceed?.()
      }}
    >
      <p>{t('unsaved.text')}</p>
    </ConfirmDialog>
  )
}
