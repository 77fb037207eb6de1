import { useMachine } from '@xstate/react'
import { useEffect, useId, useMemo, useRef, useState, type MouseEvent, type ReactNode } from 'react'
import type { CodeList, FormPage, Issue, Locale } from '@splot/definition'
import type { CompiledForm, FormScope } from '@splot/forms'
import type { DraftChange, DraftResult, TaskView } from '@splot/runtime'
import { FormPageView, FormProvider } from '../renderers/form-view.tsx'
import { formRenderers } from '../renderers/renderers.tsx'
import {
  textIn,
  useFormContext,
  type FormActions,
  type FormContextValue,
} from '../store/form-context.ts'
import { useForm } from '../hooks/use-form.ts'
import type { FormStore, PageView } from '../store/types.ts'
import { useFormSummary } from '../store/use-field.ts'
import { useLocale, useTexts } from '../texts/use-texts.ts'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { FormReview } from './form-review.tsx'
import { MergeNotice } from './merge-notice.tsx'
import { PageList } from './page-list.tsx'
import { SaveState } from './save-state.tsx'
import { ShownFields } from './shown-fields.tsx'
import { UnlockedNotice } from './unlocked-notice.tsx'
import { notesByPlace } from '../values/notes-by-place.ts'
import { signaturesAtStake } from './signatures-at-stake.ts'
import { VoidDialog } from './void-dialog.tsx'
import { taskFormMachine } from './task-form-machine.ts'
import type { SavedDraft } from './draft-session.ts'
import { useDraft, type Draft } from './use-draft.ts'

/** What a task form needs: the task, its compiled form, and the ways to the server. */
export interface TaskFormProps extends Pick<
  FormActions,
  'upload' | 'fileAddress' | 'documentAddress' | 'roleNames'
> {
  task: TaskView
  form: CompiledForm
  codeLists: readonly CodeList[]
  scope: FormScope
  person: { id: string; name: string } | null
  /** Saves changed fields; throws `SaveError` when it could not. */
  save: (changes: DraftChange[]) => Promise<DraftResult>
  sign?: (pointer: string, draftRevision: number) => Promise<DraftResult>
  /** Takes the reader's own signature back. */
  unsign?: (pointer: string) => Promise<DraftResult>
  /** Sends the form; resolves to issues the server found, `[]` when it took it. */
  submit: (draftRevision: number) => Promise<readonly Issue[]>
  onSubmitted: () => void
  /** Shown on the last page, above the button that submits. */
  beforeSubmit?: ReactNode
  /** Where people sign in again, should their session end while the form is open. */
  signInAddress?: string
  /** The task as it was last read: what others saved meanwhile comes into the open form. */
  latest?: TaskView | undefined
  /** Told whenever it changes: what saves what is not saved yet, `null` when all is. */
  onUnsaved?: (save: (() => Promise<unknown>) | null) => void
}

/**
 * A task's form page by page: task list with statuses, saving by itself, review, confirmation. Give it
 * `key={task.id}`.
 */
export function TaskForm(props: TaskFormProps): ReactNode {
  const { task, form, scope } = props
  const locale = useLocale()
  const idPrefix = useId().replaceAll(/[^\w]/g, '')
  const store = useForm({ form, scope, answers: task.answers })
  const draft = useDraft({
    store,
    answers: task.answers,
    revision: task.draft.revision,
    savedAt: task.draft.savedAt,
    send: props.save,
    latest: useMemo(() => props.latest && savedDraft(props.latest), [props.latest]),
    onUnsaved: props.onUnsaved,
    signedBy: (answers) => signaturesAtStake(form.definition, answers, scope),
  })
  const { sign, unsign, upload, fileAddress, documentAddress, person, roleNames } = props
  const context = useMemo<FormContextValue>(
    () => ({
      store,
      locale,
      idPrefix,
      person,
      codeLists: new Map(props.codeLists.map((list) => [list.id, list])),
      references: task.references,
      notes: notesByPlace(task.notes),
      documents: task.documents,
      files: new Map(Object.entries(task.files)),
      ...(upload !== undefined && {
        upload: async (...file) => {
          // the service takes a file only for a field that the saved answers show
          await draft.session.save()
          return upload(...file)
        },
      }),
      ...(fileAddress !== undefined && { fileAddress }),
      ...(documentAddress !== undefined && { documentAddress }),
      ...(roleNames !== undefined && { roleNames }),
      ...(sign !== undefined && {
        sign: async (pointer) => {
          // what others wrote comes with the reply to a save: it was not seen yet
          const seen = draft.session.revision
          await draft.session.save()
          draft.session.accept(await sign(pointer, seen))
        },
      }),
      ...(unsign !== undefined && {
        unsign: async (pointer) => {
          await draft.session.save()
          draft.session.accept(await unsign(pointer))
        },
      }),
    }),
    // the rest does not change while the task is open
    [store, locale, draft.session, roleNames],
  )
  for (const [id, file] of Object.entries(props.latest?.files ?? {}))
    if (!context.files.has(id)) {
      context.files.set(id, file)
      store.knowFile(file)
    }
  return (
    <FormProvider value={context} renderers={formRenderers}>
      <TaskFormBody {...props} store={store} draft={draft} locale={locale} idPrefix={idPrefix} />
      <ShownFields />
    </FormProvider>
  )
}

