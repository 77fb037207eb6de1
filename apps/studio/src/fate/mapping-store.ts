import { useCallback, useState } from 'react'
import type { StateMapping } from '@splot/engine'
import { useDraft } from '../draft/draft-context.ts'

/** Workflow id → state that is gone → state to go on in. */
export type Mapping = Readonly<Record<string, StateMapping>>

const keyOf = (draft: string) => `splot.studio.mapping.${draft}`

/** How a place is chosen for the cases in a state that is gone; `null` takes the choice back. */
export type ChoosePlace = (workflow: string, state: string, to: string | null) => void

/**
 * Returns where cases of a draft go on: as chosen in this browser, with how to choose, or as its proposal says,
 * which nobody changes any more (`null`).
 */
export function useMapping(draft: string): { mapping: Mapping; choose: ChoosePlace | null } {
  const proposed = useDraft((state) => state.draft.proposal?.mapping)
  const editable = useDraft((state) => state.editable)
  const [mapping, setMapping] = useState(() => read(draft))
  const choose = useCallback(
    (workflow: string, state: string, to: string | null) => {
      const next = mappedTo(read(draft), workflow, state, to)
      keep(draft, next)
      setMapping(next)
    },
    [draft],
  )
  return { mapping: proposed ?? mapping, choose: editable ? choose : null }
}

/** Returns a mapping with one state sent elsewhere, or nowhere. Pure. */
export function mappedTo(
  mapping: Mapping,
  workflow: string,
  state: string,
  to: string | null,
): Mapping {
  const { [state]: _before, ...others } = mapping[workflow] ?? {}
  const own = to === null ? others : { ...others, [state]: to }
  const { [workflow]: _workflow, ...rest } = mapping
  return Object.keys(own).length === 0 ? rest : { ...rest, [workflow]: own }
}

function read(draft: string): Mapping {
  try {
    return JSON.parse(localStorage.getItem(keyOf(draft)) ?? '{}') as Mapping
  } catch {
    return {}
  }
}

function keep(draft: string, mapping: Mapping): void {
  try {
    localStorage.setItem(keyOf(draft), JSON.stringify(mapping))
  } catch {
    // the choice then lasts as long as the page
  }
}
