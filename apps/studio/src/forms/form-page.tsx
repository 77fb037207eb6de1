import './forms.css'
import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useParams } from 'react-router'
import type { FieldType, FormDefinition, FormField, JsonValue } from '@splot/definition'
import { parseDefinition, tasksOf } from '@splot/definition'
import {
  addField,
  addPage,
  addRule,
  addSection,
  duplicateField,
  idsOfKind,
  newField,
  partAt,
  partKey,
  partOfKey,
  pointerOf,
  setValue,
} from '@splot/definition/edit'
import type { EditCommand, FilePart, FormPart, Name } from '@splot/definition/edit'
import { useFileFindings } from '../check/use-findings.ts'
import { useDraft, useRun } from '../draft/draft-context.ts'
import { useFiles, useForm } from '../draft/use-files.ts'
import { Choice } from '../parts/choice.tsx'
import { Editable } from '../parts/editable.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { NotFoundPage } from '../parts/not-found-page.tsx'
import { LocalTextField } from '../parts/local-text-field.tsx'
import { FrozenNotice } from '../frozen/frozen-notice.tsx'
import { usePlaceInAddress } from '../places/use-focused-place.ts'
import { DeleteDialog } from '../references/delete-dialog.tsx'
import { NameActions } from '../references/name-actions.tsx'
import { RenameDialog } from '../references/rename-dialog.tsx'
import { UsedIn } from '../references/used-in.tsx'
import { bundleOf } from '../names/bundle-of.ts'
import { useLocalText } from '@splot/react/texts'
import { CopyForm } from './copy-form.tsx'
import { spotOf } from './drop-command.ts'
import { DataClassChoice } from './data-class-choice.tsx'
import { RuleList } from './field-settings.tsx'
import { useFormNames } from './form-names.ts'
import { FormOutline } from './form-outline.tsx'
import { FormPreview } from './form-preview.tsx'
import { JsonView } from './json-view.tsx'
import { Library } from './library.tsx'
import { MoveButtons } from './move-buttons.tsx'
import { Palette } from './palette.tsx'
import { Properties, usePartTitle } from './properties.tsx'
import { WritingAdviceList } from './writing-advice.tsx'

type View = 'build' | 'preview' | 'json'

/** A form: built from an outline, seen as people will see it, read as its file says it. */
export function FormPage(): ReactNode {
  const { form: id = '' } = useParams()
  const placed = useForm(id)
  if (placed === undefined) return <NotFoundPage />
  return <OpenForm key={id} path={placed.path} form={placed.value} />
}

function OpenForm({ path, form }: { path: string; form: FormDefinition }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const run = useRun()
  const [view, setView] = useState<View>('build')
  // a form whose shape is broken can only be mended in its text
  const isWhole = useMemo(
    () => parseDefinition('form', { path, text: JSON.stringify(form) }).issues.length === 0,
    [path, form],
  )
  const shown = isWhole ? view : 'json'
  const name = { kind: 'form', id: form.id } as const
  const title = text(form.title) || form.id
  return (
    <>
      <PageTitle
        overline={`${t('forms.form')} ${form.id}`}
        title={title}
        actions={
          <NameActions name={name} title={title} deleteLabel={t('forms.deleteForm')} pages="forms">
            <CopyForm form={form} />
          </NameActions>
        }
      />
      <FrozenNotice workflows={useWorkflowsOfForm(form.id)} />
      <Choice
        label={t('forms.view')}
        value={shown}
        options={(isWhole ? (['build', 'preview', 'json'] as const) : (['json'] as const)).map(
          (value) => ({
            value,
            label: t(`forms.views.${value}`),
          }),
        )}
        onChange={setView}
      />
      {!isWhole && <p className="st-issues">{t('forms.notWhole')}</p>}
      {shown === 'build' && <Builder path={path} form={form} run={run} />}
      {shown === 'preview' && <FormPreview form={form} />}
      {shown === 'json' && (
        <JsonView kind="form" path={path} value={form as unknown as JsonValue} run={run} />
      )}
    </>
  )
}

/** Ids of the workflows with a task that asks for a form. */
function useWorkflowsOfForm(form: string): string[] {
  const workflows = bundleOf(useFiles())?.workflows
  return useMemo(
    () =>
      (workflows ?? [])
        .filter((workflow) => tasksOf(workflow).some((task) => task.form === form))
        .map(({ id }) => id),
    [workflows, form],
  )
}

