import './references.css'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Deletion, EditCommand, FilePart, Name, Repair, Victim } from '@splot/definition/edit'
import { ConfirmDialog } from '@splot/react/cases'
import { useDraftStore } from '../draft/draft-context.ts'
import { useLocale } from '@splot/react/texts'
import { Refusal } from '../parts/refusal.tsx'
import { editOfChanges } from './edit-of-changes.ts'
import { firstRepairs } from './first-repairs.ts'
import { namesClient } from './names-client.ts'

/** Asks before something is deleted: what would be left without it, and what is to become of that. */
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
  const asked = useQuery({
    queryKey: ['deletion', useId()],
    queryFn: () => namesClient.ask('deletion', files, { what }),
    staleTime: Infinity,
    gcTime: 0,
  })
  const deletion = asked.data
  const repairs = { ...firstRepairs(deletion?.victims ?? [], prefer), ...chosen }
  const deleting = useMutation({
    mutationFn: () => namesClient.ask('delete', files, { what, repairs }),
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
        if (deletion !== undefined && !deleting.isPending) deleting.mutate()
      }}
      onNo={() => onDone(null)}
    >
      {deletion === undefined && asked.error === null && (
        <p role="status">{t('references.looking')}</p>
      )}
      {deletion && (
        <Consequences
          deletion={deletion}
          repairs={repairs}
          titleOf={titleOf}
          onRepair={(key, repair) => setChosen((before) => ({ ...before, [key]: repair }))}
        />
      )}
      <Refusal error={asked.error ?? deleting.error} />
    </ConfirmDialog>
  )
}

function Consequences(props: {
  deletion: Deletion
  repairs: Readonly<Record<string, Repair>>
  titleOf: (name: Name) => string
  onRepair: (key: string, repair: Repair) => void
}): ReactNode {
  const { t } = useTranslation()
  const { deletion, repairs, titleOf, onRepair } = props
  const open = deletion.victims.filter(({ key }) => repairs[key]?.how === 'leave').length
  return (
    <>
      {deletion.names.length > 1 && (
        <p>{t('references.alsoInside', { count: deletion.names.length - 1 })}</p>
      )}
      {deletion.victims.length === 0 ? (
        <p>{t('references.nobody')}</p>
      ) : (
        <>
          <p>{t('references.victims', { count: deletion.victims.length })}</p>
          <ul className="st-victims">
            {deletion.victims.map((victim) => (
              <VictimItem
                key={victim.key}
                victim={victim}
                repair={repairs[victim.key] ?? { how: 'leave' }}
                titleOf={titleOf}
                onRepair={(repair) => onRepair(victim.key, repair)}
              />
            ))}
          </ul>
          {open > 0 && <p className="st-quiet">{t('references.left', { count: open })}</p>}
        </>
      )}
      {deletion.perhaps.length > 0 && (
        <p className="st-quiet">{t('references.perhaps', { count: deletion.perhaps.length })}</p>
      )}
      {deletion.unread.length > 0 && (
        <p className="st-quiet">
          {t('references.unread')} {deletion.unread.join(', ')}
        </p>
      )}
    </>
  )
}

function VictimItem(props: {
  victim: Victim
  repair: Repair
  titleOf: (name: Name) => string
  onRepair: (repair: Repair) => void
}): ReactNode {
  const { victim, repair, titleOf, onRepair } = props
  const { t } = useTranslation()
  const locale = useLocale()
  const value = repair.how === 'replace' ? `by ${repair.by.id}` : repair.how
  function choose(chosen: string): void {
    const by = victim.replacements.find(({ id }) => `by ${id}` === chosen)
    if (by) onRepair({ how: 'replace', by })
    else onRepair({ how: chosen === 'remove' ? 'remove' : 'leave' })
  }
  return (
    <li>
      <span>{victim.sentence[locale]}</span>
      <select
        className="sp-input"
        aria-label={t('references.repairOf', { place: victim.place[locale] })}
        value={value}
        onChange={(event) => choose(event.target.value)}
      >
        <option value="leave">{t('references.leave')}</option>
        {victim.removes !== undefined && (
          <option value="remove">
            {t('references.remove', { part: victim.removed?.[locale] ?? '' })}
          </option>
        )}
        {victim.replacements.map((other) => (
          <option key={other.id} value={`by ${other.id}`}>
            {t('references.replace', { name: titleOf(other) })}
          </option>
        ))}
      </select>
    </li>
  )
}
