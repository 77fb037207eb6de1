import { joinPointer } from '../source/pointer.ts'
import type { WorkflowRule } from './lint-subject.ts'
import { unknownName } from './unknown-name.ts'

/** Code lists that public facts name and nobody wrote. */
export const publicFactLists: WorkflowRule = ({ workflow, bundle }) => {
  const known = bundle.codeLists.map(({ id }) => id)
  return Object.entries(workflow.public?.facts ?? {}).flatMap(([key, { list }]) =>
    list === undefined || known.includes(list)
      ? []
      : [unknownName('list', joinPointer('', 'public', 'facts', key, 'list'), list, known)],
  )
}
