import '../workflows/workflows.css'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { kindOfPath } from '@splot/definition'
import type { PlainKind } from '@splot/definition/edit'
import { useFiles } from '../draft/use-files.ts'
import { fileTitle } from '../home/file-title.ts'
import { NotFoundPage } from '../parts/not-found-page.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { useFocusedPlace } from '../places/use-focused-place.ts'
import { EditedFileProvider } from '../properties/edited-file-provider.tsx'
import { FileFields } from '../properties/file-fields.tsx'
import { FileFindings } from '../properties/file-findings.tsx'
import { shownParts } from '../properties/shown-parts.ts'
import { useLocale } from '@splot/react/texts'
import { DeleteFile } from './delete-file.tsx'

/** A dashboard, a set of indicators or the layout of a table: everything it says, as a form. */
export function DefinitionPage({ kind }: { kind: Exclude<PlainKind, 'document'> }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { id = '' } = useParams()
  const files = useFiles()
  useFocusedPlace()
  const path = Object.keys(files).find(
    (one) => kindOfPath(one) === kind && one.endsWith(`/${id}.json`),
  )
  if (path === undefined) return <NotFoundPage />
  const title = fileTitle(path, files[path], locale)
  return (
    <EditedFileProvider key={path} path={path}>
      <PageTitle
        overline={t(`definitions.one.${kind}`)}
        title={title}
        lead={t(`definitions.lead.${kind}`)}
        actions={<DeleteFile path={path} title={title} />}
      />
      <FileFindings />
      <FileFields only={shownParts[kind]} />
    </EditedFileProvider>
  )
}
