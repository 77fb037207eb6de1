import { expect, it } from 'vitest'
import { stagesOfFiles } from './stages-of-files.ts'

const stages = ['recruitment', 'competition'].map((id) => ({ id, title: { pl: id, en: id } }))

function workflow(id: string, stage: string | undefined, forms: readonly string[]) {
  const tasks = forms.map((form) => ({
    id: form,
    form,
    submit: 'DONE',
    assign: { role: 'officer' },
  }))
  return {
    id,
    version: 1,
    initial: 'waits',
    states: { waits: { id: `${id}.waits`, meta: { ...(stage && { stage }), tasks } } },
  }
}

it('puts a workflow to the stage that its states name, and a form to the earliest that uses it', () => {
  const found = stagesOfFiles(
    {
      'workflows/application.json': workflow('application', 'competition', ['X03', 'C01']),
      'workflows/recruitment.json': workflow('recruitment', 'recruitment', ['R03', 'X03']),
      'workflows/registers.json': workflow('registers', undefined, ['X04']),
      'workflows/odd.json': workflow('odd', 'holiday', ['X09']),
      ...Object.fromEntries(
        ['C01', 'R03', 'X03', 'X04', 'X09'].map((id) => [`forms/${id}.json`, { id }]),
      ),
    },
    stages,
  )
  expect(Object.fromEntries(found)).toEqual({
    'workflows/recruitment.json': 'recruitment',
    'workflows/application.json': 'competition',
    'forms/C01.json': 'competition',
    'forms/R03.json': 'recruitment',
    'forms/X03.json': 'recruitment',
  })
})
