import {
  copyForm,
  copyWorkflow,
  deleteName,
  deletionOf,
  namesOf,
  renameEverywhere,
  usedIn,
} from '@splot/definition/edit'
import type { DefinitionFiles } from '@splot/definition/edit'
import { changesBetween } from './file-changes.ts'
import { nameReader } from './name-reader.ts'
import type { NameQuestion, NameQuestions } from './names-messages.ts'

type Answers = {
  [K in NameQuestion]: (
    files: DefinitionFiles,
    ask: NameQuestions[K]['ask'],
  ) => NameQuestions[K]['answer'] | Promise<NameQuestions[K]['answer']>
}

/** How each question about the names in some files is answered. Pure. */
export const answerAboutNames: Answers = {
  uses(files, { name }) {
    const uses = namesOf(files, nameReader).usesOf(name)
    const places = uses.filter(({ declares }) => !declares).map(({ file, at }) => `${file} ${at}`)
    return { places: new Set(places).size, files: new Set(uses.map(({ file }) => file)).size }
  },
  usedIn: (files, { name }) => usedIn(files, name, nameReader),
  deletion: (files, { what, along }) => deletionOf(files, what, nameReader, along),
  delete: (files, { what, repairs, along }) =>
    changesBetween(files, deleteName(files, what, repairs, nameReader, along)),
  async aftermath(files, { what, repairs, along }) {
    const after = deleteName(files, what, repairs, nameReader, along)
    // the check is heavy, and only whoever deletes asks for it
    const { aftermathOf } = await import('./aftermath-of.ts')
    return aftermathOf(files, after)
  },
  rename: (files, { name, word }) =>
    changesBetween(files, renameEverywhere(files, name, word, nameReader).files),
  copyWorkflow: (files, copy) =>
    changesBetween(files, copyWorkflow(files, copy, nameReader).command.apply(files)),
  copyForm(files, { of, title }) {
    const { id, command } = copyForm(files, of, title, nameReader)
    return { id, changes: changesBetween(files, command.apply(files)) }
  },
}