function Builder(props: {
  path: string
  form: FormDefinition
  run: (command: EditCommand) => void
}): ReactNode {
  const { path, form, run } = props
  const { t } = useTranslation()
  const files = useFiles()
  const findings = useFileFindings(path)
  const editable = useDraft((state) => state.editable)
  const lists = useMemo(() => idsOfKind(files, 'codeList'), [files])
  const [selected, setSelected] = useSelectedPart(form)
  const [told, setTold] = useState('')
  const part = selected === null ? undefined : partOfKey(selected)
  const isThere = part !== undefined && pointerOf(form, part) !== undefined

  /** Behind what is chosen, else at the end. */
  function add(field: FormField): void {
    const last = form.pages.at(-1)
    const place = isThere ? part : last && ({ kind: 'page', id: last.id } as const)
    if (!place) return
    const spot = spotOf(form, { part: place, position: 'on' }) ?? null
    if (!spot) return
    const command = addField(path, spot.holder, spot.index, field)
    run(command)
    setTold(t('forms.added', { title: field.label.pl }))
    const after = command.apply({ [path]: form as unknown as JsonValue })[
      path
    ] as unknown as FormDefinition
    const at = pointerOf(after, spot.holder)
    const made = at === undefined ? undefined : partAt(after, `${at}/fields/${spot.index}`)
    if (made) setSelected(partKey(made))
  }
  const labelOf = (type: FieldType) => ({
    pl: t(`forms.types.${type}`, { lng: 'pl' }),
    en: t(`forms.types.${type}`, { lng: 'en' }),
  })
  return (
    <div className="st-builder" data-editable={editable}>
      {editable && (
        <Palette onAdd={(type) => add(newField(type, type, labelOf(type), lists))}>
          <Library form={form.id} onAdd={add} />
        </Palette>
      )}
      <section className="st-canvas" aria-label={t('forms.outline')}>
        {editable && (
          <div className="sp-actions">
            <button
              type="button"
              className="sp-button sp-secondary sp-small"
              onClick={() =>
                run(addPage(path, form, { pl: 'Nowa strona', en: 'New page' }, pageOf(form, part)))
              }
            >
              {t('forms.addPage')}
            </button>
            <button
              type="button"
              className="sp-button sp-secondary sp-small"
              onClick={() =>
                run(
                  addSection(
                    path,
                    form,
                    pageOf(form, part) ?? form.pages[0]?.id ?? '',
                    { pl: 'Nowa część', en: 'New section' },
                    part?.kind === 'section' ? part.id : undefined,
                  ),
                )
              }
            >
              {t('forms.addSection')}
            </button>
          </div>
        )}
        <FormOutline
          path={path}
          form={form}
          lists={lists}
          selected={isThere ? selected : null}
          findings={findings}
          editable={editable}
          onSelect={setSelected}
          run={run}
        />
        <p className="sp-visually-hidden" role="status">
          {told}
        </p>
      </section>
      <section className="st-properties" aria-label={t('forms.settings')}>
        <Editable>
          {isThere ? (
            <PartPanel path={path} form={form} part={part} run={run} onSelect={setSelected} />
          ) : (
            <FormPanel path={path} form={form} run={run} onSelect={setSelected} />
          )}
        </Editable>
      </section>
    </div>
  )
}

/** The part in the address, then what is chosen. */
function useSelectedPart(
  form: FormDefinition,
): readonly [string | null, (key: string | null) => void] {
  const at = usePlaceInAddress()
  const { key } = useLocation()
  const [selected, setSelected] = useState<string | null>(null)
  useEffect(() => {
    const part = at === '' ? undefined : partAt(form, at)
    if (part) setSelected(partKey(part))
    // only when somebody is led here, not when the form changes
  }, [at, key])
  return [selected, setSelected]
}

function pageOf(form: FormDefinition, part: FormPart | undefined): string | undefined {
  const at = part && pointerOf(form, part)
  return at === undefined ? undefined : form.pages[Number(at.split('/')[2])]?.id
}

