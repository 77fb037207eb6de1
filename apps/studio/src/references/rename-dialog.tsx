import './references.css'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { wordOf } from '@splot/definition/edit'
import type { EditCommand, Name } from '@splot/definition/edit'
import { ConfirmDialog } from '@splot/react/cases'
import { useDraftStore } from '../draft/draft-context.ts'
import { useLocale } from '@splot/react/texts'
import { editOfChanges } from './edit-of-changes.ts'
import { namesClient } from './names-client.ts'
import { problemWords } from './problem-words.ts'

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
  const uses = useQuery({
    queryKey: ['uses', useId()],
    queryFn: () => namesClient.ask('uses', files, { name }),
    staleTime: Infinity,
    gcTime: 0,
  })
  const renaming = useMutation({
    mutationFn: () => namesClient.ask('rename', files, { name, word }),
    onSuccess(changes) {
      const said = { title: props.title, word }
      const label = {
        pl: t('references.renamed', { ...said, lng: 'pl' }),
        en: t('references.renamed', { ...said, lng: 'en' }),
      }
      props.onDone(editOfChanges(label, files, changes), word)
    },
  })
  const problem = problemWords(renaming.error, locale)
  return (
    <ConfirmDialog
      open
      title={t('references.renameTitle', { title: props.title })}
      yes={t('references.rename')}
      no={t('references.cancel')}
      onYes={() => {
        if (!renaming.isPending) renaming.mutate()
      }}
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
          renaming.reset()
        }}
      />
      <p id={`${id}-problem`} className="st-issues" role="alert">
        {problem}
      </p>
      <p className="st-quiet" role="status">
        {uses.data === undefined ? (
          t('references.looking')
        ) : (
          <>
            {t('references.usedIn', { count: uses.data.places })}{' '}
            {t('references.inFiles', { count: uses.data.files })}
          </>
        )}
      </p>
    </ConfirmDialog>
  )
}
