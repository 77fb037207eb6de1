import type { Runtime } from '@splot/runtime'
import { demoPeople } from '../start/demo-people.ts'
import type { DemoPerson } from '../start/demo-people.ts'
import type { SignedIn } from './play.ts'

/** Those of whom the reviewers and readers of manuals are drawn. */
export const reviewerNames = ['ryszard', 'renia', 'ludwik', 'lucyna', 'ksawery', 'kornelia']

/** Advisers of the social economy centres, with the voivodeships of their centres. */
const owesAdvisers: readonly { name: string; owes: string[] }[] = [
  { name: 'oliwia', owes: centresOf('02 04 06 08 10') },
  { name: 'olgierd', owes: centresOf('12 14 16 18 20') },
  { name: 'otylia', owes: centresOf('22 24 26 28 30 32') },
]

/** Returns the competent social economy centre of a commune. Pure. */
export function centreOf(terc: string): string {
  return `owes${terc.slice(0, 2)}`
}

/** Returns who advises franchisees of a commune, by the name before the `@`. Pure. */
export function owesAdviserOf(terc: string): string {
  const found = owesAdvisers.find(({ owes }) => owes.includes(centreOf(terc)))
  if (!found) throw new Error(`Expected an adviser for the commune ${terc}`)
  return found.name
}

function centresOf(voivodeships: string): string[] {
  return voivodeships.split(' ').map(centreOf)
}

const staff = (role: string, name: string, email: string, facts = {}): DemoPerson => ({
  role,
  name,
  email: `${email}@demo.example`,
  roles: [role],
  facts,
})

/** Who works for the operator in the stages after the recruitment. */
const laterStaff: readonly DemoPerson[] = [
  staff('leadExpert', 'Ewa Kania', 'ewa'),
  staff('researcher', 'Roman Czyż', 'roman'),
  staff('researcher', 'Róża Wrona', 'roza'),
  staff('keyAdviser', 'Klara Dudek', 'klara'),
  staff('adviser', 'Aleksander Gil', 'aleksander'),
  staff('trainer', 'Teresa Szpak', 'teresa'),
  staff('secretary', 'Sylwia Czajka', 'sylwia'),
  staff('chair', 'Przemysław Orzeł', 'przemyslaw'),
  ...['Agata', 'Bartosz', 'Celina', 'Dariusz', 'Elżbieta', 'Filip', 'Grażyna', 'Henryk'].map(
    (name, n) => staff('assessor', `${name} ${surnames(n)}`, `asesor${n + 1}`),
  ),
  staff('monitor', 'Marta Pliszka', 'marta'),
  staff('financeOfficer', 'Feliks Bocian', 'feliks'),
  ...['Irena', 'Jerzy', 'Kinga', 'Leon'].map((name, n) =>
    staff('evaluator', `${name} ${surnames(n + 8)}`, `ewaluator${n + 1}`),
  ),
  staff('manualEditor', 'Małgorzata Sikora', 'malgorzata'),
  ...[
    'Ryszard Zięba',
    'Renia Gil',
    'Ludwik Trznadel',
    'Lucyna Mewa',
    'Ksawery Kraska',
    'Kornelia Pardwa',
  ].map((name, n) => staff('reviewer', name, reviewerNames[n]!)),
  staff('ministry', 'Magdalena Dzięcioł', 'magdalena'),
  ...['Oliwia Sroka', 'Olgierd Kulik', 'Otylia Czapla'].map((name, n) =>
    staff('owesAdviser', name, owesAdvisers[n]!.name, { owes: owesAdvisers[n]!.owes }),
  ),
  staff('dataOfficer', 'Ignacy Perkoz', 'ignacy'),
  staff('reportingOfficer', 'Stefan Żołna', 'stefan'),
  staff('auditor', 'Aurelia Puchacz', 'aurelia', {
    audit: ['all'],
    auditUntil: ['2031-12-31'],
  }),
]

function surnames(n: number): string {
  const all =
    'Jastrząb Sokół Słowik Wróbel Kruk Gawron Szczygieł Bażant Drozd Jaskółka Skowronek Kukułka'
  return all.split(' ')[n] ?? ''
}

/** Everybody of the operator. */
export const operatorPeople: readonly DemoPerson[] = [
  ...demoPeople.filter(({ roles }) => roles.length > 0),
  ...laterStaff,
]

/** Makes the operator's people. Returns them by the name before the `@` of their address. */
export async function seedOperator(runtime: Runtime): Promise<Map<string, SignedIn>> {
  const cast = new Map<string, SignedIn>()
  for (const { email, name, roles, facts = {} } of operatorPeople) {
    const { id } = await runtime.ensurePerson({ email, name, locale: 'pl' })
    await runtime.setRoles(id, roles)
    if (Object.keys(facts).length > 0) await runtime.setFacts(id, facts)
    cast.set(email.split('@')[0] ?? email, { person: id, locale: 'pl' })
  }
  return cast
}
