import {
  caseColumnNames,
  type JsonObject,
  type JsonValue,
  type Locale,
  type LocalText,
  type TaskDefinition,
  type WorkflowDefinition,
} from '@splot/definition'
import {
  dateParameters,
  descendants,
  stateTitle,
  stateTree,
  valueAt,
  type Named,
} from '@splot/definition/edit'
import type { SelectOption } from '../parts/select-field.tsx'
import {
  eventOptions,
  formOptions,
  notificationOptions,
  roleOptions,
  taskOptions,
  timerOptions,
  workflowOptions,
} from '../workflows/outline-options.ts'
import type { EditedFile } from './edited-file.ts'
import { plainText } from './plain-text.ts'

/** Where something is named. */
export interface NamedPlace {
  edited: EditedFile
  /** JSON Pointer of the property. */
  pointer: string
  locale: Locale
}

/** What is the same wherever it is named. */
const everybody = { pl: 'wszyscy', en: 'everybody' }
const samePerson = { pl: 'ta sama osoba', en: 'the same person' }

/** Returns what can be named at a place, with the words people know it by. Pure. */
export function namedOptions(named: Named, place: NamedPlace): SelectOption[] {
  return options[named](place)
}

const options: Readonly<Record<Named, (place: NamedPlace) => SelectOption[]>> = {
  role: ({ edited, locale }) => roleOptions(edited.bundle, locale),
  reader: ({ edited, locale }) => [
    { value: 'public', label: everybody[locale] },
    ...roleOptions(edited.bundle, locale),
  ],
  caseRole: ({ edited: { bundle }, locale }) =>
    roleOptions(bundle, locale).filter(
      ({ value }) => bundle.programme.roles[value]?.kind === 'case',
    ),
  dashboardRole: ({ edited: { bundle, value }, locale }) => {
    const { roles } = value as JsonObject
    const own = Array.isArray(roles) ? roles : []
    return roleOptions(bundle, locale).filter((option) => own.includes(option.value))
  },
  invitedRole: ({ edited: { bundle, value }, locale }) => {
    const { invite = {} } = (value as unknown as WorkflowDefinition).access
    return roleOptions(bundle, locale).filter((option) => Object.hasOwn(invite, option.value))
  },
  fact: ({ edited: { bundle, file }, locale }) => [
    ...(file === 'workflow' ? [{ value: 'id', label: samePerson[locale] }] : []),
    ...titled(bundle.programme.personFacts, locale),
  ],
  dateParameter: ({ edited: { bundle }, locale }) => {
    const { parameters } = bundle.programme
    const dates = dateParameters(parameters)
    return titled(parameters, locale).filter(({ value }) => dates.includes(value))
  },
  stage: ({ edited: { bundle }, locale }) =>
    bundle.programme.stages.map(({ id, title }) => ({ value: id, label: title[locale] })),
  workflow: ({ edited, locale }) => workflowOptions(edited.bundle, locale),
  offeredWorkflow: ({ edited: { bundle, value }, locale }) => {
    const { offers = {} } = value as unknown as WorkflowDefinition
    return workflowOptions(bundle, locale).filter((one) => Object.hasOwn(offers, one.value))
  },
  inputOfOffer: ({ edited: { bundle }, pointer }) => {
    const child = bundle.workflows.find(({ id }) => id === pointer.split('/')[2])
    return plain(Object.keys(child?.input ?? {}))
  },
  state: (place) => states(workflowAt(place), place.locale),
  endState: (place) => states(workflowAt(place), place.locale, 'final'),
  openState: (place) => states(workflowAt(place), place.locale, 'open'),
  panelState: (place) => states(panelWorkflow(place), place.locale),
  task: ({ edited: { bundle, value }, locale }) =>
    taskOptions(value as unknown as WorkflowDefinition, bundle, locale),
  event: ({ edited, locale }) => eventOptions(workflowOf(edited), locale),
  timer: ({ edited, locale }) => timerOptions(workflowOf(edited), locale),
  message: ({ edited, locale }) => notificationOptions(edited.bundle, locale),
  form: ({ edited, locale }) => formOptions(edited.bundle, locale),
  origin: ({ edited, locale }) => [
    ...formOptions(edited.bundle, locale),
    ...workflowOptions(edited.bundle, locale),
  ],
  section: (place) =>
    (formOfTask(place)?.pages ?? []).flatMap(({ title, sections }) =>
      sections.map((section) => ({
        value: section.id,
        label: section.title?.[place.locale] ?? title[place.locale],
      })),
    ),
  fieldOfForm: (place) =>
    (formOfTask(place)?.pages ?? []).flatMap(({ sections }) =>
      sections.flatMap(({ fields }) =>
        fields.map(({ key, label }) => ({ value: key, label: label[place.locale] || key })),
      ),
    ),
  list: ({ edited: { bundle }, locale }) =>
    bundle.codeLists.map(({ id, title }) => ({ value: id, label: title?.[locale] || id })),
  indicator: ({ edited: { bundle }, locale }) =>
    bundle.indicators.flatMap(({ indicators, title: group }) =>
      indicators.map(({ id, title }) => ({
        value: id,
        label: `${id} ${title[locale]}`,
        group: group[locale],
      })),
    ),
  source: ({ edited: { bundle }, locale }) =>
    bundle.indicators.flatMap(({ sources }) => titled(sources, locale)),
  breakdown: ({ edited: { bundle }, locale }) =>
    bundle.indicators.flatMap(({ breakdowns }) => titled(breakdowns, locale)),
  panelColumn: (place) => [
    ...titled(panelWorkflow(place)?.columns, place.locale),
    ...caseColumnNames.map((value) => ({ value, label: ofEveryCase[value][place.locale] })),
  ],
}

