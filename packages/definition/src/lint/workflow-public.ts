import { joinPointer } from '../source/pointer.ts'
import type { WorkflowRule } from './lint-subject.ts'
import { actionsOf, descendants, stateTree } from '../workflow/state-tree.ts'
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

/** Code lists that columns of published lists name and nobody wrote. */
export const publishedColumnLists: WorkflowRule = ({ workflow, bundle }) => {
  const known = bundle.codeLists.map(({ id }) => id)
  return descendants(stateTree(workflow))
    .flatMap(actionsOf)
    .filter(({ action }) => action.type === 'publish')
    .flatMap(({ action, pointer }) => {
      const columns = action.params?.['columns']
      return (Array.isArray(columns) ? columns : []).flatMap((column, n) => {
        const list = Object(column)['list'] as unknown
        return typeof list !== 'string' || known.includes(list)
          ? []
          : [unknownName('list', joinPointer(pointer, 'params', 'columns', n, 'list'), list, known)]
      })
    })
}
