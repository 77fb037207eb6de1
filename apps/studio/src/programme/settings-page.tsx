import '../workflows/workflows.css'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { programmePath } from '../draft/use-files.ts'
import { PageTitle } from '../parts/page-title.tsx'
import { useFocusedPlace } from '../places/use-focused-place.ts'
import { EditedFileProvider } from '../properties/edited-file-provider.tsx'
import { FileFields } from '../properties/file-fields.tsx'
import { shownParts } from '../properties/shown-parts.ts'
import { FileFindings } from '../properties/file-findings.tsx'

const parts = shownParts.programme

/** Name, stages, what the public finds, how long things are kept, how changes are published. */
export function SettingsPage(): ReactNode {
  const { t } = useTranslation()
  useFocusedPlace()
  return (
    <EditedFileProvider path={programmePath}>
      <PageTitle title={t('programme.settings')} lead={t('programme.settingsLead')} />
      <FileFindings parts={parts.map((part) => `/${part}`)} />
      <FileFields only={parts} />
    </EditedFileProvider>
  )
}
