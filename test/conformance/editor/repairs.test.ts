import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { lintProgramme, parseProgramme } from '@splot/definition'
import type { Issue, JsonValue, SourceFile } from '@splot/definition'
import { repairsOf, type DefinitionFiles, type EditCommand } from '@splot/definition/edit'
import { compileWorkflow, createCalendar, exploreDefinition, joinFindings } from '@splot/engine'
import { createExpressionCompiler } from '@splot/feel'
import { describe, expect, it } from 'vitest'
import {
  changedSources,
  fixtureNames,
  lintCodes,
  lintFixture,
  type LintFixture,
} from '../../support/lint-fixture.ts'

type Found = Issue & { file: string }

/** What a person decides, and why: a button could only guess. */
const forAPerson: Readonly<Record<string, string>> = {
  'programme.missing': 'there is no file to change',
  'source.not-json': 'it cannot be read; it is mended as text',
  'source.doubled-key': 'one of two values is meant, and only one of them was read',
  'source.too-large': 'it cannot be read; it is mended as text',
  'name.malformed': 'a name is changed wherever it is written: by renaming',
  'catalogue.entry-missing': 'what the entry says is to be chosen',
  'catalogue.not-public': 'whether everybody may read it is decided with care',
  'document.indicator-readers': 'who reads a document is decided with care',
  'document.value-missing': 'the value is to be chosen',
  'message.incomplete': 'the value is to be chosen',
  'parameter.confidential': 'whether it stays confidential is decided with care',
  'indicator.sensitive-breakdown': 'how special data are told is decided with care',
  'indicator.sensitive-rows': 'how special data are told is decided with care',
  'expression.type': 'what is compared or counted is to be chosen',
  'expression.result-type': 'what is compared or counted is to be chosen',
  'expression.arguments': 'what the function is given is to be chosen',
  'expression.date': 'the date is to be written',
  'expression.date-text': 'the value is to be chosen',
  'expression.regex': 'the pattern is to be written',
  'expression.name': 'the name is to be chosen',
  'expression.number': 'the number is to be written',
  'expression.reserved-name': 'the name is to be chosen',
  'expression.too-deep': 'it is to be written in parts',
  'expression.too-long': 'it is to be written in parts',
  'schema.required': 'the value is to be chosen',
  'schema.minItems': 'the entry is to be written',
  'schema.anyOf': 'the value is to be written',
  'schema.dependencies': 'the value is to be chosen',
  'schema.maxProperties': 'one of them is to be chosen',
  'schema.not': 'one of them is to be chosen',
  'check.no-end': 'where cases end is the work itself',
  'check.no-staff': 'somebody is given the role among the people, not here',
  'check.illegal-move': 'where it leads is to be chosen',
  'check.always-loop': 'where it leads is to be chosen',
}

/** What the exhaustive check finds only where lint found the same, which is then what is told. */
const toldByLint = new Set(['check.no-holder', 'check.no-deadline'])

const expressions = createExpressionCompiler()

/** What lint and the exhaustive check find, as the studio tells it. */
function findingsIn(sources: readonly SourceFile[]): Found[] {
  const found: Found[] = lintProgramme(sources, expressions).issues
  const { bundle, files } = parseProgramme(sources)
  if (bundle === undefined || found.some(({ severity }) => severity === 'error')) return found
  const { calendar, timeZone, roles } = bundle.programme
  const days = createCalendar(calendar, timeZone)
  const met = files.flatMap(({ kind, value, file }): Found[] => {
    if (kind !== 'workflow' || value === undefined) return []
    const compile = () => compileWorkflow(value, { expressions, calendar: days })
    return exploreDefinition(compile, { roles }).issues.map((issue) => ({ ...issue, file }))
  })
  return joinFindings(found, met)
}

function valuesOf(sources: readonly SourceFile[]): DefinitionFiles {
  return Object.fromEntries(
    sources.flatMap((source): [string, JsonValue][] => {
      try {
        return [[source.path, JSON.parse(source.text) as JsonValue]]
      } catch {
        return []
      }
    }),
  )
}

function sourcesOf(files: DefinitionFiles): SourceFile[] {
  return Object.entries(files).map(([file, value]) => ({
    path: file,
    text: JSON.stringify(value, null, 2),
  }))
}

const same = (a: Found, b: Found) =>
  a.file === b.file && a.code === b.code && a.message.en === b.message.en

const there = (a: Found, b: Found) => same(a, b) || (a.code === b.code && a.path === b.path)

/** What the first fault hid: the name that was meant is found, and does not suit what stands around it. */
const revealed: Readonly<Record<string, readonly string[]>> = {
  'catalogue-unknown.json': ['catalogue.not-public'],
  'document-unknown-name.json': ['expression.unknown-property'],
  'indicator-key-unknown.json': ['indicator.breakdown-missing'],
  'state-shown-as-unknown.json': ['state.shown-apart'],
}

