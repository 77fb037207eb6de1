import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Spread } from '@splot/definition'
import { NumberField } from '../parts/number-field.tsx'

const parts = ['least', 'usual', 'most'] as const

/** How long something takes: never less, mostly, never more. The three stay in order. */
export function SpreadFields(props: {
  label: string
  value: Spread
  onChange: (value: Spread) => void
}): ReactNode {
  const { t } = useTranslation()
  const { label, value, onChange } = props
  return (
    <fieldset className="st-spread">
      <legend className="sp-label">{label}</legend>
      {parts.map((part) => (
        <NumberField
          key={part}
          label={t(`simulate.spread.${part}`)}
          value={value[part]}
          max={100_000}
          whole={false}
          onChange={(number) => onChange(inOrder({ ...value, [part]: number }, part))}
        />
      ))}
    </fieldset>
  )
}

/** What was typed stays; the others give way. */
function inOrder({ least, usual, most }: Spread, typed: keyof Spread): Spread {
  if (typed === 'least')
    return { least, usual: Math.max(usual, least), most: Math.max(most, least) }
  if (typed === 'most') return { least: Math.min(least, most), usual: Math.min(usual, most), most }
  return { least: Math.min(least, usual), usual, most: Math.max(most, usual) }
}
