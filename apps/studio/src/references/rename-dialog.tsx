import './references.css'
import { useId, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { SplotError, definitionErrors } from '@splot/definition'
import { namesOf, renameEverywhere, wordOf } from '@splot/definition/edit'
import type { DefinitionFiles, EditCommand, Name } from '@splot/definition/edit'
import { ConfirmDialog } from '@splot/react/cases'
import { useDraftStore } from '../draft/draft-context.ts'
import { useLocale } from '@splot/react/texts'
import { nameReader } from './name-reader.ts'

/** What cases that run hold by its id. */
const heldByCases = new Set<Name['kind']>(['field', 'task', 'variable', 'code', 'state'])

/** Gives a name another word, wherever it is written. */
export function RenameDialog(props: {
  name: Name
  title: string
  onDone: (command: EditCommand | null, word: string) => void
}): ReactNode {
  const { name } = props
  const { t } = useTranslation()
  const locale = useLocale()
  const id = useId()
  const store = useDraftStore()
  const [files] = useState(() => store.getState().files)
  const [word, setWord] = useState(wordOf(name))
  const [problem, setProblem] = useState<string | null>(null)
  const names = useMemo(() => namesOf(files, nameReader), [files])
  const uses = names.usesOf(name)
  const places = new Set(
    uses.filter(({ declares }) => !declares).map(({ file, at }) => `${file} ${at}`),
  )
  const inFiles = new Set(uses.map(({ file }) => file))

  function yes(): void {
    let renamed: DefinitionFiles
    try {
      renamed = renameEverywhere(files, name, word, nameReader).files
    } catch (error) {
      if (!(error instanceof SplotError)) throw error
      const entry = definitionErrors[error.code]
      setProblem(entry ? `${entry.title[locale]}. ${entry.hint[locale]}` : error.message)
      return
    }
    const said = { title: props.title, word }
    props.onDone(
      {
        label: {
          pl: t('references.renamed', { ...said, lng: 'pl' }),
          en: t('references.renamed', { ...said, lng: 'en' }),
        },
        apply: (now) =>
          now === files ? renamed : renameEverywhere(now, name, word, nameReader).files,
      },
      word,
    )
  }
  return (
    <ConfirmDialog
      open
      title={t('references.renameTitle', { title: props.title })}
      yes={t('references.rename')}
      no={t('references.cancel')}
      onYes={yes}
      onNo={() => props.onDone(null, wordOf(name))}
    >
      <p>{t('references.renameText')}</p>
      {heldByCases.has(name.kind) && <p>{t('references.answersKeep')}</p>}
      <label htmlFor={id} className="sp-label">
        {t('references.newId')}
      </label>
      <input
        id={id}
        className="sp-input st-mono"
        value={word}
        aria-invalid={problem !== null}
        aria-describedby={`${id}-problem`}
        onChange={(event) => {
          setWord(event.target.value.trim())
          setProblem(null)
        }}
      />
      <p id={`${id}-problem`} className="st-issues" role="alert">
        {problem}
      </p>
      <p className="st-quiet">
        {t('references.usedIn', { count: places.size })}{' '}
        {t('references.inFiles', { count: inFiles.size })}
      </p>
    </ConfirmDialog>
  )
}
