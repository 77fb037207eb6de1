import type { Measure, PartDefinition, SourceDefinition } from '../indicator/types.ts'
import type { ProgrammeBundle } from '../programme/types.ts'
import type { Fault } from '../source/definition-issue.ts'
import { joinPointer } from '../source/pointer.ts'
import { placedParts } from './indicator-subject.ts'
import type { ExportRule, IndicatorRule, IndicatorSubject } from './indicator-subject.ts'
import { unknownName } from './unknown-name.ts'

/** A measure with its place. */
export interface PlacedMeasure {
  measure: Measure
  path: string
}

/** Returns the measures of a part: itself, or the two of a ratio. Pure. */
export function measuresOf(part: PartDefinition, path: string): PlacedMeasure[] {
  if (part.aggregate !== 'ratio') return [{ measure: part, path }]
  return [
    { measure: part.of, path: joinPointer(path, 'of') },
    { measure: part.to, path: joinPointer(path, 'to') },
  ]
}

/** Roles, workflows, sources, breakdowns and code lists that do not exist. */
export const indicatorReferences: IndicatorRule = (subject) => {
  const { set, bundle, sources, breakdowns } = subject
  const lists = bundle.codeLists.map(({ id }) => id)
  return [
    ...unknownReaders(set.readers, '/readers', bundle),
    ...set.indicators.flatMap(({ readers = [] }, n) =>
      unknownReaders(readers, joinPointer('/indicators', n, 'readers'), bundle),
    ),
    ...Object.entries(set.breakdowns ?? {}).flatMap(([id, { list }]) =>
      list === undefined || lists.includes(list)
        ? []
        : [unknownName('list', joinPointer('/breakdowns', id, 'list'), list, lists)],
    ),
    ...Object.entries(set.sources ?? {}).flatMap(([id, source]) =>
      sourceReferences(source, joinPointer('/sources', id), bundle, [...breakdowns.keys()]),
    ),
    ...placedParts(set)
      .flatMap(({ part, path }) => measuresOf(part, path))
      .flatMap(({ measure, path }) =>
        sources.has(measure.source)
          ? []
          : [
              unknownName('source', joinPointer(path, 'source'), measure.source, [
                ...sources.keys(),
              ]),
            ],
      ),
  ]
}

/** The same for an export; its source has no breakdowns to give. */
export const exportReferences: ExportRule = ({ table, bundle }) => {
  const lists = bundle.codeLists.map(({ id }) => id)
  return [
    ...unknownReaders(table.readers, '/readers', bundle),
    ...sourceReferences(table.source, '/source', bundle, []),
    ...table.columns.flatMap(({ list }, n) =>
      list === undefined || lists.includes(list)
        ? []
        : [unknownName('list', joinPointer('/columns', n, 'list'), list, lists)],
    ),
  ]
}

function unknownReaders(
  readers: readonly string[],
  path: string,
  { programme }: ProgrammeBundle,
): Fault[] {
  const roles = Object.entries(programme.roles).flatMap(([id, { kind }]) =>
    kind === 'programme' ? [id] : [],
  )
  return readers.flatMap((role, n) =>
    role === 'public' || roles.includes(role)
      ? []
      : [unknownName('role', joinPointer(path, n), role, [...new Set([...roles, 'public'])])],
  )
}

function sourceReferences(
  { workflow, persons, breakdowns = {} }: SourceDefinition,
  path: string,
  bundle: ProgrammeBundle,
  known: readonly string[],
): Fault[] {
  const ids = bundle.workflows.map(({ id }) => id)
  return [
    ...(ids.includes(workflow)
      ? []
      : [unknownName('workflow', joinPointer(path, 'workflow'), workflow, ids)]),
    ...unknownReaders(persons?.exact ?? [], joinPointer(path, 'persons', 'exact'), bundle),
    ...Object.keys(breakdowns).flatMap((id) =>
      known.includes(id)
        ? []
        : [unknownName('breakdown', joinPointer(path, 'breakdowns', id), id, known)],
    ),
  ]
}

