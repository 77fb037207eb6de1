import './differences.css'
import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { locales } from '@splot/definition'
import type {
  ChangeSentence,
  FileDifference,
  NoticeSentence,
  ProgrammeDifference,
} from '@splot/definition/diff'
import { useLocalText } from '@splot/react/texts'
import { Choice } from '../parts/choice.tsx'
import { Empty } from '../parts/empty.tsx'
import { addressOfChange } from './address-of-change.ts'

type Register = 'administrator' | 'participant'

/** What one version says otherwise than another: for whoever runs the programme, and for whoever takes part in it. */
export function DifferenceView(props: {
  difference: ProgrammeDifference
  /** Draft in which what changed can be edited; `null`: none of both is one. */
  draft: string | null
}): ReactNode {
  const { t } = useTranslation()
  const [register, setRegister] = useState<Register>('administrator')
  const { difference, draft } = props
  return (
    <>
      <Choice
        label={t('differences.register')}
        value={register}
        onChange={setRegister}
        options={[
          { value: 'administrator', label: t('differences.administrator') },
          { value: 'participant', label: t('differences.participant') },
        ]}
      />
      {register === 'administrator' ? (
        <Files files={difference.files} draft={draft} />
      ) : (
        <Notice notice={difference.notice} />
      )}
    </>
  )
}

function Files(props: { files: readonly FileDifference[]; draft: string | null }): ReactNode {
  const { files, draft } = props
  const { t } = useTranslation()
  if (files.length === 0)
    return (
      <Empty
        title={t('differences.none')}
        hint={t(draft === null ? 'differences.sameHint' : 'differences.noneHint')}
      />
    )
  return files.map((file) => (
    <FileChanges key={`${file.kind} ${file.id}`} file={file} draft={draft} />
  ))
}

function FileChanges(props: { file: FileDifference; draft: string | null }): ReactNode {
  const { file, draft } = props
  const { t } = useTranslation()
  const text = useLocalText()
  const title = useId()
  const { kind, id, change, sentences } = file
  return (
    <section className="st-section" aria-labelledby={title}>
      <h2 id={title}>
        {text(file.title) || id}{' '}
        <span className="st-count">
          {t(`differences.kinds.${kind}`)}, {t(`differences.change.${change}`)}
        </span>
      </h2>
      {sentences.length > 0 && (
        <ul className="st-changes">
          {sentences.map((sentence) => (
            <Change
              key={`${sentence.path} ${sentence.text.en}`}
              file={file}
              sentence={sentence}
              draft={draft}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

function Change(props: {
  file: FileDifference
  sentence: ChangeSentence
  draft: string | null
}): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const { file, sentence, draft } = props
  const place = text(sentence.place)
  const address = draft === null ? undefined : addressOfChange(file, sentence)
  return (
    <li data-change={sentence.change}>
      {place !== '' && <span className="st-quiet">{place}</span>}
      <span>{text(sentence.text)}</span>
      {address !== undefined && (
        <Link
          className="st-quiet"
          to={`/drafts/${draft}/${address}`}
          aria-label={`${t('differences.show')}: ${text(sentence.text)}`}
        >
          {t('differences.show')}
        </Link>
      )}
    </li>
  )
}

/** Both languages, because people get the notice in theirs. */
function Notice({ notice }: { notice: readonly NoticeSentence[] }): ReactNode {
  const { t } = useTranslation()
  if (notice.length === 0)
    return <Empty title={t('differences.noNotice')} hint={t('differences.noNoticeHint')} />
  return (
    <>
      <p className="st-lead">{t('differences.noticeLead')}</p>
      <div className="st-notice">
        {locales.map((locale) => (
          <section key={locale} lang={locale} className="st-card">
            <h2>{t(`differences.in.${locale}`, { lng: locale })}</h2>
            <ul>
              {notice.map(({ text }) => (
                <li key={text.en}>{text[locale]}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  )
}
