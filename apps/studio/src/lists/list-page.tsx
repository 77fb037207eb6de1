import '../forms/forms.css'
import { useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { kindOfPath } from '@splot/definition'
import type {
  CodeList,
  CodeListItem,
  JsonValue,
  LocalText,
  ProgrammeBundle,
} from '@splot/definition'
import { addCode, moveCode, setCode, setValue } from '@splot/definition/edit'
import type { EditCommand, Name } from '@splot/definition/edit'
import { useDraft, useRun } from '../draft/draft-context.ts'
import { useFiles } from '../draft/use-files.ts'
import { bundleOf } from '../names/bundle-of.ts'
import { FindField } from '../parts/find-field.tsx'
import { Editable } from '../parts/editable.tsx'
import { NewName } from '../properties/new-name.tsx'
import { NotFoundPage } from '../parts/not-found-page.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { LocalTextField } from '../parts/local-text-field.tsx'
import { TitleForm } from '../parts/title-form.tsx'
import { NameActions } from '../references/name-actions.tsx'
import { RenameDialog } from '../references/rename-dialog.tsx'
import { UsedIn } from '../references/used-in.tsx'
import { useLocalText } from '@splot/react/texts'
import { factsOf, readFact, withFact, type FactOfItems } from './facts-of.ts'

/** More rows than people read; the others are searched for. */
const mostShown = 60

/** A code list: what can be chosen, in which order, from and until when. */
export function ListPage(): ReactNode {
  const { list: id = '' } = useParams()
  const files = useFiles()
  const found = Object.entries(files).find(
    ([path, value]) =>
      kindOfPath(path) === 'codeList' && (value as { id?: JsonValue } | null)?.id === id,
  )
  if (found === undefined) return <NotFoundPage />
  const [path, value] = found
  return <OpenList key={id} path={path} list={value as unknown as CodeList} />
}

function OpenList({ path, list }: { path: string; list: CodeList }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const run = useRun()
  const editable = useDraft((state) => state.editable)
  const bundle = bundleOf(useFiles())
  const [code, setAskedCode] = useState<Name | null>(null)
  const [find, setFind] = useState('')
  const [newFacts, setNewFacts] = useState<readonly string[]>([])
  const facts = useMemo(() => factsOf(list, newFacts), [list, newFacts])
  const words = find.trim().toLocaleLowerCase()
  const matching = list.items
    .map((item, at) => ({ item, at }))
    .filter(({ item: { code: own, label } }) =>
      `${own} ${label.pl} ${label.en}`.toLocaleLowerCase().includes(words),
    )
  const shownItems = matching.slice(0, mostShown)
  const title = text(list.title) || list.id
  const name = { kind: 'list', id: list.id } as const
  const retitle = (next: LocalText) =>
    run(
      setValue(path, '/title', next as unknown as JsonValue, {
        pl: 'Zmień nazwę listy',
        en: 'Change the name of the list',
      }),
    )
  return (
    <>
      <PageTitle
        overline={`${t('lists.list')} ${list.id}`}
        title={title}
        lead={t('lists.usedBy', { count: bundle ? usersOf(list.id, bundle) : 0 })}
        actions={
          <NameActions
            name={name}
            title={title}
            deleteLabel={t('references.delete')}
            pages="lists"
          />
        }
      />
      <Editable>
        <LocalTextField label={t('lists.title')} value={list.title} onChange={retitle} />
      </Editable>
      <UsedIn name={name} />
      {list.items.length > 10 && (
        <div className="st-find">
          <FindField label={t('lists.find')} value={find} onChange={setFind} />
          <p className="st-quiet" role="status">
            {t('lists.shown', { count: shownItems.length, all: list.items.length })}
          </p>
        </div>
      )}
      <Editable>
        <div className="st-table-scroll">
          <table className="st-codes">
            <thead>
              <tr>
                {['order', 'code', 'label', 'validFrom', 'validTo'].map((column) => (
                  <th key={column} scope="col">
                    {t(`lists.${column}`)}
                  </th>
                ))}
                {facts.map(({ name }) => (
                  <th key={name} scope="col">
                    {t('lists.fact', { name })}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shownItems.map(({ item, at }) => (
                <ItemRow
                  key={item.code}
                  path={path}
                  item={item}
                  facts={facts}
                  at={at}
                  last={list.items.length - 1}
                  run={run}
                  onRename={() => setAskedCode({ kind: 'code', inside: list.id, id: item.code })}
                />
              ))}
            </tbody>
          </table>
        </div>
      </Editable>
      <p className="st-quiet">{t('lists.closeHint')}</p>
      <NewName
        label={t('lists.newFact')}
        taken={facts.map(({ name }) => name)}
        pattern="^[a-z][A-Za-z0-9]*$"
        onName={(name) => setNewFacts([...newFacts, name])}
      />
      {editable && (
        <TitleForm
          labels={{ pl: t('lists.newItem.pl'), en: t('lists.newItem.en') }}
          submit={t('lists.add')}
          onSubmit={(label) => run(addCode(path, list, label))}
        />
      )}
      {code !== null && (
        <RenameDialog
          name={code}
          title={code.id}
          onDone={(command) => {
            setAskedCode(null)
            if (command) run(command)
          }}
        />
      )}
    </>
  )
}

/** How many fields choose from a list. */
function usersOf(list: string, { forms }: ProgrammeBundle): number {
  return JSON.stringify(forms).split(`"list":${JSON.stringify(list)}`).length - 1
}

function ItemRow(props: {
  path: string
  item: CodeListItem
  facts: readonly FactOfItems[]
  at: number
  last: number
  run: (command: EditCommand) => void
  onRename: () => void
}): ReactNode {
  const { path, item, facts, at, last, run, onRename } = props
  const { t } = useTranslation()
  const text = useLocalText()
  const title = text(item.label) || item.code
  const of = (what: string) => t('lists.of', { title, what })
  return (
    <tr>
      <td>
        <button
          type="button"
          className="sp-button sp-secondary sp-small"
          aria-label={t('lists.up', { title })}
          disabled={at === 0}
          onClick={() => run(moveCode(path, item.code, at - 1))}
        >
          ↑
        </button>
        <button
          type="button"
          className="sp-button sp-secondary sp-small"
          aria-label={t('lists.down', { title })}
          disabled={at === last}
          onClick={() => run(moveCode(path, item.code, at + 1))}
        >
          ↓
        </button>
      </td>
      <td>
        <button
          type="button"
          className="sp-link-button"
          aria-label={t('lists.rename', { code: item.code })}
          onClick={onRename}
        >
          {item.code}
        </button>
      </td>
      <td>
        {(['pl', 'en'] as const).map((locale) => (
          <input
            key={locale}
            className="sp-input"
            lang={locale}
            aria-label={of(t(`parts.language.${locale}`))}
            value={item.label[locale]}
            onChange={(event) =>
              run(
                setCode(path, item.code, 'label', { ...item.label, [locale]: event.target.value }),
              )
            }
          />
        ))}
      </td>
      {(['validFrom', 'validTo'] as const).map((property) => (
        <td key={property}>
          <input
            type="date"
            className="sp-input"
            aria-label={of(t(`lists.${property}`))}
            value={item[property] ?? ''}
            onChange={(event) =>
              run(setCode(path, item.code, property, event.target.value || undefined))
            }
          />
        </td>
      ))}
      {facts.map((fact) => (
        <td key={fact.name}>
          <FactCell
            fact={fact}
            label={of(t('lists.fact', { name: fact.name }))}
            value={item.facts?.[fact.name]}
            onChange={(value) =>
              run(setCode(path, item.code, 'facts', withFact(item, fact, value)))
            }
          />
        </td>
      ))}
    </tr>
  )
}

function FactCell(props: {
  fact: FactOfItems
  label: string
  value: string | number | boolean | undefined
  onChange: (value: string | number | boolean | undefined) => void
}): ReactNode {
  const { fact, label, value, onChange } = props
  if (fact.kind === 'boolean')
    return (
      <input
        type="checkbox"
        aria-label={label}
        checked={value === true}
        onChange={(event) => onChange(event.target.checked)}
      />
    )
  return (
    <input
      className="sp-input"
      aria-label={label}
      inputMode={fact.kind === 'number' ? 'decimal' : 'text'}
      value={value === undefined ? '' : String(value)}
      onChange={({ target }) => onChange(readFact(target.value, fact))}
    />
  )
}