/** What every case has, as a column. */
const ofEveryCase: Readonly<Record<(typeof caseColumnNames)[number], LocalText>> = {
  'case.number': { pl: 'Numer sprawy', en: 'Number of the case' },
  'case.title': { pl: 'Tytuł sprawy', en: 'Title of the case' },
  'case.state': { pl: 'Stan', en: 'State' },
  'case.days': { pl: 'Dni w tym stanie', en: 'Days in the state' },
  'case.dueAt': { pl: 'Termin', en: 'Deadline' },
  'case.createdAt': { pl: 'Rozpoczęta', en: 'Begun' },
  'case.updatedAt': { pl: 'Ostatnia zmiana', en: 'Last change' },
}

function titled(
  things: Readonly<Record<string, { title?: LocalText }>> | undefined,
  locale: Locale,
): SelectOption[] {
  return Object.entries(things ?? {}).map(([value, { title }]) => ({
    value,
    label: title?.[locale] || value,
  }))
}

function plain(names: readonly string[]): SelectOption[] {
  return names.map((value) => ({ value, label: value }))
}

function workflowOf({ value }: EditedFile): WorkflowDefinition {
  return value as unknown as WorkflowDefinition
}

function workflowAt({ edited }: NamedPlace): WorkflowDefinition | undefined {
  return edited.file === 'workflow' ? workflowOf(edited) : undefined
}

function panelWorkflow({ edited, pointer }: NamedPlace): WorkflowDefinition | undefined {
  const panel = valueAt(edited.value, pointer.split('/').slice(0, 3).join('/'))
  const id = (panel as JsonObject | undefined)?.['workflow']
  return edited.bundle.workflows.find((one) => one.id === id)
}

function formOfTask({ edited, pointer }: NamedPlace) {
  const at = pointer.slice(0, pointer.lastIndexOf('/'))
  const task = valueAt(edited.value, at) as unknown as TaskDefinition | undefined
  return edited.bundle.forms.find(({ id }) => id === task?.form)
}

function states(
  workflow: WorkflowDefinition | undefined,
  locale: Locale,
  which: 'all' | 'final' | 'open' = 'all',
): SelectOption[] {
  if (workflow === undefined) return []
  return descendants(stateTree(workflow)).flatMap((node) => {
    const { id } = node.definition
    const isEnd = node.kind === 'final'
    const fits = which === 'all' || (which === 'final') === isEnd
    return id === undefined || node.kind === 'history' || !fits
      ? []
      : [{ value: id, label: stateTitle(node)[locale] }]
  })
}

/** Returns what something is called among its choices; its id where it is none of them. Pure. */
export function optionLabel(all: readonly SelectOption[], value: JsonValue | undefined): string {
  return all.find((option) => option.value === value)?.label ?? plainText(value)
}