/** What is left of a finding, and errors that were not there. */
function leftAfter(
  repair: EditCommand,
  finding: Found,
  before: readonly Found[],
  files: DefinitionFiles,
) {
  const after = findingsIn(sourcesOf(repair.apply(files)))
  const count = (all: readonly Found[]) => all.filter((one) => same(one, finding)).length
  return {
    isGone: count(after) < count(before),
    fresh: after
      .filter((one) => one.severity !== 'warning' && !before.some((other) => there(one, other)))
      .map(({ code, path: at }) => `${code} ${at}`),
  }
}

/** Faults of which the fixtures of lint have only such that nobody could guess the mending of. */
const further: Readonly<Record<string, Pick<LintFixture, 'file' | 'set' | 'remove'>>> = {
  'expression.impossible-value': inGrant(
    '/states/decision/on/DECIDED/0/guard',
    'answers.decide.result = "yess"',
  ),
  'expression.syntax': inGrant(
    '/states/decision/on/DECIDED/0/guard',
    "answers.decide.result == 'yes'",
  ),
  'expression.unknown-function': inGrant(
    '/states/decision/on/DECIDED/0/guard',
    'flor(context.rounds) > 1',
  ),
  'expression.unknown-type': inGrant(
    '/states/decision/on/DECIDED/0/guard',
    'answers.decide.result = "yes" and answers.decide.result instance of strng',
  ),
  'unknown.action': inGrant('/states/decision/on/DECIDED/0/actions/1/type', 'notfy'),
  'unknown.form': inGrant('/states/decision/meta/tasks/0/form', 'G022'),
  'schema.choice': inGrant('/states/granted/meta/outcome', 'positiv'),
  'check.submit-refused': inGrant('/states/decision/meta/tasks/0/submit', 'SUBMIT'),
  'check.no-otherwise': inGrant('/states/decision/on/DECIDED/1', {
    target: 'refused',
    guard: 'answers.decide.result = "no"',
  }),
  'check.always-taken': inGrant('/states/decision/on/DECIDED/1', {
    target: 'refused',
    guard: '1 = 1',
  }),
  'check.never-taken': inGrant('/states/decision/on/DECIDED', [
    { target: 'granted', guard: 'answers.decide.result = "yes"' },
    { target: 'refused', guard: 'answers.decide.result = "yes" and answers.decide.result = "no"' },
    'refused',
  ]),
}

function inGrant(at: string, value: JsonValue) {
  return { file: 'workflows/grant.json', set: { [at]: value } }
}

describe('repairs of everything that is found', () => {
  const mended = new Set<string>()

  function proveRepairs(sources: readonly SourceFile[], allowed: readonly string[] = []) {
    const before = findingsIn(sources)
    const files = valuesOf(sources)
    for (const finding of before)
      for (const repair of repairsOf(finding, files)) {
        mended.add(finding.code)
        const told = { code: finding.code, repair: repair.label.en }
        const { isGone, fresh } = leftAfter(repair, finding, before, files)
        const unlooked = fresh.filter((one) => !allowed.includes(one.split(' ')[0] ?? ''))
        expect({ ...told, isGone, unlooked }).toEqual({ ...told, isGone: true, unlooked: [] })
        expect(repair.label.pl.trim()).not.toBe('')
      }
    return before.map(({ code }) => code)
  }

  it.each(fixtureNames())('[DE143] %s: each repair ends what it is offered for', (name) => {
    proveRepairs(changedSources(lintFixture(name)), revealed[name])
  })

  it.each(Object.entries(further))('[DE143] %s is mended', (code, fixture) => {
    expect(proveRepairs(changedSources(fixture))).toContain(code)
    expect(mended).toContain(code)
  })

  it('[DE144] every code has a repair or is left to a person for a reason', () => {
    const told = fixtureNames().flatMap((name) =>
      lintFixture(name).expected.map(({ code }) => code),
    )
    const codes = new Set([
      ...lintCodes(),
      ...told,
      ...codesIn('feel', 'expression'),
      ...codesIn('engine', 'check'),
    ])
    const known = (code: string) => mended.has(code) || toldByLint.has(code) || code in forAPerson
    expect([...codes].filter((code) => !known(code) && !isUnknownName(code))).toEqual([])
    expect(Object.keys(forAPerson).filter((code) => mended.has(code) || !codes.has(code))).toEqual(
      [],
    )
  })
})

/** Of names one and the same repair is proved on many: the one that was meant. */
function isUnknownName(code: string): boolean {
  return code.startsWith('unknown.')
}

/** Every code of an area that the sources of a package name. */
function codesIn(name: string, area: string): string[] {
  const source = path.join(import.meta.dirname, '../../../packages', name, 'src')
  const texts = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(path.join(source, file), 'utf8'))
  const named = new RegExp(`'(${area}\\.[a-z-]+)'`, 'g')
  return texts.flatMap((text) => [...text.matchAll(named)].map(([, code]) => code ?? ''))
}