/** What is chosen: its settings, its place, its id, its end. */
function PartPanel(props: {
  path: string
  form: FormDefinition
  part: FormPart
  run: (command: EditCommand) => void
  onSelect: (key: string | null) => void
}): ReactNode {
  const { path, form, part, run, onSelect } = props
  const { t } = useTranslation()
  const [asked, setAsked] = useState<'rename' | 'delete' | null>(null)
  const title = usePartTitle(form, part)
  const name: Name | null =
    part.kind === 'page' ? null : { kind: part.kind, inside: form.id, id: part.id }
  const at = pointerOf(form, part) ?? ''
  const what: Name | FilePart = name ?? { file: path, at }
  const isLast =
    (part.kind === 'page' && form.pages.length === 1) ||
    (part.kind === 'section' &&
      (form.pages[Number(at.split('/')[2])]?.sections.length ?? 0) === 1) ||
    (part.kind === 'field' && part.id.includes('.') && isOnlyColumn(form, part.id))
  return (
    <>
      <div className="st-panel-head">
        <p className="st-overline">{t(`forms.parts.${part.kind}`)}</p>
        <h2>{title}</h2>
        <p className="st-quiet">
          {t('forms.id')}: <code>{part.id}</code>
          {name !== null && (
            <>
              {' '}
              <button type="button" className="sp-link-button" onClick={() => setAsked('rename')}>
                {t('forms.changeId')}
              </button>
            </>
          )}
        </p>
        <div className="sp-actions">
          <MoveButtons path={path} form={form} part={part} run={run} />
          {part.kind === 'field' && (
            <button
              type="button"
              className="sp-button sp-secondary sp-small"
              onClick={() => run(duplicateField(path, form, part.id))}
            >
              {t('forms.duplicate')}
            </button>
          )}
          <button
            type="button"
            className="sp-button sp-secondary sp-small"
            disabled={isLast}
            onClick={() => setAsked('delete')}
          >
            {t('references.delete')}
          </button>
          <button type="button" className="sp-link-button" onClick={() => onSelect(null)}>
            {t('forms.wholeForm')}
          </button>
        </div>
      </div>
      <WritingAdviceList form={form} part={part} />
      <Properties key={partKey(part)} path={path} form={form} part={part} run={run} />
      {name !== null && <UsedIn key={`used ${partKey(part)}`} name={name} />}
      {asked === 'rename' && name !== null && (
        <RenameDialog
          name={name}
          title={title}
          onDone={(command, word) => {
            setAsked(null)
            if (!command) return
            run(command)
            const id = part.id.includes('.') ? part.id.replace(/[^.]+$/, word) : word
            onSelect(partKey({ ...part, id }))
          }}
        />
      )}
      {asked === 'delete' && (
        <DeleteDialog
          what={what}
          title={title}
          onDone={(command) => {
            setAsked(null)
            if (!command) return
            run(command)
            onSelect(null)
          }}
        />
      )}
    </>
  )
}

function isOnlyColumn(form: FormDefinition, id: string): boolean {
  const around = pointerOf(form, { kind: 'field', id: id.slice(0, id.lastIndexOf('.')) })
  const column = around === undefined ? undefined : pointerOf(form, { kind: 'field', id })
  if (column === undefined || !column.endsWith('/0')) return false
  return partAt(form, `${around}/fields/1`)?.id === id.slice(0, id.lastIndexOf('.'))
}

/** Settings of the whole form, while no part of it is chosen. */
function FormPanel(props: {
  path: string
  form: FormDefinition
  run: (command: EditCommand) => void
  onSelect: (key: string) => void
}): ReactNode {
  const { path, form, run } = props
  const { t } = useTranslation()
  const files = useFiles()
  const bundle = bundleOf(files)
  const names = useFormNames(form, bundle)
  const label = { pl: 'Zmień ustawienia formularza', en: 'Change the settings of the form' }
  const set = (property: string, value: JsonValue | undefined) =>
    run(setValue(path, property, value, label))
  const fields = form.pages.flatMap(({ sections }) => sections.flatMap((section) => section.fields))
  return (
    <>
      <div className="st-panel-head">
        <h2>{t('forms.wholeForm')}</h2>
        <p className="st-quiet">{t('forms.wholeHint')}</p>
      </div>
      <WritingAdviceList form={form} onSelect={props.onSelect} />
      <LocalTextField
        label={t('forms.title')}
        value={form.title}
        onChange={(value) => set('/title', { ...value })}
      />
      <LocalTextField
        label={t('forms.description')}
        value={form.description}
        long
        onChange={(value) =>
          set('/description', value.pl === '' && value.en === '' ? undefined : { ...value })
        }
      />
      {bundle !== null && (
        <DataClassChoice
          bundle={bundle}
          value={form.dataClass}
          none={t('forms.dataClassNone')}
          onChange={(id) => set('/dataClass', id)}
        />
      )}
      <RuleList
        editing={{ names, set }}
        rules={form.rules ?? []}
        fields={fields}
        onAdd={() => run(addRule(path, form, fields[0]?.key ?? ''))}
      />
      <UsedIn name={{ kind: 'form', id: form.id }} />
    </>
  )
}
