import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { nameKey } from '@splot/definition/edit'
import type { Deletion, Name, Repair, Victim } from '@splot/definition/edit'
import { useLocale } from '@splot/react/texts'
import { victimsInSight } from './victims-in-sight.ts'

/** What a deletion leaves behind, each thing with what can become of it. */
export function Consequences(props: {
  deletion: Deletion
  repairs: Readonly<Record<string, Repair>>
  /** What goes too. */
  along: readonly Name[]
  titleOf: (name: Name) => string
  onRepair: (key: string, repair: Repair) => void
  onAlong: (along: Name[]) => void
}): ReactNode {
  const { t } = useTranslation()
  const { deletion, repairs, along, titleOf, onRepair, onAlong } = props
  const victims = victimsInSight(deletion.victims, repairs)
  const open = victims.filter(({ key }) => repairs[key]?.how === 'leave').length
  return (
    <>
      {deletion.names.length > 1 && (
        <p>{t('references.alsoInside', { count: deletion.names.length - 1 })}</p>
      )}
      {victims.length === 0 ? (
        <p>{t('references.nobody')}</p>
      ) : (
        <>
          <p>{t('references.victims', { count: victims.length })}</p>
          <ul className="st-victims">
            {victims.map((victim) => (
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
      <LeftOver deletion={deletion} along={along} onAlong={onAlong} />
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

/** What nothing else uses: each may go along. What goes along already stays in sight, to be kept after all. */
function LeftOver(props: {
  deletion: Deletion
  along: readonly Name[]
  onAlong: (along: Name[]) => void
}): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { deletion, along, onAlong } = props
  const { goesAlong, orphans } = deletion
  if (goesAlong.length + orphans.length === 0) return null
  return (
    <fieldset className="st-checks">
      <legend className="sp-label">{t('references.leftOver')}</legend>
      <div className="st-checks-list st-left-over">
        {[...goesAlong, ...orphans].map(({ name, place }) => {
          const key = nameKey(name)
          const goes = along.some((one) => nameKey(one) === key)
          return (
            <label key={key}>
              <input
                type="checkbox"
                checked={goes}
                onChange={() =>
                  onAlong(goes ? along.filter((one) => nameKey(one) !== key) : [...along, name])
                }
              />
              {place[locale]}
            </label>
          )
        })}
      </div>
    </fieldset>
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
            {victim.removed
              ? t('references.remove', { part: victim.removed[locale] })
              : t('references.removeEntry')}
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