function savedDraft({ answers, draft }: TaskView): SavedDraft {
  return { answers, revision: draft.revision }
}

interface BodyProps extends TaskFormProps {
  store: FormStore
  draft: Draft
  locale: Locale
  idPrefix: string
}

function TaskFormBody(props: BodyProps): ReactNode {
  const { store, draft, locale, idPrefix, form } = props
  const t = useTexts()
  const summary = useFormSummary(store)
  const { notes } = useFormContext()
  const [firstPage] = useState(() => resumeAt(props.task.id, summary.pages))
  const [state, send] = useMachine(taskFormMachine, { input: { page: firstPage } })
  const [focusCount, setFocusCount] = useState(0)
  const [refusal, setRefusal] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  const filling = state.matches('filling')
  const at = Math.min(state.context.page, summary.pages.length - 1)
  const pageView = filling ? summary.pages[at] : undefined
  const page = form.definition.pages.find((each) => each.id === pageView?.id)
  const pageErrors = summary.shownIssues.filter(
    (issue) =>
      issue.severity !== 'warning' &&
      (page === undefined || store.index.pageOf(issue.path) === page.id),
  )
  const place = page?.id ?? 'review'
  const lead = summary.texts.pages.get(place)?.description ?? page?.description

  const opened = useRef(place)
  useEffect(() => {
    if (opened.current === place) return
    opened.current = place
    rememberPage(props.task.id, place)
    heading.current?.focus()
    window.scrollTo?.({ top: 0 })
  }, [place, props.task.id])

  useEffect(() => {
    if (draft.takenBack > 0) heading.current?.focus()
  }, [draft.takenBack])

  function go(next: number): void {
    leaveField()
    draft.onSave()
    if (next >= summary.pages.length) send({ type: 'REVIEW' })
    else send({ type: 'GO', page: Math.max(0, next) })
  }

  const leaving = useRef(false)
  async function next(): Promise<void> {
    leaveField()
    if (page !== undefined && isSigned(page)) {
      if (leaving.current) return
      leaving.current = true
      draft.onSave()
      // a change the service has not seen yet may void signatures, and only the service says so
      await draft.session.save().catch(() => undefined)
      leaving.current = false
      // somebody who opened another page meanwhile stays there
      if (opened.current !== page.id) return
    }
    if (page !== undefined && store.reveal(page.id).length > 0) {
      draft.onSave()
      setFocusCount((count) => count + 1)
    } else {
      go(nextToFill(summary.pages, at))
    }
  }

  function askToSubmit(): void {
    leaveField()
    setRefusal('')
    if (store.reveal().length > 0) setFocusCount((count) => count + 1)
    else send({ type: 'SUBMIT' })
  }

  async function submit(): Promise<void> {
    send({ type: 'CONFIRM' })
    try {
      await draft.session.save()
      const issues = await props.submit(draft.session.revision)
      if (issues.length === 0) {
        send({ type: 'SENT' })
        return props.onSubmitted()
      }
      store.setServerIssues(issues)
      setFocusCount((count) => count + 1)
    } catch (cause) {
      setRefusal(cause instanceof Error ? cause.message : '')
    }
    send({ type: 'REFUSED' })
  }

  function openPageOf(pointer: string): void {
    const target = store.index.pageOf(pointer)
    const index = summary.pages.findIndex((each) => each.id === target)
    if (index >= 0) send({ type: 'GO', page: index })
  }

  return (
    <div className="sp-task" onBlur={draft.leave}>
      <aside className="sp-side">
        <PageList
          pages={summary.pages}
          current={page?.id ?? null}
          locale={locale}
          onOpen={go}
          onReview={() => go(summary.pages.length)}
        />
        <SaveState
          {...draft}
          locale={locale}
          {...(props.signInAddress !== undefined && { signInAddress: props.signInAddress })}
        />
      </aside>
      <div className="sp-main">
        <UnlockedNotice
          store={store}
          notes={notes}
          locale={locale}
          idPrefix={idPrefix}
          onOpen={openPageOf}
        />
        <MergeNotice fields={draft.merged} onClose={draft.closeMerged} />
        <ErrorSummary
          issues={pageErrors}
          fieldAt={(pointer) => store.getField(pointer).field ?? store.index.at(pointer)?.field}
          notes={notes}
          locale={locale}
          idPrefix={idPrefix}
          focusCount={focusCount}
          onOpen={({ path }) => openPageOf(path)}
        />
        {page !== undefined ? (
          <form
            noValidate
            onSubmit={(event) => {
              event.preventDefault()
              void next()
            }}
          >
            <p className="sp-overline">
              {t('form.page', { number: at + 1, count: summary.pages.length })}
            </p>
            <h2 className="sp-page-title" ref={heading} tabIndex={-1}>
              {textIn(pageView?.title, locale)}
            </h2>
            {lead !== undefined && <p className="sp-page-lead">{textIn(lead, locale)}</p>}
            <FormPageView key={draft.takenBack} page={page.id} />
            <div className="sp-actions sp-page-actions" onMouseDown={keepFocus}>
              <button type="submit" className="sp-button">
                {t('form.next')}
              </button>
              {at > 0 && (
                <button type="button" className="sp-button sp-secondary" onClick={() => go(at - 1)}>
                  {t('form.back')}
                </button>
              )}
              {pageErrors.length > 0 && (
                <button
                  type="button"
                  className="sp-link-button"
                  onClick={() => go(nextToFill(summary.pages, at))}
                >
                  {t('form.skip')}
                </button>
              )}
            </div>
          </form>
        ) : (
          <div className="sp-review">
            <h2 className="sp-page-title" ref={heading} tabIndex={-1}>
              {t('form.review')}
            </h2>
            <p className="sp-page-lead">{t('form.reviewLead')}</p>
            <FormReview onChange={(index) => send({ type: 'GO', page: index })} />
            {props.beforeSubmit}
            {refusal !== '' && (
              <div className="sp-summary" role="alert">
                <h2>{t('form.refused')}</h2>
                <p>{refusal}</p>
              </div>
            )}
            <div className="sp-actions sp-page-actions" onMouseDown={keepFocus}>
              <button
                type="button"
                className="sp-button"
                disabled={state.matches('sending')}
                onClick={askToSubmit}
              >
                {t(state.matches('sending') ? 'form.submitting' : 'form.submit')}
              </button>
              <button
                type="button"
                className="sp-button sp-secondary"
                onClick={() => window.print()}
              >
                {t('form.print')}
              </button>
            </div>
          </div>
        )}
      </div>
      <VoidDialog voiding={draft.voiding} />
      <ConfirmDialog
        open={state.matches('confirming')}
        title={t('form.confirmTitle')}
        yes={t('form.confirmYes')}
        no={t('form.confirmNo')}
        onYes={() => void submit()}
        onNo={() => send({ type: 'CANCEL' })}
      >
        <p>{t(props.task.afterSubmit.final ? 'form.confirmFinal' : 'form.confirmClosed')}</p>
        {props.task.afterSubmit.mailed && <p>{t('form.confirmMailed')}</p>}
      </ConfirmDialog>
    </div>
  )
}

