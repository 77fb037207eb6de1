import { isRanking } from '../decision/types.ts'
import type { DecisionDefinition } from '../decision/types.ts'
import type { DocumentDefinition } from '../document/types.ts'
import type { NameReader } from '../expression.ts'
import type { FormDefinition, FormField } from '../form/types.ts'
import type { SourceDefinition } from '../indicator/types.ts'
import type { JsonObject, JsonValue } from '../json.ts'
import type { ProgrammeBundle } from '../programme/types.ts'
import { childWorkflows } from '../workflow/children.ts'
import { actionsOf, alternatives, descendants, stateTree } from '../workflow/state-tree.ts'
import type { StateNode } from '../workflow/state-tree.ts'
import type { ActionDefinition, TaskDefinition, WorkflowDefinition } from '../workflow/types.ts'
import { tasksOf } from '../workflow/variables.ts'
import type { Meant } from './name.ts'
import { createMeanings, oneOf, plain, record, unknown, unnamed } from './shapes.ts'
import type { Meanings, Part, Shape } from './shapes.ts'

/** An action, the event it runs under where one is known, and where it stands. */
export interface PlacedAction {
  action: ActionDefinition
  pointer: string
  event: string | undefined
}

/**
 * What the expressions of a programme see, with what every name of it stands for. What is given from one
 * place to another (`set`, `startCase`, `send`, `document`, `offers`) is followed.
 */
export interface ProgrammeWorld {
  bundle: ProgrammeBundle
  reader: NameReader
  meanings: Meanings
  /** What the expressions of a workflow see, under an event where one is known. */
  workflow(workflow: WorkflowDefinition, event?: string): Shape
  /** What the expressions of a form see at the top. */
  form(form: FormDefinition): Shape
  /** What a document template sees. */
  document(document: DocumentDefinition): Shape
  /** What a source of an indicator or table sees; `row` with it. */
  source(source: SourceDefinition, withRow: boolean): Shape
  /** What messages say under a name of an event’s payload. */
  payload(workflow: WorkflowDefinition, event: string, name: string): Shape
  /** What is given to a document template under a name. */
  givenTo(document: DocumentDefinition, name: string): Shape
  /** What the steps of a decision see. */
  decision(workflow: WorkflowDefinition, decision: DecisionDefinition, steps?: number): Shape
  /** Answers of a form. */
  answers(formId: string | undefined): Shape
  /** The value of a field. */
  field(form: string, field: FormField, path: readonly string[], scope: Shape): Shape
  /** Values that are written as the same thing: a variable of `context`, a name of `input`. */
  variable(workflow: WorkflowDefinition, name: string): Shape
  input(workflow: string, name: string): Shape
  actions(workflow: WorkflowDefinition): readonly PlacedAction[]
  /** What the expressions of an action see. */
  actionScope(workflow: WorkflowDefinition, placed: PlacedAction): Shape
  /** Workflows whose cases a message may reach. */
  receivers(workflow: WorkflowDefinition, action: ActionDefinition): WorkflowDefinition[]
  /** What stands in a table or group sees: its fields before those around it. */
  rowScope(form: FormDefinition, field: FormField, path: readonly string[], around: Shape): Shape
  /** Codes of a list. */
  codes(list: string | undefined): Shape
  /** Ids of the states of a workflow. */
  states(workflow: WorkflowDefinition): Shape
  /** What the id of a state stands for, written in full. */
  stateMeanings(workflow: string, id: string): readonly Meant[]
  /** `{ person, role }`. */
  members(): Shape
  /** What the expressions see by which a template gathers cases, or tells indicators. */
  gatheringScope(document: DocumentDefinition): Shape
  /** What an expression gives. */
  shapeOf(source: unknown, scope: Shape): Shape
  roles: Shape
  parameters(): Shape
}

