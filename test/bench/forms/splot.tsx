import { createExpressionCompiler } from '@splot/feel'
import { compileForm, type SchemaValidator } from '@splot/forms'
import * as validatorRuntime from '@splot/forms/ajv/runtime'
import { TaskForm } from '@splot/react'
import { splotTexts } from '@splot/react/texts'
import '@splot/react/styles.css'
import type { DraftResult, TaskView } from '@splot/runtime'
import { createInstance } from 'i18next'
import { createRoot } from 'react-dom/client'
import { initReactI18next } from 'react-i18next'
import { benchForm, codeLists, type BenchField } from '../forms-given/form-fields.ts'
import type { Prepared } from './main.ts'

const expressions = createExpressionCompiler()
const scope = { variables: {}, moment: { now: '2027-01-01T00:00:00Z' }, roles: [] }

/** What the server's validator module exports. */
interface ValidatorModule {
  createValidators: (runtime: typeof validatorRuntime) => Record<string, SchemaValidator>
}

/** Our task form, opened as the portal opens it: the validator comes ready from the server. */
export async function prepare(fields: readonly BenchField[], perPage?: number): Promise<Prepared> {
  await createInstance()
    .use(initReactI18next)
    .init({
      lng: 'pl',
      resources: { pl: { splot: splotTexts.pl } },
      interpolation: { escapeValue: false },
    })
  const address = `/validator-${fields.length}.js`
  const module = (await import(/* @vite-ignore */ address)) as ValidatorModule
  const definition = benchForm(fields, perPage)
  return (host) => {
    const validator = module.createValidators(validatorRuntime)['bench']!
    const form = compileForm(definition, {
      codeLists,
      expressions,
      createValidator: () => validator,
    })
    createRoot(host).render(
      <TaskForm
        task={task}
        form={form}
        codeLists={codeLists}
        scope={scope}
        person={null}
        save={save}
        submit={async () => []}
        onSubmitted={() => undefined}
      />,
    )
  }
}

const task = {
  id: 'bench/task:1:1',
  afterSubmit: { mailed: false, final: true },
  answers: {},
  draft: { revision: 0, savedAt: null, savedBy: null },
  references: {},
  files: {},
} as unknown as TaskView

let answers = {}
let revision = 0

async function save(changes: readonly { path: string; value?: unknown }[]): Promise<DraftResult> {
  const changed = changes.map(({ path, value }) => [path.slice(1), value])
  answers = { ...answers, ...Object.fromEntries(changed) }
  revision += 1
  return {
    revision,
    savedAt: '2027-01-01T00:00:00Z',
    savedBy: null,
    answers,
    issues: [],
    merged: [],
  }
}
