import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { LocalText } from '@splot/definition'
import { refuseWorkflowId, workflowIdFor } from '@splot/definition/edit'
import { useLocale } from '@splot/react/texts'
import { useFiles } from '../draft/use-files.ts'
import { TextField } from '../parts/text-field.tsx'
import { problemWords } from '../references/problem-words.ts'

/** A title in both languages, and the id that is made from it until somebody writes another. */
export interface NamedAnew {
  typed: LocalText
  /** As it is kept. */
  title: LocalText
  id: string
  problem: string | undefined
  isReady: boolean
  setTitle: (title: LocalText) => void
  setId: (id: string) => void
}

/** Returns the title and id of something new while they are typed. */
export function useNameAndId(first: LocalText = { pl: '', en: '' }): NamedAnew {
  const files = useFiles()
  const locale = useLocale()
  const [typed, setTitle] = useState(first)
  const [own, setId] = useState<string | null>(null)
  const title = { pl: typed.pl.trim(), en: typed.en.trim() }
  const isTitled = title.pl !== '' && title.en !== ''
  const id = own ?? (title.pl + title.en === '' ? '' : workflowIdFor(files, title))
  const problem = id === '' ? undefined : problemOf(() => refuseWorkflowId(files, id))
  function problemOf(refuse: () => void): string | undefined {
    try {
      refuse()
      return undefined
    } catch (error) {
      return problemWords(error, locale) ?? undefined
    }
  }
  const isReady = isTitled && id !== '' && problem === undefined
  return { typed, title, id, problem, isReady, setTitle, setId }
}

/** The fields for them. */
export function NameAndId({ named }: { named: NamedAnew }): ReactNode {
  const { t } = useTranslation()
  const { typed, id, problem, setTitle, setId } = named
  return (
    <>
      <div className="st-row">
        {(['pl', 'en'] as const).map((locale) => (
          <TextField
            key={locale}
            label={t(`newWorkflow.name.${locale}`)}
            lang={locale}
            value={typed[locale]}
            maxLength={200}
            onChange={(words) => setTitle({ ...typed, [locale]: words })}
          />
        ))}
      </div>
      <TextField
        label={t('newWorkflow.id')}
        help={t('newWorkflow.idHelp')}
        value={id}
        error={problem}
        maxLength={64}
        onChange={(word) => setId(word.trim())}
      />
    </>
  )
}