/** Returns names further in before those of a scope. */
export function inner(
  scope: Shape,
  names: readonly (readonly [string, Part])[],
  world: {
    reader: NameReader
  },
): Shape {
  const own = new Map(names)
  return {
    kind: 'record',
    part: (name) => {
      const part = own.get(name)
      if (part) return part
      const { means, shape, found } = world.reader.partOf(scope, name)
      return found ? { means, shape } : undefined
    },
  }
}

/** Returns a fresh world; what is asked twice is made once. */
export function createProgrammeWorld(bundle: ProgrammeBundle, reader: NameReader): ProgrammeWorld {
  return new World(bundle, reader)
}

class World implements ProgrammeWorld {
  readonly bundle: ProgrammeBundle
  readonly reader: NameReader
  readonly meanings = createMeanings()
  readonly roles: Shape
  private readonly kept = new Map<string, unknown>()
  private readonly shapes = new Map<Shape, Map<string, Shape>>()

  constructor(bundle: ProgrammeBundle, reader: NameReader) {
    this.bundle = bundle
    this.reader = reader
    this.roles = this.meanings.texts('role', Object.keys(bundle.programme.roles))
  }

  private keep<T>(key: string, make: () => T): T {
    if (!this.kept.has(key)) this.kept.set(key, make())
    return this.kept.get(key) as T
  }

  shapeOf(source: unknown, scope: Shape): Shape {
    if (typeof source !== 'string') return plain
    const known = this.shapes.get(scope) ?? new Map<string, Shape>()
    this.shapes.set(scope, known)
    const shape = known.get(source) ?? this.reader.readNames(source, scope).shape
    known.set(source, shape)
    return shape
  }

  actions(workflow: WorkflowDefinition): readonly PlacedAction[] {
    return this.keep(`actions ${workflow.id}`, () =>
      descendants(stateTree(workflow)).flatMap((node) => {
        const events = new Map<string, string>(
          alternatives(node).flatMap(({ trigger, name, pointer }) =>
            trigger === 'event' ? [[`${pointer}/actions`, name] as const] : [],
          ),
        )
        return actionsOf(node).map(({ action, pointer }) => ({
          action,
          pointer,
          event: events.get(pointer.slice(0, pointer.lastIndexOf('/'))),
        }))
      }),
    )
  }

  private everyAction(): readonly (PlacedAction & { workflow: WorkflowDefinition })[] {
    return this.keep('every action', () =>
      this.bundle.workflows.flatMap((workflow) =>
        this.actions(workflow).map((placed) => ({ ...placed, workflow })),
      ),
    )
  }

  /** What an action sees: the case, and `item` where it is done for each of a list. */
  actionScope(workflow: WorkflowDefinition, { action, event }: PlacedAction): Shape {
    const scope = this.workflow(workflow, event)
    const each = action.params?.['forEach']
    return each === undefined
      ? scope
      : this.keep(`each ${workflow.id} ${event ?? ''} ${JSON.stringify(each)}`, () =>
          inner(scope, [['item', unnamed(this.shapeOf(each, scope))]], this),
        )
  }

  private given(of: unknown, name: string): unknown {
    return typeof of === 'object' && of !== null && !Array.isArray(of)
      ? (of as JsonObject)[name]
      : undefined
  }

  variable(workflow: WorkflowDefinition, name: string): Shape {
    return this.keep(`variable ${workflow.id} ${name}`, () =>
      oneOf(() => [
        jsonShape(workflow.context?.[name]),
        ...this.actions(workflow).flatMap((placed) => {
          const { type, params } = placed.action
          const source = type === 'set' ? params?.[name] : undefined
          return source === undefined
            ? []
            : [this.shapeOf(source, this.actionScope(workflow, placed))]
        }),
      ]),
    )
  }