/**
 * Keeps the field in use from being left when a button is pressed: what is then told beneath the field would
 * move the button from under the pointer, and nothing would be pressed.
 */
function keepFocus(event: MouseEvent): void {
  event.preventDefault()
}

/** Leaves the field in use: what a control takes over only then counts. */
function leaveField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}

/**
 * Where the person was last in this tab; else the first page that is theirs to fill and not complete.
 * Only a page id is kept.
 */
function resumeAt(task: string, pages: readonly PageView[]): number {
  // the first look into the browser's storage takes milliseconds
  const last = pages.length > 1 ? readPage(task) : null
  const known = pages.findIndex((page) => page.id === last)
  if (known >= 0) return known
  // where nothing is to be filled the form is read from its beginning
  if (pages.every(isToRead)) return 0
  return pages.findIndex((page) => page.status !== 'complete' && !isToRead(page))
}

function isSigned({ sections }: FormPage): boolean {
  return sections.some(({ fields }) => fields.some(({ type }) => type === 'signature'))
}

/** The page after this one that is to be filled, else past the last one; where none is, the next. Pure. */
function nextToFill(pages: readonly PageView[], at: number): number {
  if (pages.every(isToRead)) return at + 1
  const found = pages.findIndex((page, index) => index > at && !isToRead(page))
  return found < 0 ? pages.length : found
}

const isToRead = ({ status }: PageView): boolean => status === 'read'

function readPage(task: string): string | null {
  try {
    return sessionStorage.getItem(`splot.page.${task}`)
  } catch {
    return null
  }
}

function rememberPage(task: string, page: string): void {
  try {
    sessionStorage.setItem(`splot.page.${task}`, page)
  } catch {
    // a browser that stores nothing only forgets the page
  }
}
