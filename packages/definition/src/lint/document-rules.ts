import type { DocumentDefinition, ShownValue } from '../document/types.ts'
import type { Fault } from '../source/definition-issue.ts'
import { joinPointer } from '../source/pointer.ts'
import { placedBlocks } from './document-blocks.ts'
import { documentScopeNames } from './document-variables.ts'
import type { DocumentRule } from './lint-subject.ts'
import { unknownName } from './unknown-name.ts'

/** Names that expressions already see as something else: of given values, and of `each`. */
export const documentNames: DocumentRule = ({ document }) => {
  const given = Object.keys(document.given)
  const taken = (name: string) => (documentScopeNames as readonly string[]).includes(name)
  return [
    ...given.filter(taken).map((name) => reserved(joinPointer('/given', name), name)),
    ...placedBlocks(document).flatMap(({ block, path, scope }) => {
      if (block.type !== 'each') return []
      const seen = Object.hasOwn(scope['properties'] as object, block.as)
      return seen || taken(block.as) ? [reserved(joinPointer(path, 'as'), block.as)] : []
    }),
  ]
}

function reserved(path: string, name: string): Fault {
  return {
    path,
    code: 'name.reserved',
    message: {
      pl: `Nazwa „${name}” jest zajęta: wyrażenia szablonu widzą pod nią coś innego.`,
      en: `The name "${name}" is taken: expressions of the template see something else under it.`,
    },
    hint: { pl: 'Wybierz inną nazwę.', en: 'Choose another name.' },
  }
}

/** Code lists and roles that do not exist. */
export const documentReferences: DocumentRule = ({ document, bundle }) => {
  const lists = bundle.codeLists.map(({ id }) => id)
  const roles = Object.keys(bundle.programme.roles)
  return [
    ...(document.readers ?? []).flatMap((role, n) =>
      role === 'public' || roles.includes(role)
        ? []
        : [unknownName('role', joinPointer('/readers', n), role, [...roles, 'public'])],
    ),
    ...shownValues(document).flatMap(({ shown, path }) =>
      shown.list === undefined || lists.includes(shown.list)
        ? []
        : [unknownName('list', joinPointer(path, 'list'), shown.list, lists)],
    ),
  ]
}

interface Placed {
  shown: ShownValue
  path: string
}

function shownValues(document: DocumentDefinition): Placed[] {
  const given = Object.entries(document.given)
  return [
    ...given.map(([name, shown]) => ({ shown, path: joinPointer('/given', name) })),
    ...placedBlocks(document).flatMap(({ block, path }): Placed[] => {
      if (block.type === 'facts')
        return block.items.map((shown, n) => ({ shown, path: joinPointer(path, 'items', n) }))
      if (block.type === 'table')
        return block.columns.map((shown, n) => ({ shown, path: joinPointer(path, 'columns', n) }))
      return []
    }),
  ]
}