  input(id: string, name: string): Shape {
    return this.keep(`input ${id} ${name}`, () =>
      oneOf(() => {
        const found: Shape[] = []
        for (const placed of this.everyAction()) {
          const { action, workflow } = placed
          const source =
            action.type === 'startCase' && action.params?.['workflow'] === id
              ? this.given(action.params['input'], name)
              : action.type === 'link' && workflow.id === id
                ? action.params?.[name]
                : undefined
          if (source !== undefined)
            found.push(this.shapeOf(source, this.actionScope(workflow, placed)))
        }
        for (const workflow of this.bundle.workflows) {
          const source = workflow.offers?.[id]?.input[name]
          if (source !== undefined) found.push(this.shapeOf(source, this.workflow(workflow)))
        }
        return found.length > 0 ? found : [unknown]
      }),
    )
  }

  payload(workflow: WorkflowDefinition, event: string, name: string): Shape {
    return this.keep(`payload ${workflow.id} ${event} ${name}`, () =>
      oneOf(() =>
        this.everyAction().flatMap((placed) => {
          const { type, params } = placed.action
          if (type !== 'send' || params?.['event'] !== event) return []
          const source = this.given(params['payload'], name)
          return source === undefined ||
            !this.receivers(placed.workflow, placed.action).some(({ id }) => id === workflow.id)
            ? []
            : [this.shapeOf(source, this.actionScope(placed.workflow, placed))]
        }),
      ),
    )
  }

  /** Workflows whose cases a message may reach. */
  receivers(workflow: WorkflowDefinition, { params = {} }: ActionDefinition): WorkflowDefinition[] {
    const { workflows } = this.bundle
    if (params['to'] === 'children')
      return workflows.filter(({ id }) => childWorkflows(workflow).includes(id))
    if (params['to'] === 'parent')
      return workflows.filter((one) => childWorkflows(one).includes(workflow.id))
    const { workflow: named } = params
    return typeof named === 'string' ? workflows.filter(({ id }) => id === named) : workflows
  }

  answers(formId: string | undefined): Shape {
    const form = this.bundle.forms.find(({ id }) => id === formId)
    return form
      ? this.keep(`answers ${form.id}`, () =>
          this.fields(form, topFields(form), [], () => this.form(form)),
        )
      : unknown
  }

  private fields(
    form: FormDefinition,
    fields: readonly FormField[],
    path: readonly string[],
    scope: () => Shape,
  ): Shape {
    return record(() =>
      fields.map((field) => {
        const here = [...path, field.key]
        return [
          field.key,
          this.meanings.part(
            'field',
            here.join('.'),
            form.id,
            oneOf(() => [this.field(form.id, field, here, scope())]),
          ),
        ] as const
      }),
    )
  }

  field(formId: string, field: FormField, path: readonly string[], scope: Shape): Shape {
    const form = this.bundle.forms.find(({ id }) => id === formId)
    switch (field.type) {
      case 'choice':
      case 'choices':
        return this.codes(field.list)
      case 'table':
      case 'group':
        return form
          ? this.keep(`rows ${formId} ${path.join('.')}`, () =>
              this.fields(form, field.fields ?? [], path, () =>
                this.rowScope(form, field, path, scope),
              ),
            )
          : unknown
      case 'computed':
        return this.shapeOf(field.value, scope)
      case 'signature':
        return record(() =>
          ['person', 'name', 'method', 'at', 'hash'].map((key) => [key, unnamed()] as const),
        )
      default:
        return plain
    }
  }

  /** What stands in a table or group sees: its fields before those around it. */
  rowScope(form: FormDefinition, field: FormField, path: readonly string[], around: Shape): Shape {
    return this.keep(`row ${form.id} ${path.join('.')}`, () => {
      const row = this.field(form.id, field, path, around)
      return {
        kind: 'record',
        part: (name) => {
          const own = field.fields?.some(({ key }) => key === name)
          const { means, shape, found } = this.reader.partOf(own ? row : around, name)
          return found ? { means, shape } : undefined
        },
      } satisfies Shape
    })
  }

  codes(listId: string | undefined): Shape {
    const list = this.bundle.codeLists.find(({ id }) => id === listId)
    return list
      ? this.keep(`codes ${list.id}`, () =>
          this.meanings.texts(
            'code',
            list.items.map(({ code }) => code),
            list.id,
          ),
        )
      : plain
  }

