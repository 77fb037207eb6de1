import './translations.css'
import { useDeferredValue, useId, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { locales } from '@splot/definition'
import { confirmText, placeWords, setValue } from '@splot/definition/edit'
import type { EditCommand, ProgrammeText, TextState } from '@splot/definition/edit'
import { useRun } from '../draft/draft-context.ts'
import { useFiles } from '../draft/use-files.ts'
import { FindField } from '../parts/find-field.tsx'
import { Choice } from '../parts/choice.tsx'
import { Empty } from '../parts/empty.tsx'
import { Editable } from '../parts/editable.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { placeAddress } from '../places/place-address.ts'
import { isToDo, useTexts } from './use-texts.ts'
import { useLocale } from '@splot/react/texts'

type Shown = 'todo' | 'missing' | 'stale' | 'same' | 'all'

const shownStates: readonly Shown[] = ['todo', 'missing', 'stale', 'same', 'all']
const atOnce = 40

/** All texts of the programme in both languages: what is missing, what is out of date. */
export function TextsPage(): ReactNode {
  const { t } = useTranslation()
  const run = useRun()
  const [shown, setShown] = useState<Shown>('todo')
  const [find, setFind] = useState('')
  const [limit, setLimit] = useState(atOnce)
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set())
  const all = useTexts()
  const words = useDeferredValue(find.trim().toLocaleLowerCase())
  const matching = all.filter(
    (one) =>
      // what is being mended stays in sight
      (kept.has(one.key) || isShown(one, shown)) &&
      (words === '' ||
        locales.some((locale) => one.text[locale].toLocaleLowerCase().includes(words))),
  )
  const countOf = (state: Shown) => all.filter((one) => isShown(one, state)).length
  return (
    <>
      <PageTitle title={t('translations.title')} lead={t('translations.lead')} />
      <Choice
        label={t('translations.show')}
        value={shown}
        options={shownStates.map((value) => ({
          value,
          label: `${t(`translations.states.${value}`)} (${countOf(value)})`,
        }))}
        onChange={(next) => {
          setShown(next)
          setKept(new Set())
          setLimit(atOnce)
        }}
      />
      <div className="st-find">
        <FindField label={t('translations.find')} value={find} onChange={setFind} />
      </div>
      <p className="st-quiet" role="status">
        {t('translations.count', { count: matching.length })}
      </p>
      {matching.length === 0 && <Nothing searching={words !== '' || shown === 'all'} />}
      <Editable>
        <ul className="st-texts">
          {matching.slice(0, limit).map((one) => (
            <TextItem
              key={one.key}
              one={one}
              run={run}
              onTouch={() => setKept((before) => new Set([...before, one.key]))}
            />
          ))}
        </ul>
      </Editable>
      {matching.length > limit && (
        <button
          type="button"
          className="sp-button sp-secondary"
          onClick={() => setLimit(limit + atOnce)}
        >
          {t('translations.more', { count: matching.length - limit })}
        </button>
      )}
    </>
  )
}

function isShown(one: ProgrammeText, shown: Shown): boolean {
  if (shown === 'all') return true
  return shown === 'todo' ? isToDo(one) : alike(one.state) === shown
}

/** New or not, what is the same in both languages is found under one name. */
function alike(state: TextState): TextState {
  return state === 'copied' ? 'same' : state
}

function Nothing({ searching }: { searching: boolean }): ReactNode {
  const { t } = useTranslation()
  return searching ? (
    <Empty title={t('translations.noneFound')} hint={t('translations.noneFoundHint')} />
  ) : (
    <Empty title={t('translations.none')} hint={t('translations.noneHint')} />
  )
}

function TextItem(props: {
  one: ProgrammeText
  run: (command: EditCommand) => void
  onTouch: () => void
}): ReactNode {
  const { one, run, onTouch } = props
  const { t } = useTranslation()
  const locale = useLocale()
  const id = useId()
  const files = useFiles()
  const { draft = '' } = useParams()
  const { file, at, key, text, state } = one
  const place = useMemo(() => placeWords(files, file, at)[locale], [files, file, at, locale])
  const address = placeAddress(file, at)
  const isLong = Math.max(text.pl.length, text.en.length) > 60
  const Input = isLong ? 'textarea' : 'input'
  const label = { pl: 'Zmień tekst', en: 'Change a text' }
  return (
    <li className="st-text" data-state={state}>
      <p className="st-quiet">
        {address === undefined ? place : <Link to={`/drafts/${draft}/${address}`}>{place}</Link>}
      </p>
      <div className="st-text-pair">
        {locales.map((language) => (
          <div key={language}>
            <label htmlFor={`${id}-${language}`}>
              <span aria-hidden="true">{language.toUpperCase()}</span>
              <span className="sp-visually-hidden">
                {place}, {t(`parts.language.${language}`)}
              </span>
            </label>
            <Input
              id={`${id}-${language}`}
              className="sp-input"
              lang={language}
              {...(isLong && { rows: 3 })}
              value={text[language]}
              aria-describedby={`${id}-state`}
              onChange={(event: { target: { value: string } }) => {
                onTouch()
                run(setValue(file, `${at}/${language}`, event.target.value, label))
              }}
            />
          </div>
        ))}
      </div>
      <div id={`${id}-state`} className="st-text-state">
        {state === 'missing' && <p>{t(`translations.missing.${one.locale ?? 'en'}`)}</p>}
        {alike(state) === 'same' && <p>{t('translations.same')}</p>}
        {state === 'stale' && (
          <>
            <p>{t(`translations.stale.${one.locale ?? 'en'}`)}</p>
            <p className="st-quiet">{t('translations.was', { text: one.was ?? '' })}</p>
          </>
        )}
      </div>
      {(state === 'stale' || state === 'copied') && (
        <button
          type="button"
          className="sp-button sp-secondary sp-small"
          aria-label={t('translations.confirmNamed', { text: text[locale] })}
          onClick={() => {
            onTouch()
            run(confirmText(key))
          }}
        >
          {t('translations.confirm')}
        </button>
      )}
    </li>
  )
}
