import { SplotError } from '../../error.ts'
import type { FormDefinition } from '../../form/types.ts'
import type { JsonObject, JsonValue } from '../../json.ts'
import { kindOfPath } from '../../parse/parse-definition.ts'
import type { ProgrammeDefinition } from '../../programme/types.ts'
import type { LocalText } from '../../text.ts'
import type { ActionDefinition, WorkflowDefinition } from '../../workflow/types.ts'
import { putFile } from '../edit-file.ts'
import type { DefinitionFiles } from '../files.ts'
import { freshName } from '../form/fresh-name.ts'
import { newField } from '../form/new-field.ts'
import { addForm, emptyForm, idsOfKind } from '../form/new-form.ts'
import type { NewFile } from '../form/new-form.ts'
import { isSpelledAsName } from '../name-spelling.ts'
import { labelled } from './edit-workflow.ts'
import { unusedName } from './new-names.ts'

/** As the schema of workflows has it. */
const longestId = 64

/** A workflow that begins with one task, a deadline and an end. */
export interface NewWorkflow {
  id: string
  title: LocalText
  /** Stage of the programme its cases are in; absent: none of them. */
  stage?: string
  /** Role that starts a case by hand, `public` for anybody signed in; absent: only other workflows do. */
  start?: string
  /** Role of the case that whoever starts it gets. */
  starter?: string
  /** Role that does the first task. */
  doer: string
  /** Form of the first task; absent: a new one with one question. */
  form?: string
}

/** Returns the id that a new workflow of a title is offered: one that no workflow has. Pure. */
export function workflowIdFor(files: DefinitionFiles, title: LocalText): string {
  return freshName(title, idsOfKind(files, 'workflow'), 'workflow')
}

/**
 * Adds a workflow that a case can be led through as it stands: somebody fills in a form by a deadline, and the
 * case ends. Pure.
 *
 * @throws SplotError edit.name-spelling, edit.name-taken
 */
export function addWorkflow(files: DefinitionFiles, given: NewWorkflow): NewFile {
  const { id, title } = given
  refuseWorkflowId(files, id)
  const made = given.form === undefined ? addForm(files, firstForm(title)) : null
  const form = made?.id ?? given.form ?? ''
  const path = `workflows/${id}.json`
  return {
    id,
    path,
    command: {
      label: labelled('Dodaj przebieg', 'Add the workflow', title),
      apply: (now) => {
        const all = made === null ? now : made.command.apply(now)
        const news = newsOf(all, given)
        const workflow = skeleton(all, { ...given, form, ...(news && { news: news.name }) })
        return putFile(news?.files ?? all, path, workflow as unknown as JsonValue)
      },
    },
  }
}

/** Refuses an id that is none, or that a workflow has. @throws SplotError edit.name-spelling, edit.name-taken */
export function refuseWorkflowId(files: DefinitionFiles, id: string): void {
  if (!isSpelledAsName('workflow', id) || id.length > longestId)
    throw new SplotError('edit.name-spelling', `${id} is no name for a workflow.`)
  if (idsOfKind(files, 'workflow').includes(id))
    throw new SplotError('edit.name-taken', `There is a workflow ${id} already.`)
}

/** One question, so that there is something to fill in. */
function firstForm(title: LocalText): FormDefinition {
  const form = emptyForm('', title)
  const question = newField('longtext', 'description', { pl: 'Opis', en: 'Description' })
  const fields = [{ ...question, required: true, maxLength: 3000 }]
  const [page] = form.pages
  return { ...form, pages: [{ ...page!, sections: [{ id: 'main', fields }] }] }
}

const done = { pl: 'Wypełnienie formularza', en: 'Filling in the form' }

function skeleton(
  files: DefinitionFiles,
  {
    id,
    title,
    stage,
    start,
    starter,
    doer,
    form,
    news,
  }: NewWorkflow & { form: string; news?: string },
): WorkflowDefinition {
  const staged = stage === undefined ? {} : { stage }
  const tell: ActionDefinition[] =
    news === undefined || starter === undefined
      ? []
      : [{ type: 'notify', params: { template: news, to: [starter] } }]
  return {
    id,
    version: 1,
    title,
    events: { FILLED: { title: { pl: 'Złożenie formularza', en: 'Form handed in' } } },
    timers: { filling: { title: done, days: 10, count: 'working', ...reminders(files) } },
    access: {
      ...(start !== undefined && { start: [start] }),
      ...(starter !== undefined && { starter }),
      read: readersOf(files, [start, starter, doer]),
    },
    initial: 'filling',
    states: {
      filling: {
        id: `${id}.filling`,
        meta: {
          title: done,
          ...staged,
          tasks: [{ id: 'fill', form, assign: { role: doer }, submit: 'FILLED', due: 'filling' }],
        },
        on: {
          FILLED: {
            target: 'completed',
            ...(tell.length > 0 && { actions: tell }),
            meta: {
              reason: { pl: 'Formularz został złożony.', en: 'The form was handed in.' },
            },
          },
        },
      },
      completed: {
        id: `${id}.completed`,
        type: 'final',
        meta: {
          title: { pl: 'Zakończona', en: 'Completed' },
          ...staged,
          outcome: 'positive',
        },
      },
    },
  }
}

function programmeOf(files: DefinitionFiles): Partial<ProgrammeDefinition> {
  const [, value] = Object.entries(files).find(([path]) => kindOfPath(path) === 'programme') ?? []
  return (value ?? {}) as Partial<ProgrammeDefinition>
}

/** Two working days before, where the programme has the words for it. */
function reminders(files: DefinitionFiles) {
  return Object.hasOwn(programmeOf(files).notifications ?? {}, 'reminder')
    ? { remind: [{ days: -2, count: 'working' as const }] }
    : {}
}

/**
 * Whoever begins or works in a case opens it; and those who look after the programme. Who may begin one, if that
 * is anybody, may not open those of others.
 */
function readersOf(files: DefinitionFiles, roles: readonly (string | undefined)[]): string[] {
  const known = programmeOf(files).roles ?? {}
  const all = [...roles, 'programmeAdmin'].filter((role) => role !== undefined)
  return [...new Set(all)].filter((role) => role !== 'public' && Object.hasOwn(known, role))
}

/**
 * The message that tells whoever began a case what came of it, where the end is brought about by somebody else:
 * the words of a new workflow are its own.
 */
function newsOf(
  files: DefinitionFiles,
  { id, title, starter, doer }: NewWorkflow,
): { files: DefinitionFiles; name: string } | null {
  if (starter === undefined || starter === doer) return null
  const [path, value] = Object.entries(files).find(([one]) => kindOfPath(one) === 'programme') ?? []
  if (path === undefined) return null
  const programme = value as JsonObject
  const known = (programme['notifications'] ?? {}) as JsonObject
  const name = unusedName(`${id}Completed`, (one) => Object.hasOwn(known, one))
  const message = {
    subject: { pl: `Zakończona: ${title.pl}`, en: `Completed: ${title.en}` },
    body: {
      pl: 'Sprawa {caseNumber} „{caseTitle}” została zakończona.',
      en: 'The case {caseNumber} “{caseTitle}” is completed.',
    },
  }
  const notifications = { ...known, [name]: message }
  return { files: putFile(files, path, { ...programme, notifications }), name }
}