  private lists(): Shape {
    return this.keep('lists', () =>
      record(() =>
        this.bundle.codeLists.map(({ id }) => [
          id,
          this.meanings.part(
            'list',
            id,
            undefined,
            inner(
              unknown,
              [
                ['code', unnamed(this.codes(id))],
                ['label', unnamed()],
              ],
              this,
            ),
          ),
        ]),
      ),
    )
  }

  form(form: FormDefinition): Shape {
    return this.keep(`form ${form.id}`, () => {
      const answers = this.answers(form.id)
      const outside = new Map<string, Part>()
      const around = oneOf(() => this.usersOf(form).map((workflow) => this.workflow(workflow)))
      for (const name of ['case', 'context', 'answers', 'parameters', 'actor', 'call', 'parent']) {
        const { means, shape, found } = this.reader.partOf(around, name)
        outside.set(name, { means, shape: found ? shape : unknown })
      }
      outside.set('parameters', unnamed(this.parameters()))
      outside.set('lists', unnamed(this.lists()))
      outside.set('forms', unnamed(this.formsShape()))
      outside.set('facts', unnamed(this.factsShape(form)))
      outside.set('files', unnamed(unknown))
      outside.set('row', unnamed(record(() => [['index', unnamed()]])))
      return {
        kind: 'record',
        part: (name) =>
          answers.kind === 'record' ? (answers.part(name) ?? outside.get(name)) : outside.get(name),
      } satisfies Shape
    })
  }

  private factsShape(form: FormDefinition): Shape {
    const shape = record(() => ['birthDate', 'sex'].map((key) => [key, unnamed()] as const))
    const named = (
      fields: readonly FormField[],
      path: readonly string[],
    ): (readonly [string, Part])[] =>
      fields.flatMap((field) => [
        ...(field.type === 'pesel'
          ? [
              [
                field.key,
                this.meanings.part('field', [...path, field.key].join('.'), form.id, shape),
              ] as const,
            ]
          : []),
        ...named(field.fields ?? [], [...path, field.key]),
      ])
    return record(() => named(topFields(form), []))
  }

  private formsShape(): Shape {
    return this.keep('forms', () =>
      record(() => [
        [
          'id',
          unnamed(
            this.meanings.texts(
              'form',
              this.bundle.forms.map(({ id }) => id),
            ),
          ),
        ],
        ['version', unnamed()],
        ['title', unnamed()],
      ]),
    )
  }

  private usersOf(form: FormDefinition): WorkflowDefinition[] {
    return this.bundle.workflows.filter((workflow) =>
      tasksOf(workflow).some((task) => task.form === form.id),
    )
  }

  parameters(): Shape {
    return this.keep('parameters', () =>
      record(() =>
        Object.entries(this.bundle.programme.parameters).map(([id, { value }]) => [
          id,
          this.meanings.part('parameter', id, undefined, jsonShape(value)),
        ]),
      ),
    )
  }

  states(workflow: WorkflowDefinition): Shape {
    return this.keep(`states ${workflow.id}`, () => {
      const ids = new Set(statesOf(workflow).map(({ definition: { id } }) => id ?? ''))
      return {
        kind: 'texts',
        means: (text) => (ids.has(text) ? this.stateMeanings(workflow.id, text) : []),
      } satisfies Shape
    })
  }

  stateMeanings(workflow: string, id: string) {
    return [
      this.meanings.of('state', id, workflow, { as: 'id' }),
      ...(id.startsWith(`${workflow}.`)
        ? [this.meanings.of('workflow', workflow, undefined, { as: 'prefix' })]
        : []),
    ]
  }

  private caseShape(workflow: WorkflowDefinition): Shape {
    return this.keep(`case ${workflow.id}`, () =>
      record(() => [
        ...['id', 'number', 'title', 'startedAt', 'status', 'endedAt'].map(
          (key) => [key, unnamed()] as const,
        ),
        [
          'workflow',
          unnamed(
            this.meanings.texts(
              'workflow',
              this.bundle.workflows.map(({ id }) => id),
            ),
          ),
        ],
        ['states', unnamed(this.states(workflow))],
        ['members', unnamed(this.members())],
      ]),
    )
  }

