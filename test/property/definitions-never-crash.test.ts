import {
  lintProgramme,
  SplotError,
  type CodeList,
  type FormDefinition,
  type JsonValue,
  type ProgrammeBundle,
  type ProgrammeDefinition,
  type SourceFile,
  type WorkflowDefinition,
} from '@splot/definition'
import {
  advanceCase,
  allowedEvents,
  checkWorkflow,
  compileWorkflow,
  createCalendar,
  explainCase,
  startCase,
} from '@splot/engine'
import { createExpressionCompiler } from '@splot/feel'
import { compileForm, type FormScope } from '@splot/forms'
import { createAjvValidator } from '@splot/forms/ajv'
import { beforeAll, describe, expect, it } from 'vitest'
import { definitionFiles } from '../support/first-stage.ts'
import { mutated } from '../support/mutated-json.ts'
import { seeded } from '../support/seeded.ts'

const expressions = createExpressionCompiler()
const now = '2027-03-01T09:00:00Z'

let files: SourceFile[]
let codeLists: CodeList[]
let programmeFile: SourceFile
let oneWorkflow: SourceFile

/** How far mutated definitions came, so that the test cannot pass by refusing everything. */
const reached = { unread: 0, refused: 0, ran: 0 }

/** Runs `work`; a refusal is an answer, any other exception is the fault looked for. */
function answered(work: () => void): boolean {
  try {
    work()
    return true
  } catch (error) {
    if (!(error instanceof SplotError)) throw error
    return false
  }
}

function runWorkflow(definition: WorkflowDefinition, within: ProgrammeDefinition): boolean {
  return answered(() => {
    const calendar = createCalendar(within.calendar, within.timeZone)
    const compiled = compileWorkflow(definition, { expressions, calendar })
    const environment = { now, actor: { id: 'ola', roles: Object.keys(within.roles) }, staff: {} }
    checkWorkflow(compiled, { roles: within.roles, cap: 20 })
    const parameters = Object.fromEntries(
      Object.entries(within.parameters ?? {}).map(([id, { value }]) => [id, value]),
    )
    answered(() => {
      const started = startCase(compiled, { id: 'c', input: {}, parameters }, environment).case
      explainCase(compiled, started, environment)
      const events = allowedEvents(compiled, started, environment)
      for (const event of [...events, 'NO_SUCH'])
        answered(() => advanceCase(compiled, started, { type: 'event', event }, environment))
      for (const { key } of started.items)
        answered(() => advanceCase(compiled, started, { type: 'claim', item: key }, environment))
    })
  })
}

function runForm(definition: FormDefinition): boolean {
  return answered(() => {
    const form = compileForm(definition, {
      codeLists,
      expressions,
      createValidator: createAjvValidator,
    })
    const scope: FormScope = {
      variables: {},
      moment: { now, isDayOff: () => undefined },
      roles: [],
    }
    answered(() => {
      const first = form.initial(scope)
      const { answers } = form.state(first, scope)
      form.validate(answers, scope)
      form.validateDraft(answers, scope)
      form.redact(answers, scope)
    })
  })
}

/** Every issue can be shown: a code, both languages, a place. */
function lint(sources: SourceFile[]): ProgrammeBundle | undefined {
  const { bundle, issues } = lintProgramme(sources, expressions)
  for (const { code, message, path, line } of issues) {
    expect(code).toMatch(/^[a-z]+(\.[A-Za-z-]+)+$/)
    expect(message.pl.length * message.en.length).toBeGreaterThan(0)
    expect(path === '' || path.startsWith('/')).toBe(true)
    expect(line).toBeGreaterThan(0)
  }
  return bundle
}

/** Reads, checks, compiles and runs one file as saving it would. */
function take(path: string, value: JsonValue): void {
  const source = { path, text: JSON.stringify(value) }
  const isProgramme = path === programmeFile.path
  const other = isProgramme ? oneWorkflow : programmeFile
  const bundle = lint([source, other])
  const form = bundle?.forms[0]
  const workflow = bundle?.workflows[0]
  if (form !== undefined) count(runForm(form))
  else if (workflow !== undefined) count(runWorkflow(workflow, bundle!.programme))
  else reached.unread++
}

function count(ran: boolean): void {
  reached[ran ? 'ran' : 'refused']++
}

/** Mutations of each file, together over two thousand; a workflow takes far longer than a form. */
const each = (path: string): number =>
  path.startsWith('forms/documents/') ? 12 : path.startsWith('forms/') ? 32 : 5

beforeAll(async () => {
  files = (await definitionFiles()).filter(({ path }) => !path.startsWith('forms/lists/'))
  codeLists = (await definitionFiles())
    .filter(({ path }) => path.startsWith('forms/lists/'))
    .map(({ text }) => JSON.parse(text) as CodeList)
  programmeFile = files.find(({ path }) => path === 'workflows/programme.json')!
  oneWorkflow = files.find(({ path }) => path === 'workflows/correction.json')!
})

describe('a definition with anything changed in it', () => {
  it(
    'is refused with issues or runs; it never throws anything else and never hangs',
    { timeout: 400_000 },
    () => {
      const bad: string[] = []
      for (const { path, text } of files) {
        const original = JSON.parse(text) as JsonValue
        for (let seed = 0; seed < each(path); seed++) {
          const { value, what } = mutated(original, seeded(seed * 7919 + path.length))
          try {
            take(path, value)
          } catch (error) {
            bad.push(
              `${path}, seed ${seed}, ${what}: ${(error as Error).stack?.split('\n').slice(0, 5).join('|')}`,
            )
          }
        }
      }
      expect(bad).toEqual([])
      expect(reached.unread + reached.refused + reached.ran).toBeGreaterThanOrEqual(2_000)
      expect(reached.refused).toBeGreaterThan(50)
      expect(reached.ran).toBeGreaterThan(300)
    },
  )
})
