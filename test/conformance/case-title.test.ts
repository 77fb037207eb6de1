import { lintProgramme } from '@splot/definition'
import type { JsonValue } from '@splot/definition'
import { diffProgrammes } from '@splot/definition/diff'
import {
  expressionScope,
  namesOf,
  propertyAt,
  renameEverywhere,
  shapeOf,
  valueAt,
} from '@splot/definition/edit'
import type { DefinitionFiles } from '@splot/definition/edit'
import { createExpressionCompiler, partOf, readNames, textMeans } from '@splot/feel'
import { expect, it } from 'vitest'
import { smallProgramme } from '../support/edited-programme.ts'

const reader = { readNames, partOf, textMeans }
const path = 'workflows/apply.json'
const each = {
  pl: '"Wniosek: " + answers.fill.name',
  en: '"Application: " + answers.fill.name',
}

function titled(caseTitle: JsonValue): DefinitionFiles {
  const workflow = smallProgramme[path] as object
  return { ...smallProgramme, [path]: { ...workflow, caseTitle } }
}

function bundleOf(files: DefinitionFiles) {
  const sources = Object.entries(files).map(([file, value]) => ({
    path: file,
    text: JSON.stringify(value),
  }))
  const { bundle, issues } = lintProgramme(sources, createExpressionCompiler())
  expect(issues).toEqual([])
  return bundle!
}

it('[DE82] a field is found and renamed in the expression of each language', () => {
  const files = titled(each)
  const name = { kind: 'field', inside: 'A1', id: 'name' } as const
  const uses = namesOf(files, reader).usesOf(name)
  expect(uses.map(({ at }) => at)).toEqual(
    expect.arrayContaining(['/caseTitle/pl', '/caseTitle/en']),
  )
  const renamed = renameEverywhere(files, name, 'called', reader)
  expect(valueAt(renamed.files[path], '/caseTitle')).toEqual({
    pl: '"Wniosek: " + answers.fill.called',
    en: '"Application: " + answers.fill.called',
  })
})

it('[DE82] an editor knows the title as an expression, or one for each language', () => {
  const value = titled(each)[path]!
  const shape = (at: string) => shapeOf(propertyAt('workflow', value, at)!)
  expect([shape('/caseTitle'), shape('/caseTitle/pl'), shape('/caseTitle/en')]).toEqual([
    'localExpression',
    'expression',
    'expression',
  ])
  const bundle = bundleOf(titled(each))
  const scope = (at: string) => expressionScope({ file: 'workflow', value, bundle }, at)
  expect(scope('/caseTitle').expected).toBe('string')
  expect(scope('/caseTitle/en').expected).toBe('string')
  const titleIn = (at: string) => {
    const { properties } = scope(at).variables as unknown as {
      properties: { case: { properties: { title: { type: string } } } }
    }
    return properties.case.properties.title.type
  }
  expect(titleIn('/caseTitle/en')).toBe('string')
  expect(titleIn('/columns/size/value')).toBe('object')
})

it('[DE82] a difference tells the expression of the language it is read in', () => {
  const before = bundleOf(titled('answers.fill.name'))
  const after = bundleOf(titled(each))
  const { files } = diffProgrammes(before, after)
  const [told] = files.flatMap(({ sentences }) => sentences)
  expect(told?.text.pl).toContain('‹"Wniosek: " + answers.fill.name›')
  expect(told?.text.en).toContain('‹"Application: " + answers.fill.name›')
})