  /** `{ person, role }`. */
  members(): Shape {
    return this.keep('members', () =>
      record(() => [
        ['person', unnamed()],
        ['role', unnamed(this.roles)],
      ]),
    )
  }

  workflow(workflow: WorkflowDefinition, event?: string): Shape {
    return this.keep(`workflow ${workflow.id} ${event ?? ''}`, () =>
      record(() => [
        ...this.plainVariables(workflow),
        ['event', unnamed(this.eventShape(workflow, event))],
        [
          'task',
          unnamed(
            record(() => [
              [
                'items',
                unnamed(
                  record(() => [
                    ['status', unnamed()],
                    ['assignee', unnamed()],
                    [
                      'answers',
                      unnamed(
                        oneOf(() => tasksOf(workflow).map((task) => this.answers(task.form))),
                      ),
                    ],
                  ]),
                ),
              ],
            ]),
          ),
        ],
        ['item', unnamed(unknown)],
      ]),
    )
  }

  private plainVariables(workflow: WorkflowDefinition): (readonly [string, Part])[] {
    const { meanings } = this
    const tasks = tasksOf(workflow)
    const answers = record(() =>
      tasks.map((task) => [
        task.id,
        meanings.part(
          'task',
          task.id,
          workflow.id,
          oneOf(() => [this.answersOf(task)]),
        ),
      ]),
    )
    return [
      ...Object.keys(workflow.input ?? {}).map(
        (name) =>
          [name, meanings.part('input', name, workflow.id, this.input(workflow.id, name))] as const,
      ),
      ['case', unnamed(this.caseShape(workflow))],
      [
        'context',
        unnamed(
          record(() =>
            variableNames(workflow).map((name) => [
              name,
              meanings.part('variable', name, workflow.id, this.variable(workflow, name)),
            ]),
          ),
        ),
      ],
      ['answers', unnamed(answers)],
      ['drafts', unnamed(answers)],
      [
        'missing',
        unnamed(
          record(() => tasks.map((task) => [task.id, meanings.part('task', task.id, workflow.id)])),
        ),
      ],
      [
        'decisions',
        unnamed(
          record(() =>
            Object.entries(workflow.decisions ?? {}).map(([id, decision]) => [
              id,
              meanings.part('decision', id, workflow.id, this.result(workflow, decision)),
            ]),
          ),
        ),
      ],
      ['parameters', unnamed(this.parameters())],
      [
        'actor',
        unnamed(
          record(() => [
            ['id', unnamed()],
            ['roles', unnamed(this.roles)],
          ]),
        ),
      ],
      ['reader', unnamed(this.readerShape())],
    ]
  }

  /** What is known of who reads. */
  private readerShape(): Shape {
    return this.keep('reader', () =>
      record(() => [
        ['id', unnamed()],
        ['roles', unnamed(this.roles)],
        ...Object.keys(this.bundle.programme.personFacts ?? {}).map(
          (fact) => [fact, this.meanings.part('fact', fact, undefined)] as const,
        ),
      ]),
    )
  }

  private answersOf(task: TaskDefinition): Shape {
    return task.form === undefined ? plain : this.answers(task.form)
  }

  private eventShape(workflow: WorkflowDefinition, event: string | undefined): Shape {
    if (event === undefined)
      return oneOf(() =>
        Object.keys(workflow.events).map((name) => this.eventShape(workflow, name)),
      )
    return this.keep(`event ${workflow.id} ${event}`, () =>
      record(() => {
        const task = tasksOf(workflow).find(({ submit }) => submit === event)
        const form = this.bundle.forms.find(({ id }) => id === task?.form)
        const answers = this.answers(form?.id)
        const declared = workflow.events[event]?.payload?.['properties']
        return [
          [
            'type',
            unnamed(this.meanings.texts('event', Object.keys(workflow.events), workflow.id)),
          ],
          ['from', unnamed()],
          ...(form && answers.kind === 'record'
            ? topFields(form).map(({ key }) => [key, answers.part(key) ?? unnamed()] as const)
            : []),
          ...Object.keys((declared ?? {}) as JsonObject).map(
            (name) => [name, unnamed(this.payload(workflow, event, name))] as const,
          ),
        ]
      }),
    )
  }

