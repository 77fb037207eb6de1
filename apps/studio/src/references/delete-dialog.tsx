import './references.css'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { nameKey } from '@splot/definition/edit'
import type { EditCommand, FilePart, Name, Repair } from '@splot/definition/edit'
import { ConfirmDialog } from '@splot/react/cases'
import { useDraftStore } from '../draft/draft-context.ts'
import { Refusal } from '../parts/refusal.tsx'
import { Aftermath } from './aftermath.tsx'
import { Consequences } from './consequences.tsx'
import { editOfChanges } from './edit-of-changes.ts'
import { firstRepairs } from './first-repairs.ts'
import { namesClient } from './names-client.ts'

/**
 * Asks before something is deleted: what would be left without it, what is to become of that, what nothing else
 * uses, and what the check will say then.
 */
export function DeleteDialog(props: {
  what: Name | FilePart
  title: string
  /** Id of what its victims go on with unless somebody says otherwise. */
  prefer?: string | undefined
  /** What others of its kind are called; absent: by their ids. */
  titleOf?: (name: Name) => string
  onDone: (command: EditCommand | null) => void
}): ReactNode {
  const { t } = useTranslation()
  const store = useDraftStore()
  const { what, title, prefer, titleOf = (name) => name.id, onDone } = props
  const [files] = useState(() => store.getState().files)
  const [chosen, setChosen] = useState<Record<string, Repair>>({})
  const [along, setAlong] = useState<readonly Name[]>([])
  const id = useId()
  const asked = useQuery({
    queryKey: ['deletion', id, along.map(nameKey)],
    queryFn: () => namesClient.ask('deletion', files, { what, along }),
    // what was told stays in sight while it is asked again
    placeholderData: (before) => before,
    staleTime: Infinity,
    gcTime: 0,
  })
  const deletion = asked.data
  const repairs = { ...firstRepairs(deletion?.victims ?? [], prefer), ...chosen }
  const ask = { what, repairs, along }
  const deleting = useMutation({
    mutationFn: () => namesClient.ask('delete', files, ask),
    onSuccess: (changes) =>
      onDone(
        editOfChanges(
          {
            pl: t('references.deleted', { title, lng: 'pl' }),
            en: t('references.deleted', { title, lng: 'en' }),
          },
          files,
          changes,
        ),
      ),
  })
  return (
    <ConfirmDialog
      open
      danger
      title={t('references.deleteTitle', { title })}
      yes={t('references.delete')}
      no={t('references.keep')}
      onYes={() => {
        if (deletion !== undefined && !asked.isPlaceholderData && !deleting.isPending)
          deleting.mutate()
      }}
      onNo={() => onDone(null)}
    >
      <div className="st-consequences">
        {deletion === undefined && asked.error === null && (
          <p role="status">{t('references.looking')}</p>
        )}
        {deletion && (
          <Consequences
            deletion={deletion}
            repairs={repairs}
            along={along}
            titleOf={titleOf}
            onRepair={(key, repair) => setChosen((before) => ({ ...before, [key]: repair }))}
            onAlong={setAlong}
          />
        )}
        {deletion && !asked.isPlaceholderData && <Aftermath files={files} ask={ask} />}
        <Refusal error={asked.error ?? deleting.error} />
      </div>
    </ConfirmDialog>
  )
}
