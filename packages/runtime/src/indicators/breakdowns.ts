import type { BreakdownDefinition, LocalText } from '@splot/definition'
import { keptBackCells } from '@splot/engine'
import type { PartPlan, Tally } from '@splot/engine'
import type { Deps } from '../deps.ts'
import { namedPerson } from '../people/people.ts'
import { told } from './indicator-view.ts'
import type { Telling } from './indicator-view.ts'
import { fewestOf, isToldExactly } from './readable-indicators.ts'
import type { IndicatorBreakdown } from './types.ts'

const noCode: LocalText = { pl: 'brak danych', en: 'not given' }

/** Returns a part told by each of its breakdowns, with small cells kept back where they must be. */
export async function breakdownsOf(
  part: PartPlan,
  telling: Telling,
): Promise<IndicatorBreakdown[]> {
  const { deps, audience, published } = telling
  const known = new Map(
    deps.library.counted().sets.flatMap(({ breakdowns = {} }) => Object.entries(breakdowns)),
  )
  // the names of people are for people of the operator
  const withNames = !published && audience.length > 0
  const shown = (part.definition.breakdowns ?? []).flatMap((id) => {
    const definition = known.get(id)
    return definition && (withNames || definition.people !== true) ? [{ id, definition }] : []
  })
  return Promise.all(shown.map(({ id, definition }) => toBreakdown(part, id, definition, telling)))
}

async function toBreakdown(
  part: PartPlan,
  id: string,
  definition: BreakdownDefinition,
  { deps, count, audience, published }: Telling,
): Promise<IndicatorBreakdown> {
  const cells = inOrder(deps, definition, [...count.cells(part, id)])
  const exact = !published && isToldExactly(part, audience)
  const tallies = cells.map(([, tally]) => tally)
  const hidden = exact ? [] : keptBackCells(count.tally(part), tallies, fewestOf(part))
  return {
    id,
    title: definition.title,
    cells: await Promise.all(
      cells.map(async ([code, tally], index) => ({
        code,
        title: await titleOf(deps, definition, code),
        ...told(tally, hidden[index] ?? false),
      })),
    ),
  }
}

type Cell = [code: string | null, tally: Tally]

/** As the list or the breakdown itself orders them, then others, then those without a code. */
function inOrder(deps: Deps, definition: BreakdownDefinition, cells: readonly Cell[]): Cell[] {
  const order = codesOf(deps, definition)
  const place = (code: string | null): number => {
    if (code === null) return order.length + 1
    const index = order.indexOf(code)
    return index === -1 ? order.length : index
  }
  return [...cells].sort(
    ([a], [b]) => place(a) - place(b) || ((a ?? '') < (b ?? '') ? -1 : a === b ? 0 : 1),
  )
}

function codesOf(deps: Deps, { list, values }: BreakdownDefinition): string[] {
  if (values) return values.map(({ code }) => code)
  const items = list === undefined ? undefined : deps.library.codeList(list)?.items
  return items?.map(({ code }) => code) ?? []
}

async function titleOf(
  deps: Deps,
  { list, values, people }: BreakdownDefinition,
  code: string | null,
): Promise<LocalText> {
  if (code === null) return noCode
  const asIs = { pl: code, en: code }
  if (people) {
    const person = await namedPerson(deps, code)
    return person ? { pl: person.name, en: person.name } : asIs
  }
  if (values) return values.find((one) => one.code === code)?.title ?? asIs
  const items = list === undefined ? undefined : deps.library.codeList(list)?.items
  return items?.find((one) => one.code === code)?.label ?? asIs
}