  private result(workflow: WorkflowDefinition, decision: DecisionDefinition): Shape {
    if (!isRanking(decision))
      return record(() =>
        decision.steps.map(({ id, value }, n) => [
          id,
          unnamed(oneOf(() => [this.shapeOf(value, this.decision(workflow, decision, n))])),
        ]),
      )
    const names = ['id', 'label', 'pool', 'result', 'rank', 'place', 'order', 'decidedBy', 'behind']
    const entry = record(() => [
      ...names.map((name) => [name, unnamed()] as const),
      ['key', unnamed(record(() => decision.ranking.key.map(({ id }) => [id, unnamed()])))],
    ])
    return record(() => [
      ['entries', unnamed(entry)],
      [
        'pools',
        unnamed(
          record(() =>
            ['pool', 'places', 'selected', 'reserve', 'rejected'].map((name) => [name, unnamed()]),
          ),
        ),
      ],
      ['ties', unnamed()],
    ])
  }

  decision(workflow: WorkflowDefinition, decision: DecisionDefinition, steps?: number): Shape {
    return record(() => [
      ...Object.entries(decision.given).map(
        ([name, source]) =>
          [name, unnamed(oneOf(() => [this.shapeOf(source, this.workflow(workflow))]))] as const,
      ),
      ...(isRanking(decision)
        ? ([
            [
              'entry',
              unnamed(
                oneOf(() => [
                  this.shapeOf(
                    decision.ranking.entries,
                    this.decision(workflow, {
                      ...decision,
                      ranking: { ...decision.ranking, entries: 'null' },
                    }),
                  ),
                ]),
              ),
            ],
            ['pool', unnamed()],
          ] as const)
        : decision.steps
            .slice(0, steps)
            .map(
              ({ id, value }, n) =>
                [
                  id,
                  unnamed(oneOf(() => [this.shapeOf(value, this.decision(workflow, decision, n))])),
                ] as const,
            )),
    ])
  }

  document(document: DocumentDefinition): Shape {
    return this.keep(`document ${document.id}`, () =>
      record(() => [
        ...Object.keys(document.given).map(
          (name) =>
            [
              name,
              this.meanings.part('given', name, document.id, this.givenTo(document, name)),
            ] as const,
        ),
        ['document', unnamed(unknown)],
        ['indicators', unnamed(unknown)],
        ['cases', unnamed(this.gathered(document))],
      ]),
    )
  }

  givenTo(document: DocumentDefinition, name: string): Shape {
    return this.keep(`given ${document.id} ${name}`, () =>
      oneOf(() => {
        const found = this.everyAction().flatMap((placed) => {
          const { type, params } = placed.action
          if (type !== 'document' || params?.['template'] !== document.id) return []
          const source = this.given(params['values'], name)
          return source === undefined
            ? []
            : [this.shapeOf(source, this.actionScope(placed.workflow, placed))]
        })
        return found.length > 0 ? found : [unknown]
      }),
    )
  }

  private gathered(document: DocumentDefinition): Shape {
    const scope = this.gatheringScope(document)
    return record(() =>
      Object.entries(document.cases?.values ?? {}).map(([name, source]) => [
        name,
        unnamed(oneOf(() => [this.shapeOf(source, scope)])),
      ]),
    )
  }

  private givenNames(document: DocumentDefinition): Shape {
    return record(() =>
      Object.keys(document.given).map((name) => [
        name,
        this.meanings.part('given', name, document.id, this.givenTo(document, name)),
      ]),
    )
  }

