import { isLocalText, parametersSchema, stateIdsOf, tasksOf } from '@splot/definition'
import type {
  FormDefinition,
  JsonObject,
  JsonSchema,
  JsonValue,
  ProgrammeBundle,
  WorkflowDefinition,
} from '@splot/definition'
import { exportJsonSchema } from '@splot/forms'

/**
 * Returns one draft-07 schema of all that programs exchange with a programme: the answers of each form by
 * its id (`answers.R03`), states, tasks and payloads of events of each workflow, and the parameters. Texts
 * are described in English. Pure.
 */
export function programmeSchema(bundle: ProgrammeBundle): JsonSchema {
  const { programme, forms, workflows, codeLists } = bundle
  const answers = forms.map((form): [string, JsonSchema] => {
    const { title: _, $schema: __, ...schema } = exportJsonSchema(form, codeLists)
    return [form.id, { ...described(schema, form), description: form.title.en }]
  })
  return object(
    {
      answers: object(Object.fromEntries(answers), 'What was answered in each form.'),
      workflows: object(
        Object.fromEntries(workflows.map((one) => [one.id, workflowSchema(one)])),
        'What each workflow is made of.',
      ),
      parameters: object(
        parametersSchema(bundle)['properties'] as JsonObject,
        'Values that administrators change.',
      ),
    },
    `${programme.title.en}, version ${programme.version}.`,
  )
}

function workflowSchema(workflow: WorkflowDefinition): JsonSchema {
  const events = Object.entries(workflow.events ?? {}).map(([name, { title, payload }]) => [
    name,
    payload === undefined
      ? { ...object({}, title.en), additionalProperties: false }
      : { ...withoutTitles(payload), description: title.en },
  ])
  const tasks = tasksOf(workflow).map(({ id, form }) => [
    id,
    form === undefined ? { type: 'null' } : { type: 'string', const: form },
  ])
  return object(
    {
      state: { type: 'string', enum: stateIdsOf(workflow) },
      events: object(Object.fromEntries(events) as JsonObject, 'Payload of each event.'),
      tasks: object(
        Object.fromEntries(tasks) as JsonObject,
        'Form of each task; null: it has none.',
      ),
    },
    workflow.title.en,
  )
}

/** An object that always has these members and no others. */
function object(properties: JsonObject, description: string): JsonSchema {
  return {
    type: 'object',
    description,
    properties,
    required: Object.keys(properties),
    additionalProperties: false,
  }
}

/** Puts the English labels of fields where the schema has none or a Polish one. */
function described(schema: JsonSchema, form: FormDefinition): JsonSchema {
  const fields = form.pages.flatMap(({ sections }) => sections.flatMap((one) => one.fields))
  return withLabels(schema, fields)
}

type Fields = FormDefinition['pages'][number]['sections'][number]['fields']

function withLabels(schema: JsonSchema, fields: Fields): JsonSchema {
  const properties: JsonObject = { ...(schema.properties as JsonObject) }
  for (const { key, label, fields: inner = [] } of fields) {
    const part = properties[key] as JsonSchema | undefined
    if (part === undefined) continue
    const { title: _, description: __, items, ...rest } = part
    properties[key] = {
      // computed: what it comes to is not declared
      ...(rest['readOnly'] === true && { tsType: 'unknown' }),
      ...(rest.properties === undefined ? rest : withLabels(rest, inner)),
      ...(items !== undefined && {
        items: inner.length === 0 ? items : withLabels(items as JsonSchema, inner),
      }),
      description: label.en,
    }
  }
  return { ...schema, properties }
}

/** A title would name the type; it describes it, in English. */
function withoutTitles(payload: JsonSchema): JsonSchema {
  return JSON.parse(JSON.stringify(payload), (_key, one: JsonValue) =>
    isObject(one) && isLocalText(one['title']) ? untitled(one) : one,
  ) as JsonSchema
}

function untitled(titled: JsonObject): JsonObject {
  const { title, labels: _, ...schema } = titled
  return isLocalText(title) ? { ...schema, description: title.en } : schema
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
