import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DecisionDefinition } from '@splot/definition'
import { useProgramme } from '../draft/use-files.ts'
import { Fields } from '../parts/fields.tsx'
import { NumberField } from '../parts/number-field.tsx'
import { unitWords } from '../programme/parameter-words.ts'
import { useProgrammeEdit } from '../programme/use-programme-edit.ts'
import { useLocale } from '@splot/react/texts'

/** The numbers of the programme that a decision reads, to be changed where they matter. */
export function Thresholds({ given }: { given: DecisionDefinition['given'] }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { parameters = {} } = useProgramme() ?? {}
  const edit = useProgrammeEdit()
  const read = parametersRead(Object.values(given)).flatMap((id) => {
    const parameter = parameters[id]
    return parameter && typeof parameter.value === 'number'
      ? [{ id, ...parameter, value: parameter.value }]
      : []
  })
  if (read.length === 0) return null
  return (
    <fieldset className="st-group st-wide">
      <legend className="sp-label">{t('decisions.thresholds')}</legend>
      <p className="sp-help">{t('decisions.thresholdsLead')}</p>
      <Fields>
        {read.map(({ id, title, value, minimum, maximum, unit }) => (
          <NumberField
            key={id}
            label={title[locale]}
            value={value}
            min={minimum ?? -1_000_000_000}
            max={maximum ?? 1_000_000_000}
            whole={Number.isInteger(value)}
            unit={unitWords(unit, locale)}
            onChange={(next) =>
              edit.set(`/parameters/${id}/value`, next, {
                pl: `Zmień parametr „${title.pl}”`,
                en: `Change the parameter “${title.en}”`,
              })
            }
          />
        ))}
      </Fields>
    </fieldset>
  )
}

/** Returns the parameters that expressions read, each once, as they come. Pure. */
export function parametersRead(expressions: readonly string[]): string[] {
  const found = expressions.flatMap((one) => [...one.matchAll(/\bparameters\.(\w+)/g)])
  return [...new Set(found.map(([, id]) => id ?? ''))]
}
