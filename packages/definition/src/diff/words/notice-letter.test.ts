import { expect, it } from 'vitest'
import type { FormDefinition } from '../../form/types.ts'
import type { ProgrammeBundle } from '../../programme/types.ts'
import type { WorkflowDefinition } from '../../workflow/types.ts'
import { noticeLetter, workflowsNoticed } from './notice-letter.ts'
import type { NoticeSentence } from './participant-notice.ts'

const programme = { title: { pl: 'Program', en: 'Programme' } } as ProgrammeBundle['programme']
const sentence = (kind: NoticeSentence['about']['kind'], id: string): NoticeSentence => ({
  about: { kind, id },
  text: { pl: `Zmiana ${id}.`, en: `Change of ${id}.` },
})
const workflow = (id: string, form: string): WorkflowDefinition =>
  ({
    id,
    states: { open: { meta: { tasks: [{ id: 't', form, assign: { role: 'r' } }] } } },
  }) as unknown as WorkflowDefinition
const form = (id: string, list: string): FormDefinition =>
  ({
    id,
    pages: [
      {
        id: 'p',
        sections: [
          {
            id: 's',
            fields: [{ key: 'g', type: 'group', fields: [{ key: 'f', type: 'choice', list }] }],
          },
        ],
      },
    ],
  }) as unknown as FormDefinition

it('[DE80] the letter of a release says every sentence in both languages', () => {
  const { subject, body } = noticeLetter(programme, [
    sentence('workflow', 'one'),
    sentence('form', 'F1'),
  ])
  expect(subject).toEqual({
    pl: 'Zmieniły się zasady: Program',
    en: 'The rules have changed: Programme',
  })
  expect(body.pl).toMatch(/^Dzień dobry,\n\n.*:\n\n– Zmiana one\.\n\n– Zmiana F1\.$/)
  expect(body.en).toMatch(/^Hello,\n\n.*:\n\n– Change of one\.\n\n– Change of F1\.$/)
})

it('[DE80] it concerns the cases whose workflow, form or code list changed, and all where the programme did', () => {
  const bundle = {
    workflows: [workflow('one', 'F1'), workflow('two', 'F2')],
    forms: [form('F1', 'regions'), form('F2', 'kinds')],
  }
  const ids = (...notice: NoticeSentence[]) => workflowsNoticed(bundle, notice)
  expect(ids(sentence('workflow', 'two'))).toEqual(['two'])
  expect(ids(sentence('form', 'F1'))).toEqual(['one'])
  expect(ids(sentence('codeList', 'kinds'))).toEqual(['two'])
  expect(ids(sentence('programme', 'p'))).toEqual(['one', 'two'])
  expect(ids()).toEqual([])
})
