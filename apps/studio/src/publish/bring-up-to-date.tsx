import { useMutation } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { locales, type JsonValue } from '@splot/definition'
import { placeWords, settled } from '@splot/definition/edit'
import { useLocale, useLocalText } from '@splot/react/texts'
import { client } from '../api/client.ts'
import { sentencesBetween } from '../differences/sentences-between.ts'
import { useDraftStore } from '../draft/draft-context.ts'
import { useFiles } from '../draft/use-files.ts'
import { Choice } from '../parts/choice.tsx'
import { Refusal } from '../parts/refusal.tsx'
import { useFileName } from '../parts/use-file-name.ts'
import {
  joinClash,
  settledClash,
  type Disagreement,
  type JoinedClash,
  type Side,
} from './join-clash.ts'

/** Lets the draft go on from what came into force meanwhile; asks only where both say something else of one place. */
export function BringUpToDate(): ReactNode {
  const { t } = useTranslation()
  const { draft = '' } = useParams()
  const store = useDraftStore()
  const [joined, setJoined] = useState<readonly JoinedClash[]>([])
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({})
  const isOpen = (clashes: readonly JoinedClash[]) =>
    clashes.some(({ disagreements }) => disagreements.some(({ key }) => !(key in chosen)))
  const updating = useMutation({
    mutationFn: async () => {
      await store.flush()
      // asked anew each time: the draft, or what is in force, may have changed since
      const clashes = (await client.updateProgrammeDraft(draft)).clashes.map(joinClash)
      if (clashes.length === 0 || isOpen(clashes)) return clashes
      const merged = clashes.map((clash) => settledClash(clash, chosen))
      return (await client.updateProgrammeDraft(draft, merged)).clashes.map(joinClash)
    },
    async onSuccess(left) {
      setJoined(left)
      if (left.length === 0) await store.refresh()
    },
  })
  const asked = joined.filter(({ disagreements }) => disagreements.length > 0)
  return (
    <section className="st-section st-card st-publishing">
      <h2>{t('publish.outdated')}</h2>
      <p>{t('publish.outdatedText')}</p>
      {asked.length > 0 && <p role="alert">{t('publish.clashes')}</p>}
      {asked.flatMap((clash) =>
        clash.disagreements.map((one) => (
          <Settling
            key={one.key}
            clash={clash}
            disagreement={one}
            side={chosen[one.key]}
            onChoose={(side) => setChosen((before) => ({ ...before, [one.key]: side }))}
          />
        )),
      )}
      <button
        type="button"
        className="sp-button sp-secondary"
        disabled={updating.isPending || isOpen(joined)}
        onClick={() => updating.mutate()}
      >
        {t('publish.update')}
      </button>
      <Refusal error={updating.error} />
    </section>
  )
}

/** Both versions of one place, in words. */
function Settling(props: {
  clash: JoinedClash
  disagreement: Disagreement
  side: Side | undefined
  onChoose: (side: Side) => void
}): ReactNode {
  const { t } = useTranslation()
  const { place, said } = useWords(props.clash, props.disagreement)
  return (
    <Choice<Side | ''>
      stacked
      label={t('publish.clashIn', { place })}
      value={props.side ?? ''}
      onChange={(side) => side !== '' && props.onChoose(side)}
      options={(['mine', 'theirs'] as const).map((side) => ({
        value: side,
        label: t(`publish.side.${side}`),
        hint: said(side),
      }))}
    />
  )
}

function useWords(
  { path, merged }: JoinedClash,
  { conflicts }: Disagreement,
): { place: string; said: (side: Side) => string } {
  const { t } = useTranslation()
  const text = useLocalText()
  const locale = useLocale()
  const nameOf = useFileName()
  const files = useFiles()
  const saying = (side: Side | 'base') => settled(merged, conflicts, () => side)
  const [first, ...others] = conflicts
  const place =
    first === undefined || first.at === '' || merged === undefined
      ? nameOf(path)
      : placeWords({ ...files, [path]: merged }, path, first.at)[locale]
  // a sentence tells texts in the language of its reader; this one differs in the other only
  const language = locales.find((one) => one !== locale && first?.at.endsWith(`/${one}`))
  const isForeign = others.length === 0 && language !== undefined
  const valueWords = (value: JsonValue | undefined): string => {
    if (value === undefined) return t('publish.takenAway')
    if (typeof value === 'object') return t('publish.changedThere')
    return t(isForeign ? `publish.saysIn.${language}` : 'publish.says', { value: String(value) })
  }
  return {
    place,
    said(side) {
      const sentences = sentencesBetween(files, path, [saying('base'), saying(side)]).map(text)
      if (sentences.length > 0 && !isForeign) return sentences.join(' ')
      return conflicts.map((conflict) => valueWords(conflict[side])).join(' ')
    },
  }
}