/** Ids that stand twice: indicators, sources and breakdowns over all sets, parts in their indicator. */
export const indicatorNames: IndicatorRule = ({ set, bundle }) => {
  const others = bundle.indicators.filter((one) => one.id !== set.id)
  const earlier = others.filter(({ id }) => id < set.id)
  const taken = (ids: (one: (typeof others)[number]) => string[]) => new Set(earlier.flatMap(ids))
  const indicators = taken((one) => one.indicators.map(({ id }) => id))
  const sources = taken((one) => Object.keys(one.sources ?? {}))
  const breakdowns = taken((one) => Object.keys(one.breakdowns ?? {}))
  return [
    ...set.indicators.flatMap(({ id, parts }, n) => {
      const path = joinPointer('/indicators', n)
      const isDoubled = indicators.has(id)
      indicators.add(id)
      const partIds = new Set<string>()
      return [
        ...(isDoubled ? [doubled(joinPointer(path, 'id'), id)] : []),
        ...parts.flatMap((part, p) =>
          partIds.size === partIds.add(part.id).size
            ? [doubled(joinPointer(path, 'parts', p, 'id'), part.id)]
            : [],
        ),
      ]
    }),
    ...Object.keys(set.sources ?? {})
      .filter((id) => sources.has(id))
      .map((id) => doubled(joinPointer('/sources', id), id)),
    ...Object.keys(set.breakdowns ?? {})
      .filter((id) => breakdowns.has(id))
      .map((id) => doubled(joinPointer('/breakdowns', id), id)),
  ]
}

function doubled(path: string, id: string): Fault {
  return {
    path,
    code: 'name.doubled',
    message: {
      pl: `Identyfikator „${id}” występuje dwa razy.`,
      en: `The id "${id}" stands twice.`,
    },
    hint: { pl: 'Nadaj inny identyfikator.', en: 'Choose another id.' },
  }
}

/** Numbers without a value to make them from, breakdowns a source does not give, breakdowns of two kinds. */
export const indicatorShape: IndicatorRule = (subject) => [
  ...Object.entries(subject.set.breakdowns ?? {})
    .filter(([, { list, values, people }]) => [list, values, people].filter(Boolean).length > 1)
    .map(([id]): Fault => ({
      path: joinPointer('/breakdowns', id),
      code: 'indicator.breakdown-kind',
      message: {
        pl: 'Komórki przekroju biorą się z listy, z własnych kodów albo z osób: tylko z jednego.',
        en: 'The cells of a breakdown come from a list, from codes of its own or from people: one of them.',
      },
      hint: { pl: 'Zostaw jedno.', en: 'Keep one.' },
    })),
  ...placedParts(subject.set).flatMap(({ part, path }) => [
    ...measuresOf(part, path).flatMap(({ measure, path: at }) =>
      measure.value === undefined && measure.aggregate !== 'count' ? [valueMissing(at)] : [],
    ),
    ...(part.breakdowns ?? []).flatMap((id, n) =>
      breakdownFaults(subject, part, id, joinPointer(path, 'breakdowns', n)),
    ),
  ]),
]

function valueMissing(path: string): Fault {
  return {
    path,
    code: 'indicator.value-missing',
    message: {
      pl: 'Sumę, średnią i medianę liczy się z wartości, a tu jej nie ma.',
      en: 'A sum, mean or median is made from a value, and there is none.',
    },
    hint: { pl: 'Dodaj „value” albo licz wiersze (count).', en: 'Add "value", or count the rows.' },
  }
}

function breakdownFaults(
  { breakdowns, sources }: IndicatorSubject,
  part: PartDefinition,
  id: string,
  path: string,
): Fault[] {
  if (!breakdowns.has(id)) return [unknownName('breakdown', path, id, [...breakdowns.keys()])]
  const silent = measuresOf(part, '')
    .map(({ measure }) => measure.source)
    .filter((source) => sources.has(source))
    .find((source) => sources.get(source)?.breakdowns?.[id] === undefined)
  if (silent === undefined) return []
  return [
    {
      path,
      code: 'indicator.breakdown-missing',
      message: {
        pl: `Źródło „${silent}” nie podaje przekroju „${id}”.`,
        en: `The source "${silent}" does not give the breakdown "${id}".`,
      },
      hint: {
        pl: 'Dodaj go do „breakdowns” źródła albo usuń tutaj.',
        en: 'Add it to "breakdowns" of the source, or remove it here.',
      },
    },
  ]
}