  gatheringScope(document: DocumentDefinition): Shape {
    return this.keep(`gathering ${document.id}`, () => {
      const workflow = this.bundle.workflows.find(({ id }) => id === document.cases?.workflow)
      const given: [string, Part][] = [['given', unnamed(this.givenNames(document))]]
      return workflow ? inner(this.workflow(workflow), given, this) : record(() => given)
    })
  }

  source(source: SourceDefinition, withRow: boolean): Shape {
    const scope = this.keep(`source ${source.workflow}`, () => this.factsScope(source.workflow))
    if (!withRow) return scope
    return this.keep(`source ${source.workflow} ${source.each ?? ''}`, () =>
      inner(scope, [['row', unnamed(this.shapeOf(source.each, scope))]], this),
    )
  }

  private factsScope(id: string): Shape {
    const workflow = this.bundle.workflows.find((one) => one.id === id)
    if (!workflow) return unknown
    const around = (make: (shape: Shape) => Shape): Shape =>
      record(() =>
        this.bundle.workflows.map((one) => [
          one.id,
          this.meanings.part(
            'workflow',
            one.id,
            undefined,
            oneOf(() => [make(this.caseFacts(one))]),
          ),
        ]),
      )
    const children = around((shape) => shape)
    const withChildren = (shape: Shape): Shape =>
      inner(shape, [['children', unnamed(children)]], this)
    return inner(
      this.caseFacts(workflow),
      [
        ['children', unnamed(children)],
        ['parents', unnamed(around(withChildren))],
        [
          'lists',
          unnamed(
            record(() =>
              this.bundle.codeLists.map(({ id: list }) => [
                list,
                this.meanings.part('list', list, undefined, this.codes(list)),
              ]),
            ),
          ),
        ],
      ],
      this,
    )
  }

  private caseFacts(workflow: WorkflowDefinition): Shape {
    return this.keep(`facts ${workflow.id}`, () => {
      const states = record(() =>
        statesOf(workflow).flatMap(({ definition: { id } }) => {
          if (id === undefined) return []
          const prefixed = id.startsWith(`${workflow.id}.`)
          const short = prefixed ? id.slice(workflow.id.length + 1) : id
          return [
            [
              short,
              {
                means: [this.meanings.of('state', id, workflow.id, { as: 'short' })],
                shape: plain,
              },
            ],
          ]
        }),
      )
      const items = record(() =>
        tasksOf(workflow).map((task) => [
          task.id,
          this.meanings.part(
            'task',
            task.id,
            workflow.id,
            record(() => [
              ...['createdAt', 'dueAt', 'finishedAt', 'person'].map(
                (name) => [name, unnamed()] as const,
              ),
              ['answers', unnamed(oneOf(() => [this.answersOf(task)]))],
            ]),
          ),
        ]),
      )
      return record(() => [
        ...this.plainVariables(workflow),
        ['items', unnamed(items)],
        ['entered', unnamed(states)],
        ['left', unnamed(states)],
      ])
    })
  }
}

/** Returns the fields of a form that stand in no table or group. Pure. */
export function topFields(form: FormDefinition): FormField[] {
  return form.pages.flatMap(({ sections }) => sections.flatMap(({ fields }) => fields))
}

/** Returns the states of a workflow without its root. Pure. */
export function statesOf(workflow: WorkflowDefinition): StateNode[] {
  return descendants(stateTree(workflow)).slice(1)
}

function variableNames({ context = {}, contextSchema }: WorkflowDefinition): string[] {
  const typed = (contextSchema?.['properties'] ?? {}) as JsonObject
  return [...new Set([...Object.keys(context), ...Object.keys(typed)])]
}

/** What a value that stands in a definition is. */
function jsonShape(value: JsonValue | undefined): Shape {
  if (Array.isArray(value)) return oneOf(() => value.map(jsonShape))
  if (typeof value !== 'object' || value === null) return plain
  return record(() => Object.entries(value).map(([key, part]) => [key, unnamed(jsonShape(part))]))
}
