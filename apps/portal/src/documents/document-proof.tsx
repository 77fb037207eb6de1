import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentView } from '@splot/runtime'

/** Says whether a document is as it was made, with its checksum and that of the data it was made from. */
export function DocumentProof({ document }: { document: DocumentView }): ReactNode {
  const { t } = useTranslation()
  return (
    <footer className="po-after">
      <p className={document.holds ? 'po-quiet' : 'po-note'}>
        {t(document.holds ? 'document.holds' : 'document.broken')}
      </p>
      <p className="po-quiet po-checksum">
        {t('case.checksum')}: <code>{document.checksum}</code>
      </p>
      <p className="po-quiet po-checksum">
        {t('document.dataVersion', { step: document.source.step })}:{' '}
        <code>{document.source.values}</code>
      </p>
    </footer>
  )
}
