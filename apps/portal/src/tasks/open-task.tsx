import { ApiError } from '@splot/client'
import { FormAnswers, TaskForm } from '@splot/react'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import type { Issue } from '@splot/definition'
import type { DraftResult, Me, PublicationPreview, TaskView } from '@splot/runtime'
import { client } from '../api/client.ts'
import { programmeQuery, taskQuery } from '../api/queries.ts'
import { serviceNow } from '../api/service-time.ts'
import { PublicationsAhead } from '../cases/publications-ahead.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { formScope } from './form-scope.ts'
import { openForm } from './open-form.ts'
import { saveDraft } from './save-draft.ts'
import { UnsavedGuard, type SaveUnsaved } from './unsaved-guard.tsx'
import { fileAddress, uploadFile } from './upload-file.ts'
import { useLocale } from '@splot/react/texts'

/** How often an open form looks for what others saved. */
const readAgainMs = 20_000

/** A task's form, open for work or for reading. */
export function OpenTask(props: { task: TaskView; person: Me; onSent: () => void }): ReactNode {
  const { task, person } = props
  const ref = task.formRef ?? { id: '', version: 0, release: '' }
  const query = useQuery({
    queryKey: ['form', ref.id, ref.version, ref.release],
    queryFn: () => openForm(ref),
    staleTime: Infinity,
  })
  const roleNames = useRoleNames()
  const [now] = useState(serviceNow)
  const submission = useRef(crypto.randomUUID())
  const [unsaved, setUnsaved] = useState<SaveUnsaved>(null)
  const reader = { id: person.id, name: person.name || person.email }
  const maySign = task.may.includes('sign') && task.status === 'open'
  const mayWork = task.may.includes('work') && task.status === 'open'
  // others may fill other parts, or sign: what they save comes into the open form
  const { data: latest, refetch } = useQuery({
    ...taskQuery(task.id),
    queryKey: ['task', task.id, 'latest'],
    enabled: mayWork || maySign,
    refetchOnMount: false,
    refetchInterval: readAgainMs,
    initialData: task,
  })
  const [unsigned, setUnsigned] = useState<string | null>(null)

  // a function given to a state setter would be called
  const keepUnsaved = useCallback((save: SaveUnsaved) => setUnsaved(() => save), [])

  const fillers = task.assignee?.name ?? (task.role === null ? undefined : roleNames[task.role])

  async function previewPublications(): Promise<PublicationPreview[]> {
    await unsaved?.()
    return client.previewTask(task.id)
  }

  async function submit(draftRevision: number): Promise<readonly Issue[]> {
    try {
      const write = { idempotencyKey: submission.current }
      await client.submitTask(task.id, { draftRevision }, write)
      return []
    } catch (error) {
      submission.current = crypto.randomUUID()
      if (error instanceof ApiError && error.issues.length > 0) return error.issues
      if (error instanceof ApiError) throw new Error(error.hint || error.title, { cause: error })
      throw error
    }
  }

  async function sign(path: string, draftRevision: number): Promise<DraftResult> {
    setUnsigned(null)
    try {
      return await client.signDraft(task.id, { path, draftRevision })
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'draft.changed') throw error
      const refusal = `${error.title}. ${error.hint}`
      setUnsigned(refusal)
      // what was changed is shown before anybody signs it
      await refetch()
      throw new Error(refusal, { cause: error })
    }
  }

  return (
    <QueryView query={query} lines={8}>
      {({ form, codeLists }) => {
        const scope = formScope(task, now)
        const common = { form, codeLists, scope, fileAddress, documentAddress, roleNames }
        return mayWork ? (
          <>
            <UnsavedGuard save={unsaved} />
            <TaskForm
              key={task.id}
              {...common}
              task={task}
              person={reader}
              save={(changes) => saveDraft(task.id, changes)}
              sign={sign}
              unsign={(pointer) => client.withdrawSignature(task.id, pointer)}
              upload={(pointer, file, onProgress, signal) =>
                uploadFile({ task: task.id, pointer, file, onProgress, signal })
              }
              submit={submit}
              onSubmitted={props.onSent}
              latest={latest}
              onUnsaved={keepUnsaved}
              beforeSubmit={
                task.afterSubmit.publishes && (
                  <PublicationsAhead atOnce={false} load={previewPublications} />
                )
              }
              signInAddress="/sign-in"
            />
          </>
        ) : (
          <>
            {unsigned !== null && <UnsignedNotice text={unsigned} />}
            <FormAnswers
              // what is signed is what is shown
              key={latest.draft.revision}
              {...common}
              answers={latest.answers}
              references={latest.references}
              files={latest.files}
              notes={latest.notes}
              documents={latest.documents}
              person={reader}
              lacks={latest.lacks}
              {...(fillers !== undefined && { filledBy: fillers })}
              {...(maySign && {
                sign: (pointer: string) => sign(pointer, latest.draft.revision),
                unsign: (pointer: string) => client.withdrawSignature(task.id, pointer),
              })}
            />
          </>
        )
      }}
    </QueryView>
  )
}

/** Why nothing was signed; above the answers, which are others now, so that they are read from the top. */
function UnsignedNotice({ text }: { text: string }): ReactNode {
  const place = useRef<HTMLParagraphElement>(null)
  useEffect(() => place.current?.focus(), [text])
  return (
    <p className="po-note" role="alert" tabIndex={-1} ref={place}>
      {text}
    </p>
  )
}

function documentAddress(id: string): string {
  return `/documents/${encodeURIComponent(id)}`
}

/** What the roles of the programme are called in the reader's language. */
function useRoleNames(): Record<string, string> {
  const locale = useLocale()
  const roles = useQuery(programmeQuery).data?.roles
  return useMemo(
    () =>
      Object.fromEntries(Object.entries(roles ?? {}).map(([id, role]) => [id, role.title[locale]])),
    [roles, locale],
  )
}
