import type { LocalText } from '@splot/definition'
import type { CaseRow } from '@splot/store'
import type { Deps } from '../../deps.ts'
import { caseNotFound } from '../../permission/refusals.ts'

/** A case as those who look after personal data are told of it: nothing that stands in it. */
export interface NamedCase {
  id: string
  number: string | null
  workflow: LocalText
}

/** Finds a case by its id or its number, whoever asks. @throws SplotError case.not-found */
export async function caseByName(deps: Deps, name: string): Promise<NamedCase> {
  const text = name.trim()
  const row = (await deps.cases.read(text))?.row ?? (await withNumber(deps, text))
  if (!row) throw caseNotFound(text)
  const { definition } = deps.library.workflow(row.workflow, row.version)
  return { id: row.id, number: row.number, workflow: definition.title }
}

async function withNumber(deps: Deps, number: string): Promise<CaseRow | undefined> {
  if (number === '') return undefined
  const { items } = await deps.store.queryCases({ text: number }, undefined, 200)
  return items.find((row) => row.number === number)
}
