import '../workflows/workflows.css'
import './documents.css'
import { useDeferredValue, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { kindOfPath, type DocumentDefinition } from '@splot/definition'
import { useFiles } from '../draft/use-files.ts'
import { fileTitle } from '../home/file-title.ts'
import { Disclosure } from '../parts/disclosure.tsx'
import { NotFoundPage } from '../parts/not-found-page.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { useFocusedPlace, usePlaceInAddress } from '../places/use-focused-place.ts'
import { EditedFileProvider } from '../properties/edited-file-provider.tsx'
import { useEditedFile } from '../properties/edited-file.ts'
import { FileFields } from '../properties/file-fields.tsx'
import { FileFindings } from '../properties/file-findings.tsx'
import { NameActions } from '../references/name-actions.tsx'
import { shownParts } from '../properties/shown-parts.ts'
import { useLocale, useLocalText } from '@splot/react/texts'
import { DocumentPreview } from './document-preview.tsx'
import { DocumentUses } from './document-uses.tsx'

/** What is said around the body. */
const settings = shownParts.documentSettings

/** A document template: its texts, what it is given, and beside them the document it makes. */
export function DocumentPage(): ReactNode {
  const { id = '' } = useParams()
  const files = useFiles()
  useFocusedPlace()
  const path = Object.entries(files).find(
    ([one, value]) =>
      kindOfPath(one) === 'document' && (value as { id?: unknown } | null)?.id === id,
  )?.[0]
  return path === undefined ? (
    <NotFoundPage />
  ) : (
    <EditedFileProvider key={id} path={path}>
      <OpenDocument />
    </EditedFileProvider>
  )
}

function OpenDocument(): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const text = useLocalText()
  const at = usePlaceInAddress()
  const { path, value } = useEditedFile()
  const document = value as unknown as DocumentDefinition
  const title = fileTitle(path, value, locale)
  // a key in a text waits for nothing; the document follows a moment later
  const shown = useDeferredValue(document)
  const inSettings = settings.some((one) => at === `/${one}` || at.startsWith(`/${one}/`))
  return (
    <>
      <PageTitle
        overline={t('definitions.one.document')}
        title={title}
        lead={text(document.description) || t('definitions.lead.document')}
        actions={
          <NameActions
            name={{ kind: 'document', id: document.id }}
            title={title}
            deleteLabel={t('references.delete')}
            pages="documents"
          />
        }
      />
      <FileFindings />
      <div className="st-document-page">
        <div className="st-document-editor">
          <FileFields only={shownParts.documentText} />
          <Disclosure title={<b>{t('documents.settings')}</b>} open={inSettings}>
            {() => (
              <>
                <p className="st-quiet">{t('documents.settingsLead')}</p>
                <FileFields only={settings} />
              </>
            )}
          </Disclosure>
          <DocumentUses />
        </div>
        <DocumentPreview document={shown} />
      </div>
    </>
  )
}
