import { useSyncExternalStore, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** Says that the connection is gone, as long as it is. */
export function OfflineBar(): ReactNode {
  const { t } = useTranslation()
  const online = useSyncExternalStore(subscribe, () => navigator.onLine)
  return (
    <div role="status">{!online && <p className="po-offline">{t('problem.offlineBar')}</p>}</div>
  )
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}
