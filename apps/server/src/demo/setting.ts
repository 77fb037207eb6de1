import type { ApplicantRecord, DemoData } from './applicants.ts'

/** Where a partnership works and who founds it: what its bonuses come of. */
export interface Setting {
  implementationTerc: string
  existingCooperative: 'yes' | 'no'
  /** Legal form of the partner. */
  partnerForm: string
  /** Whether a commune is among the founders. */
  anyCommune: boolean
}

interface Bonuses {
  rural: boolean
  mixed: boolean
  noCooperative: boolean
}

/** Points of the bonuses, as the programme gives them. */
const points = { rural: 3, mixed: 4, noCooperative: 3 }

/** Returns a setting whose bonuses are those of the applicant's set of cards. Pure. */
export function settingOf({ applicants, scoring }: DemoData, record: ApplicantRecord): Setting {
  const bonus = record.card === null ? null : (scoring.cards[record.card]?.bonus ?? 0)
  const { rural, mixed, noCooperative } = bonusesOf(bonus, record)
  const commune = record.leader === 'jstGmina'
  const partnerForm = mixed === commune ? 'association' : commune ? 'jstPowiat' : 'jstGmina'
  return {
    implementationTerc: communeOf(applicants, record, rural),
    existingCooperative: noCooperative ? 'no' : 'yes',
    partnerForm,
    anyCommune: commune || partnerForm.startsWith('jst'),
  }
}

function bonusesOf(bonus: number | null, { degurba, leader }: ApplicantRecord): Bonuses {
  const isRural = degurba === 3
  if (bonus === null) return { rural: isRural, mixed: leader === 'jstGmina', noCooperative: true }
  const all = [true, false]
  const fitting = all
    .flatMap((rural) => all.map((mixed) => ({ rural, mixed })))
    .flatMap((two) => all.map((noCooperative) => ({ ...two, noCooperative })))
    .filter((one) => sumOf(one) === bonus)
    // those that leave the leader's commune as it is come first
    .toSorted((a, b) => Number(b.rural === isRural) - Number(a.rural === isRural))
  const [first] = fitting
  if (!first) throw new Error(`Expected bonuses that make ${bonus}`)
  return first
}

function sumOf({ rural, mixed, noCooperative }: Bonuses): number {
  return (
    (rural ? points.rural : 0) +
    (mixed ? points.mixed : 0) +
    (noCooperative ? points.noCooperative : 0)
  )
}

// the own commune, else the nearest by number that is as it must be
function communeOf(
  applicants: readonly ApplicantRecord[],
  record: ApplicantRecord,
  rural: boolean,
): string {
  if ((record.degurba === 3) === rural) return record.terc
  const fitting = applicants.filter(({ degurba }) => (degurba === 3) === rural)
  const distance = ({ terc }: ApplicantRecord): number =>
    Math.abs(Number(terc) - Number(record.terc))
  return fitting.toSorted((a, b) => distance(a) - distance(b))[0]?.terc ?? record.terc
}
