import type { DocumentBlock, ShownValue } from '../document/types.ts'
import type { Fault } from '../source/definition-issue.ts'
import { joinPointer } from '../source/pointer.ts'
import { documentScopeNames } from './document-variables.ts'
import type { DocumentRule } from './lint-subject.ts'
import { unknownName } from './unknown-name.ts'

/** Given values whose names expressions already see as something else. */
export const documentNames: DocumentRule = ({ document }) =>
  Object.keys(document.given)
    .filter((name) => (documentScopeNames as readonly string[]).includes(name))
    .map((name): Fault => ({
      path: joinPointer('/given', name),
      code: 'name.reserved',
      message: {
        pl: `Nazwa „${name}” jest zajęta: wyrażenia szablonu widzą pod nią dokument albo wiersz.`,
        en: `The name "${name}" is taken: expressions of a template see the document or a row under it.`,
      },
      hint: { pl: 'Wybierz inną nazwę wartości.', en: 'Choose another name of the value.' },
    }))

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
    ...shownValues(document.given, document.body).flatMap(({ shown, path }) =>
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

function shownValues(given: Record<string, ShownValue>, body: readonly DocumentBlock[]): Placed[] {
  return [
    ...Object.entries(given).map(([name, shown]) => ({ shown, path: joinPointer('/given', name) })),
    ...body.flatMap((block, b): Placed[] => {
      const path = joinPointer('/body', b)
      if (block.type === 'facts')
        return block.items.map((shown, n) => ({ shown, path: joinPointer(path, 'items', n) }))
      if (block.type === 'table')
        return block.columns.map((shown, n) => ({ shown, path: joinPointer(path, 'columns', n) }))
      return []
    }),
  ]
}
