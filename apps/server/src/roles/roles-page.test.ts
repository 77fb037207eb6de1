import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { ProgrammeBundle } from '@splot/definition'
import { readProgramme } from '../read-programme.ts'
import { roleRights } from './role-rights.ts'
import { rolesPage } from './roles-page.ts'

const project = resolve(import.meta.dirname, '../../../..')
let programme: ProgrammeBundle

beforeAll(async () => {
  programme = await readProgramme(project)
})

/** The programme with another list of readers of monthly reports. */
function withReaders(read: ProgrammeBundle['workflows'][number]['access']['read']) {
  const workflows = programme.workflows.map((workflow) =>
    workflow.id === 'report'
      ? { ...workflow, access: { ...workflow.access, read, answers: { review: ['evaluator'] } } }
      : workflow,
  )
  return roleRights({ ...programme, workflows })
}

function inReports(roles: ReturnType<typeof roleRights>, role: string) {
  const rights = roles.find(({ id }) => id === role)?.workflows.find(({ id }) => id === 'report')
  return rights && { reads: rights.reads, answers: rights.answers.map(({ id }) => id) }
}

test('docs/roles.md says what the definitions say: `splot roles --markdown` writes it', async () => {
  const page = rolesPage(roleRights(programme))
  expect(await readFile(resolve(project, 'docs/roles.md'), 'utf8')).toBe(page)
})

test('every role has a part of its own, with its titles in both languages', () => {
  const page = rolesPage(roleRights(programme))
  const roles = Object.entries(programme.programme.roles)
  expect(roles.length).toBeGreaterThanOrEqual(29)
  for (const [id, { title }] of roles)
    expect(page).toContain(`\n## \`${id}\`: ${[...new Set([title.pl, title.en])].join(' · ')}\n`)
})

test('whoever opens every case reads all answers that name no readers', () => {
  const roles = withReaders(['evaluator', 'auditor'])
  expect(inReports(roles, 'evaluator')).toEqual({ reads: [], answers: ['report', 'review'] })
  expect(inReports(roles, 'auditor')).toEqual({ reads: [], answers: ['report'] })
})

test('a role that does not open a case reads no answers of it, whatever they say', () => {
  expect(inReports(withReaders(['auditor']), 'evaluator')).toBeUndefined()
})

test('conditions are told, unless another entry admits the role without any', () => {
  const rule = { role: 'evaluator', like: 'parent', when: 'context.late' } as const
  expect(inReports(withReaders([rule]), 'evaluator')?.reads).toEqual([
    'opens the parent case and `context.late`',
  ])
  expect(inReports(withReaders([rule, 'evaluator']), 'evaluator')?.reads).toEqual([])
})
