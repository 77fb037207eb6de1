import {
  isScenarioPath,
  type Arrival,
  type JsonValue,
  type LocalText,
  type ProgrammeBundle,
  type Scenario,
} from '@splot/definition'
import { putFile, removeFile, type DefinitionFiles, type EditCommand } from '@splot/definition/edit'

/** A scenario of the draft and the file it lies in. */
export interface SavedScenario {
  path: string
  scenario: Scenario
}

/** Returns the scenarios saved with a draft, by title. Pure. */
export function savedScenarios(files: DefinitionFiles): SavedScenario[] {
  return Object.entries(files).flatMap(([path, value]): SavedScenario[] =>
    isScenarioPath(path) && isScenario(value)
      ? [{ path, scenario: value as unknown as Scenario }]
      : [],
  )
}

function isScenario(value: JsonValue): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && 'arrivals' in value
}

/** Returns the workflows that people can start: on their own, or in a case that offers them. Pure. */
export function startableIn({ workflows }: ProgrammeBundle): Pick<Arrival, 'workflow' | 'under'>[] {
  const own = workflows.filter(({ access }) => (access.start ?? []).length > 0)
  const offered = workflows.flatMap(({ id, offers = {} }) =>
    Object.keys(offers).map((workflow) => ({ workflow, under: id })),
  )
  const apart = own.filter(({ id }) => !offered.some(({ workflow }) => workflow === id))
  return [...apart.map(({ id }) => ({ workflow: id })), ...offered]
}

/** Returns a scenario to begin with: the first workflow people start, and what it offers. Pure. */
export function newScenario(bundle: ProgrammeBundle, startsAt: string): Scenario {
  const all = startableIn(bundle)
  const first = all.find(({ workflow }) => all.some(({ under }) => under === workflow)) ?? all[0]
  const below = all.find(({ under }) => under !== undefined && under === first?.workflow)
  return {
    id: 'newScenario',
    title: { pl: 'Nowy scenariusz', en: 'New scenario' },
    seed: 1,
    startsAt,
    days: 365,
    arrivals: [
      ...(first ? [{ ...first, count: 1 }] : []),
      ...(below ? [{ ...below, count: 100, fromDay: 14, overDays: 28 }] : []),
    ],
  }
}

/** Returns the command that saves a scenario with the draft, under the file of its id. Pure. */
export function saveScenario(scenario: Scenario): EditCommand {
  const label: LocalText = {
    pl: `Zapisz scenariusz „${scenario.title.pl}”`,
    en: `Save the scenario “${scenario.title.en}”`,
  }
  return {
    label,
    apply: (files) => putFile(files, pathOf(scenario), scenario as unknown as JsonValue),
  }
}

/** Returns the command that takes a scenario away. Pure. */
export function removeScenario({ path, scenario }: SavedScenario): EditCommand {
  const { title } = scenario
  return {
    label: { pl: `Usuń scenariusz „${title.pl}”`, en: `Remove the scenario “${title.en}”` },
    apply: (files) => removeFile(files, path),
  }
}

function pathOf({ id }: Scenario): string {
  return `workflows/scenarios/${id}.json`
}

/** Returns an id made of a title that no scenario has yet. Pure. */
export function idFor(title: string, taken: readonly string[]): string {
  const words = title
    .normalize('NFD')
    .replaceAll('ł', 'l')
    .replaceAll('Ł', 'L')
    .replace(/\p{M}/gu, '')
    .match(/[A-Za-z0-9]+/g) ?? ['scenario']
  const [first = '', ...rest] = words.map((word) => word.toLowerCase())
  const joined = [first, ...rest.map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`)].join(
    '',
  )
  const base = /^[a-z]/.test(joined) ? joined.slice(0, 40) : `scenario${joined.slice(0, 32)}`
  if (!taken.includes(base)) return base
  let n = 2
  while (taken.includes(`${base}${n}`)) n += 1
  return `${base}${n}`
}
