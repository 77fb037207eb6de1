import { deleteName, deletionOf, namesOf, renameEverywhere } from '@splot/definition/edit'
import type { DefinitionFiles } from '@splot/definition/edit'
import { changesBetween } from './file-changes.ts'
import { nameReader } from './name-reader.ts'
import type { NameQuestion, NameQuestions } from './names-messages.ts'

type Answers = {
  [K in NameQuestion]: (
    files: DefinitionFiles,
    ask: NameQuestions[K]['ask'],
  ) => NameQuestions[K]['answer']
}

/** How each question about the names in some files is answered. Pure. */
export const answerAboutNames: Answers = {
  uses(files, { name }) {
    const uses = namesOf(files, nameReader).usesOf(name)
    const places = uses.filter(({ declares }) => !declares).map(({ file, at }) => `${file} ${at}`)
    return { places: new Set(places).size, files: new Set(uses.map(({ file }) => file)).size }
  },
  deletion: (files, { what }) => deletionOf(files, what, nameReader),
  delete: (files, { what, repairs }) =>
    changesBetween(files, deleteName(files, what, repairs, nameReader)),
  rename: (files, { name, word }) =>
    changesBetween(files, renameEverywhere(files, name, word, nameReader).files),
}
