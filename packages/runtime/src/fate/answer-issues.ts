import type { Issue } from '@splot/definition'
import type { AnswerRecord, MigrationOptions, TaskItem } from '@splot/engine'
import type { LoadedCase } from '../cases/loaded-case.ts'
import { taskOf } from '../definitions/task-of.ts'
import type { Deps } from '../deps.ts'
import { serverScope } from '../forms/form-scope.ts'
import type { FormUse } from '../forms/form-use.ts'

/**
 * Returns what the forms of another release find wrong with answers of a case that their own forms did
 * not. `after` is the case as that release has it: its workflow, its release.
 */
export async function answerIssues(
  deps: Deps,
  draft: Deps,
  before: LoadedCase,
  after: LoadedCase,
): Promise<NonNullable<MigrationOptions['checkAnswers']>> {
  const found = new Map<AnswerRecord, Issue[]>()
  for (const [task, records] of Object.entries(before.case.answers)) {
    const form = taskOf(after.compiled.definition, task)?.form
    const version = form === undefined ? undefined : after.release.forms[form]
    for (const record of records) {
      const changed = record.form?.id === form && record.form?.version !== version
      const item = before.case.items.find(({ key }) => key === record.item)
      if (form === undefined || version === undefined || !changed || !item) continue
      const was = await issuesOf(deps, before, item, record, record.form!.version)
      const is = await issuesOf(draft, after, item, record, version)
      const known = new Set(was.map(nameOf))
      found.set(
        record,
        is.filter((issue) => issue.severity !== 'warning' && !known.has(nameOf(issue))),
      )
    }
  }
  return (_, record) => found.get(record) ?? []
}

function nameOf({ path, code }: Issue): string {
  return `${path} ${code}`
}

async function issuesOf(
  deps: Deps,
  loaded: LoadedCase,
  item: TaskItem,
  record: AnswerRecord,
  version: number,
): Promise<Issue[]> {
  const task = taskOf(loaded.compiled.definition, item.task)
  const id = record.form?.id
  if (!task || id === undefined) return []
  const form = deps.library.compiledForm(id, version, loaded.release)
  const use: FormUse = {
    loaded,
    relation: authorOf(loaded, record),
    item: { ...item, assignee: record.by },
    task,
    form,
    ref: { id, version },
  }
  const scope = await serverScope(deps, use, record.answers)
  return form.validate(record.answers, scope).issues
}

/** Whoever handed them in, as they stand to the case. */
function authorOf({ case: { members } }: LoadedCase, { by }: AnswerRecord): FormUse['relation'] {
  const caseRoles = members.filter(({ person }) => person === by).map(({ role }) => role)
  return {
    person: by,
    programmeRoles: [],
    facts: {},
    roles: caseRoles,
    hats: [{ person: by, roles: caseRoles }],
    caseRoles,
    reach: 'full',
    staff: caseRoles.length === 0,
    closed: new Set(),
    untold: new Set(),
    assigns: false,
  }
}
