import './references.css'
import { useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { deleteName, deletionOf } from '@splot/definition/edit'
import type { Deletion, EditCommand, FilePart, Name, Repair, Victim } from '@splot/definition/edit'
import { ConfirmDialog } from '@splot/react/cases'
import { useDraftStore } from '../draft/draft-context.ts'
import { useLocale } from '@splot/react/texts'
import { nameReader } from './name-reader.ts'

/** Asks before something is deleted: what would be left without it, and what is to become of that. */
export function DeleteDialog(props: {
  what: Name | FilePart
  title: string
  onDone: (command: EditCommand | null) => void
}): ReactNode {
  const { t } = useTranslation()
  const store = useDraftStore()
  const [files] = useState(() => store.getState().files)
  const deletion = useMemo(() => deletionOf(files, props.what, nameReader), [files, props.what])
  const [repairs, setRepairs] = useState<Record<string, Repair>>(() => firstRepairs(deletion))
  const yes = () =>
    props.onDone({
      label: {
        pl: t('references.deleted', { title: props.title, lng: 'pl' }),
        en: t('references.deleted', { title: props.title, lng: 'en' }),
      },
      apply: (now) => deleteName(now, props.what, repairs, nameReader),
    })
  const open = deletion.victims.filter(({ key }) => repairs[key]?.how === 'leave').length
  return (
    <ConfirmDialog
      open
      danger
      title={t('references.deleteTitle', { title: props.title })}
      yes={t('references.delete')}
      no={t('references.keep')}
      onYes={yes}
      onNo={() => props.onDone(null)}
    >
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
                onRepair={(repair) => setRepairs({ ...repairs, [victim.key]: repair })}
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
    </ConfirmDialog>
  )
}

/** What can go by itself is not taken away by itself when it reads an expression. */
function firstRepairs({ victims }: Deletion): Record<string, Repair> {
  return Object.fromEntries(
    victims.map(({ key, removes, use }) => [
      key,
      removes !== undefined && !use.inExpression ? { how: 'remove' } : { how: 'leave' },
    ]),
  )
}

function VictimItem(props: {
  victim: Victim
  repair: Repair
  onRepair: (repair: Repair) => void
}): ReactNode {
  const { victim, repair, onRepair } = props
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
            {t('references.replace', { name: other.id })}
          </option>
        ))}
      </select>
    </li>
  )
}
