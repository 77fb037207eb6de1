import type { KeepDefinition, ProgrammeDefinition } from '../programme/types.ts'
import type { LocalText } from '../text.ts'

type Unit = 'years' | 'months' | 'days'

const words: Readonly<Record<Unit, { pl: readonly [string, string, string]; en: string }>> = {
  years: { pl: ['rok', 'lata', 'lat'], en: 'year' },
  months: { pl: ['miesiąc', 'miesiące', 'miesięcy'], en: 'month' },
  days: { pl: ['dzień', 'dni', 'dni'], en: 'day' },
}

/** Returns how long something is kept, in words. Pure. */
export function keepWords(
  keep: KeepDefinition | undefined,
  { parameters }: Pick<ProgrammeDefinition, 'parameters'>,
): LocalText {
  if (keep === undefined) return { pl: 'tak długo jak program', en: 'as long as the programme' }
  const date = keep.after === undefined ? undefined : parameters[keep.after]
  const units = (['years', 'months', 'days'] as const).filter((unit) => keep[unit] !== undefined)
  const time: LocalText = {
    pl: units.map((unit) => `${keep[unit]} ${polish(unit, keep[unit] ?? 0)}`).join(' '),
    en: units.map((unit) => `${keep[unit]} ${english(unit, keep[unit] ?? 0)}`).join(' '),
  }
  const from =
    keep.from === 'yearEnd'
      ? {
          pl: 'od końca roku, w którym zakończono sprawę',
          en: 'from the end of the year in which the case ended',
        }
      : { pl: 'od zakończenia sprawy', en: 'from the end of the case' }
  if (units.length === 0 && date)
    return {
      pl: `do: ${date.title.pl}; gdy sprawa kończy się później – do jej zakończenia`,
      en: `until: ${date.title.en}; where the case ends later, until its end`,
    }
  const after = date
    ? {
        pl: `, liczone najwcześniej od: ${date.title.pl}`,
        en: `, counted no sooner than from: ${date.title.en}`,
      }
    : { pl: '', en: '' }
  return {
    pl: `${[time.pl, from.pl].filter(Boolean).join(' ')}${after.pl}`,
    en: `${[time.en, from.en].filter(Boolean).join(' ')}${after.en}`,
  }
}

function polish(unit: Unit, count: number): string {
  const [one, few, many] = words[unit].pl
  const rule = new Intl.PluralRules('pl').select(count)
  return rule === 'one' ? one : rule === 'few' ? few : many
}

function english(unit: Unit, count: number): string {
  return count === 1 ? words[unit].en : `${words[unit].en}s`
}
