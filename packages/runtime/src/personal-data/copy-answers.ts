import type { JsonObject } from '@splot/definition'
import type { TaskItem } from '@splot/engine'
import type { OpenedCase } from '../permission/open-case.ts'
import { toldValues } from '../cases/told-values.ts'
import { namesIn, valueWriter } from '../cases/written-values.ts'
import type { Deps } from '../deps.ts'
import { formUse } from '../forms/form-use.ts'
import type { FormUse } from '../forms/form-use.ts'
import { ownValues } from './own-values.ts'
import type { Standing } from './own-values.ts'
import type { Subject } from './subject.ts'
import type { CopiedAnswers } from './types.ts'

/** Answers as they are kept, whole. */
export interface GivenAnswers {
  item: TaskItem
  answers: JsonObject
  at: string
  draft: boolean
  own: boolean
  standing: Standing
  declarations?: Record<string, { version: string; at: string }>
}

/** Answers of a person, whether they name the person, and the form they stand in. */
export interface OwnAnswers {
  copied: CopiedAnswers
  named: boolean
  use: FormUse
}

/** Returns what of answers is a person's own, also in words; `null`: nothing, or they were given without a form. */
export async function ownAnswers(
  deps: Deps,
  opened: OpenedCase,
  subject: Subject,
  given: GivenAnswers,
): Promise<OwnAnswers | null> {
  const use = formUse(deps, opened, given.item)
  if (!use) return null
  const { definition } = use.form
  const { values, leftOut, named } = ownValues(definition, given.answers, subject, given.standing)
  if (Object.keys(values).length === 0) return null
  const names = await namesIn(deps, use, values)
  const write = valueWriter(deps, use)
  const fields = definition.pages.flatMap((page) => page.sections.flatMap((part) => part.fields))
  const declarations = Object.entries(given.declarations ?? {}).filter(([pointer]) =>
    Object.hasOwn(values, pointer.split('/')[1] ?? ''),
  )
  return {
    named,
    use,
    copied: {
      task: use.task.title ?? definition.title,
      form: use.ref,
      formTitle: definition.title,
      at: given.at,
      draft: given.draft,
      own: given.own,
      values,
      told: fields.flatMap((field) => toldValues(field, values, { names, write })),
      declarations: Object.fromEntries(
        declarations.map(([pointer, { version, at }]) => [pointer, { version, at }]),
      ),
      leftOut,
    },
  }
}
