import type { ReactNode } from 'react'
import { useTexts } from '../texts/use-texts.ts'
import { ConfirmDialog } from './confirm-dialog.tsx'
import type { Voiding } from './use-draft.ts'

/** Tells, before it happens, that a change makes signatures void, and lets the person turn back. */
export function VoidDialog({ voiding }: { voiding: Voiding | null }): ReactNode {
  const t = useTexts()
  return (
    <ConfirmDialog
      open={voiding !== null}
      title={t('signature.voidTitle')}
      yes={t('signature.voidYes')}
      no={t('signature.voidNo')}
      onYes={() => voiding?.answer(true)}
      onNo={() => voiding?.answer(false)}
    >
      <p>{t('signature.voidCount', { count: voiding?.people ?? 0 })}</p>
      <p>{t('signature.voidText')}</p>
    </ConfirmDialog>
  )
}
