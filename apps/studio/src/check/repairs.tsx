import { useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { repairsOf, type EditCommand } from '@splot/definition/edit'
import { useLocalText } from '@splot/react/texts'
import { useDraft, useDraftStore } from '../draft/draft-context.ts'
import { SelectField } from '../parts/select-field.tsx'
import type { StudioFinding } from './finding.ts'

/** More than these are a list to choose from, not a row of buttons. */
const mostButtons = 3

/** What mends a finding at once: a button each, or one list; every one can be undone. */
export function Repairs({ finding }: { finding: StudioFinding }): ReactNode {
  const text = useLocalText()
  const store = useDraftStore()
  const files = useDraft((state) => state.files)
  const repairs = useMemo(() => repairsOf(finding, files), [finding, files])
  if (repairs.length > mostButtons) return <RepairChoice repairs={repairs} />
  return repairs.map((repair) => (
    <button
      key={repair.label.en}
      type="button"
      className="sp-button sp-secondary sp-small"
      onClick={() => store.run(repair)}
    >
      {text(repair.label)}
    </button>
  ))
}

function RepairChoice({ repairs }: { repairs: readonly EditCommand[] }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const store = useDraftStore()
  const [chosen, choose] = useState(0)
  const repair = repairs[chosen] ?? repairs[0]
  return (
    <>
      <SelectField
        label={t('check.repairs')}
        quiet
        value={String(repairs[chosen] === undefined ? 0 : chosen)}
        options={repairs.map(({ label }, n) => ({ value: String(n), label: text(label) }))}
        onChange={(value) => choose(Number(value))}
      />
      <button
        type="button"
        className="sp-button sp-secondary sp-small"
        onClick={() => repair && store.run(repair)}
      >
        {t('check.repair')}
      </button>
    </>
  )
}
