import { entryNames } from '../catalogue/types.ts'
import type { Fault } from '../source/definition-issue.ts'
import { joinPointer } from '../source/pointer.ts'
import { textParameter } from '../workflow/actions.ts'
import { actionsOf } from '../workflow/state-tree.ts'
import type { WorkflowRule } from './lint-subject.ts'
import { unknownName } from './unknown-name.ts'

/** Documents that enter a catalogue: it exists, everybody may read them, and it knows what they say. */
export const catalogueActions: WorkflowRule = ({ bundle, nodes }) => {
  const { catalogues = {} } = bundle.programme
  return nodes.flatMap(actionsOf).flatMap(({ action, pointer }) => {
    const id = textParameter(action, 'catalogue')
    if (action.type !== 'document' || id === undefined) return []
    const at = joinPointer(pointer, 'params')
    const catalogue = Object.hasOwn(catalogues, id) ? catalogues[id] : undefined
    if (!catalogue)
      return [unknownName('catalogue', joinPointer(at, 'catalogue'), id, Object.keys(catalogues))]
    const template = bundle.documents.find((one) => one.id === textParameter(action, 'template'))
    const isPublic = template?.readers?.includes('public') ?? false
    const { entry = {} } = action.params ?? {}
    const names = entry !== null && typeof entry === 'object' ? Object.keys(entry) : []
    const known = [...entryNames, ...Object.keys(catalogue.facts)]
    return [
      ...(template && !isPublic ? [notPublic(joinPointer(at, 'template'), template.id)] : []),
      ...(['key', 'version'] as const)
        .filter((name) => !names.includes(name))
        .map((name) => nameMissing(joinPointer(at, 'entry'), name)),
      ...names
        .filter((name) => !known.includes(name))
        .map((name) => unknownName('entry', joinPointer(at, 'entry', name), name, known)),
    ]
  })
}

function notPublic(path: string, template: string): Fault {
  return {
    path,
    code: 'catalogue.not-public',
    params: { name: template },
    message: {
      pl: `Dokument z szablonu „${template}” trafia do katalogu, ale nie każdy może go czytać.`,
      en: `A document of the template "${template}" enters a catalogue, but not everybody may read it.`,
    },
    hint: {
      pl: 'Dodaj „public” do „readers” szablonu.',
      en: 'Add "public" to the "readers" of the template.',
    },
  }
}

function nameMissing(path: string, name: string): Fault {
  return {
    path,
    code: 'catalogue.entry-missing',
    params: { name },
    message: {
      pl: `Wpis w katalogu nie podaje „${name}”.`,
      en: `The entry of the catalogue does not give "${name}".`,
    },
    hint: {
      pl: '„key” jest stałym adresem wpisu, „version” mówi, która to wersja.',
      en: '"key" is the lasting address of the entry, "version" says which version it is.',
    },
  }
}
