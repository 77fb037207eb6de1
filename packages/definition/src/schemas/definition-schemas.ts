import type { JsonSchema } from '../json.ts'
import codeListSchema from './code-list.schema.json' with { type: 'json' }
import dashboardSchema from './dashboard.schema.json' with { type: 'json' }
import documentSchema from './document.schema.json' with { type: 'json' }
import exportSchema from './export.schema.json' with { type: 'json' }
import formSchema from './form.schema.json' with { type: 'json' }
import indicatorsSchema from './indicators.schema.json' with { type: 'json' }
import programmeSchema from './programme.schema.json' with { type: 'json' }
import workflowSchema from './workflow.schema.json' with { type: 'json' }

/** The kinds of definition files. */
export type DefinitionKind =
  | 'programme'
  | 'workflow'
  | 'form'
  | 'codeList'
  | 'document'
  | 'dashboard'
  | 'indicators'
  | 'export'

/** The published JSON Schema (draft-07) of each kind of definition file. */
export const definitionSchemas: Readonly<Record<DefinitionKind, JsonSchema>> = {
  programme: programmeSchema,
  workflow: workflowSchema,
  form: formSchema,
  codeList: codeListSchema,
  document: documentSchema,
  dashboard: dashboardSchema,
  indicators: indicatorsSchema,
  export: exportSchema,
}
