import { lintProgramme } from '@splot/definition'
import type { JsonObject, JsonValue } from '@splot/definition'
import { deleteName, deletionOf, namesOf, renameEverywhere, valueAt } from '@splot/definition/edit'
import type { DefinitionFiles, Name, Repair } from '@splot/definition/edit'
import { createExpressionCompiler, partOf, readNames, textMeans } from '@splot/feel'
import { describe, expect, it } from 'vitest'
import { smallProgramme as files } from '../support/edited-programme.ts'

const reader = { readNames, partOf, textMeans }
const compiler = createExpressionCompiler()

function findings(of: DefinitionFiles): string[] {
  const sources = Object.entries(of).map(([path, value]) => ({ path, text: JSON.stringify(value) }))
  return lintProgramme(sources, compiler).issues.map(
    ({ code, file, path }) => `${code} ${file}${path}`,
  )
}

function rename(name: Name, word: string) {
  return renameEverywhere(files, name, word, reader)
}

/** Returns where a name is written, as `file#pointer [from–to]`. */
function placesOf(name: Name): string[] {
  return namesOf(files, reader)
    .usesOf(name)
    .map(({ file, at, key, from, to }) => `${file}${key ? '@' : '#'}${at} ${from}–${to}`)
}

const at = (of: DefinitionFiles, file: string, pointer: string) => valueAt(of[file], pointer)

describe('what is named in a small programme', () => {
  it('lint finds nothing in it', () => {
    expect(findings(files)).toEqual([])
  })

  it('[DE40] a field is found where it is declared, prefilled, read by its form, by workflows and through variables', () => {
    expect(placesOf({ kind: 'field', inside: 'A1', id: 'size' })).toEqual([
      'workflows/apply.json#/columns/size/value 13–17',
      'workflows/apply.json#/states/filling/on/SEND/0/guard 13–17',
      'workflows/apply.json#/states/judging/meta/tasks/0/prefill/size 13–17',
      'forms/A1.json#/pages/0/sections/0/fields/1/key 0–4',
      'forms/A1.json#/pages/0/sections/0/fields/2/when 0–4',
    ])
    // the variable `chosen` holds the answers of A1; the form A2 reads it in a text
    expect(placesOf({ kind: 'field', inside: 'A1', id: 'name' })).toContain(
      'forms/A2.json#/pages/0/sections/0/fields/2/label/pl 25–29',
    )
  })

  it('[DE40] fields of tables are found in filters, and where rows must differ', () => {
    expect(placesOf({ kind: 'field', inside: 'A2', id: 'rows.name' })).toEqual([
      'forms/A2.json#/pages/0/sections/0/fields/1/uniqueBy 0–4',
      'forms/A2.json#/pages/0/sections/0/fields/1/fields/0/key 0–4',
      'forms/A2.json#/pages/0/sections/0/fields/2/value 28–32',
    ])
  })

  it('[DE40] codes are found where values are compared with them', () => {
    expect(placesOf({ kind: 'code', inside: 'size', id: 'large' })).toEqual([
      'workflows/apply.json#/states/filling/on/SEND/0/guard 21–26',
      'forms/lists/size.json#/items/1/code 0–5',
    ])
  })

  it('[DE131] [DE132] a document beside a field and a pointer in a note go by the new name', () => {
    const changed = structuredClone(files) as Record<string, JsonObject>
    const set = (file: string, pointer: string, value: JsonValue) => {
      const [last = '', ...above] = pointer.split('/').slice(1).toReversed()
      const parent = above
        .toReversed()
        .reduce<JsonValue>((one, step) => (one as JsonObject)[step]!, changed[file]!)
      ;(parent as JsonObject)[last] = value
    }
    changed['forms/documents/rules.json'] = {
      id: 'rules',
      title: { pl: 'R', en: 'R' },
      given: {},
      body: [{ type: 'paragraph', text: { pl: 'R', en: 'R' } }],
    }
    set('forms/A2.json', '/pages/0/sections/0/fields/0/documents', ['rules'])
    set(
      'workflows/apply.json',
      '/states/judging/meta/tasks/0/notes',
      '[{at: "/size", text: "/size"}]',
    )
    const field = { kind: 'field', inside: 'A2', id: 'size' } as const
    const renamed = renameEverywhere(changed, field, 'scale', reader).files
    expect(at(renamed, 'workflows/apply.json', '/states/judging/meta/tasks/0/notes')).toBe(
      '[{at: "/scale", text: "/size"}]',
    )
    const document = { kind: 'document', id: 'rules' } as const
    const other = renameEverywhere(changed, document, 'terms', reader).files
    expect(at(other, 'forms/A2.json', '/pages/0/sections/0/fields/0/documents')).toEqual(['terms'])
  })

  it('[DE41] a state is renamed in its key, its id and what leads to it', () => {
    const { files: after } = rename(
      { kind: 'state', inside: 'apply', id: 'apply.accepted' },
      'taken',
    )
    expect(at(after, 'workflows/apply.json', '/states/taken/id')).toBe('apply.taken')
    expect(at(after, 'workflows/apply.json', '/states/judging/on/JUDGED/target')).toBe(
      '#apply.taken',
    )
    expect(Object.keys(at(after, 'workflows/apply.json', '/states') as object)).toEqual([
      'filling',
      'judging',
      'taken',
      'refused',
    ])
    expect(findings(after)).toEqual([])
  })

  it('[DE90] a timer is renamed where it says when answers are deleted', () => {
    const file = 'workflows/apply.json'
    const deleting = structuredClone(files)
    const { refused } = (deleting[file] as { states: Record<string, { meta: object }> }).states
    Object.assign(refused!.meta, { deleteAnswers: 'check' })
    const timer: Name = { kind: 'timer', inside: 'apply', id: 'check' }
    const { files: after } = renameEverywhere(deleting, timer, 'late', reader)
    expect(at(after, file, '/states/refused/meta/deleteAnswers')).toBe('late')
    expect(findings(after)).toEqual([])
  })

  it('[DE41] a form and a list take the names of their files with them', () => {
    const { files: after } = rename({ kind: 'form', id: 'A1' }, 'B1')
    expect(Object.keys(after)).toContain('forms/B1.json')
    expect(at(after, 'workflows/apply.json', '/states/filling/meta/tasks/0/form')).toBe('B1')
    expect(Object.keys(rename({ kind: 'list', id: 'size' }, 'sizes').files)).toContain(
      'forms/lists/sizes.json',
    )
  })

  it('[DE41] a workflow takes the ids of its states with it', () => {
    const { files: after } = rename({ kind: 'workflow', id: 'apply' }, 'asking')
    expect(at(after, 'workflows/asking.json', '/states/filling/id')).toBe('asking.filling')
    expect(at(after, 'workflows/asking.json', '/states/judging/on/JUDGED/target')).toBe(
      '#asking.accepted',
    )
    expect(findings(after)).toEqual([])
  })

  it.each([
    ['edit.name-taken', { kind: 'field', inside: 'A1', id: 'name' }, 'size'],
    ['edit.name-spelling', { kind: 'field', inside: 'A1', id: 'name' }, 'Żółw'],
    ['edit.name-spelling', { kind: 'field', inside: 'A1', id: 'name' }, 'return'],
    ['edit.name-spelling', { kind: 'event', inside: 'apply', id: 'SEND' }, 'send'],
    ['edit.name-unknown', { kind: 'role', id: 'nobody' }, 'somebody'],
    ['edit.name-of-service', { kind: 'message', id: 'reminder' }, 'note'],
    // inside the filter of `total` it would mean the column of the row
    ['edit.name-hidden', { kind: 'field', inside: 'A2', id: 'rows.points' }, 'item2'],
  ] as const)('[DE43] %s: a name that would not mean the same is refused', (code, name, word) => {
    if (code !== 'edit.name-hidden')
      return expect(() => rename(name, word)).toThrowError(expect.objectContaining({ code }))
    const hiding = JSON.parse(
      JSON.stringify(files).replace(
        'sum(rows.points) +',
        'sum(for item2 in rows return item2.points) + item2 +',
      ),
    ) as DefinitionFiles
    expect(() =>
      renameEverywhere(hiding, { kind: 'field', inside: 'A2', id: 'size' }, 'item2', reader),
    ).toThrowError(expect.objectContaining({ code }))
  })

  it('[DE44] what may be meant but cannot be known is listed, not changed', () => {
    const size: Name = { kind: 'field', inside: 'A1', id: 'size' }
    expect(rename(size, 'howLarge').perhaps).toEqual([])
    const open = JSON.parse(
      JSON.stringify(files).replace('sum(rows.points) +', 'call.size +'),
    ) as DefinitionFiles
    const found = renameEverywhere(open, size, 'howLarge', reader)
    expect(found.perhaps.map(({ file, at: place, from, to }) => [file, place, from, to])).toEqual([
      ['forms/A2.json', '/pages/0/sections/0/fields/2/value', 5, 9],
    ])
    expect(found.files['forms/A2.json']).toBe(open['forms/A2.json'])
  })

  it('[DE44] a file that is not as it should be is named, since it cannot be searched', () => {
    const broken = { ...files, 'forms/A2.json': { id: 'A2' } }
    expect(namesOf(broken, reader).unread).toEqual(['forms/A2.json'])
  })
})

describe('deleting', () => {
  const officer: Name = { kind: 'role', id: 'officer' }

  it('[DE45] every place that would name nothing is told with its sentence', () => {
    const { victims } = deletionOf(files, officer, reader)
    expect(victims.map(({ use }) => `${use.file}${use.at}`)).toEqual([
      'workflows/programme.json/roles/director/exclusiveWith/0',
      'workflows/apply.json/access/read/1',
      'workflows/apply.json/access/answers/judge/0',
      'workflows/apply.json/states/judging/meta/tasks/0/assign/role',
    ])
    // one reader of many is an entry, not the whole workflow
    expect(victims.map(({ removed }) => removed)).toEqual(victims.map(() => undefined))
    expect(victims[3]?.place).toEqual({
      pl: 'przebieg „Application”, stan „Judging”, zadanie „Judgement”',
      en: 'workflow “Application”, state “Judging”, task “Judgement”',
    })
  })

  it('[DE45] what is declared inside goes with it, and what names that is a victim too', () => {
    const { names, victims } = deletionOf(files, { kind: 'form', id: 'A1' }, reader)
    expect(names.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'form A1',
      'section one',
      'field name',
      'field size',
      'field why',
    ])
    expect(victims.map(({ name }) => name.kind)).toContain('field')
  })

  it('[DE46] each victim is repaired as chosen: with another, taken away, or left for lint to name', () => {
    const { victims } = deletionOf(files, officer, reader)
    const repair = (how: (n: number) => Repair) =>
      Object.fromEntries(victims.map(({ key }, n) => [key, how(n)]))
    const director: Name = { kind: 'role', id: 'director' }
    const replaced = deleteName(
      files,
      officer,
      repair((n) => (n === 0 ? { how: 'remove' } : { how: 'replace', by: director })),
      reader,
    )
    expect(findings(replaced)).toEqual([])
    expect(at(replaced, 'workflows/apply.json', '/states/judging/meta/tasks/0/assign/role')).toBe(
      'director',
    )
    const left = deleteName(files, officer, {}, reader)
    expect(findings(left).filter((one) => one.startsWith('unknown.role'))).toHaveLength(4)
  })

  it('[DE46] with a target goes the transition, with the last transition of an event its key', () => {
    const refused: Name = { kind: 'state', inside: 'apply', id: 'apply.refused' }
    const { victims } = deletionOf(files, refused, reader)
    const after = deleteName(
      files,
      refused,
      Object.fromEntries(victims.map(({ key }) => [key, { how: 'remove' }])),
      reader,
    )
    expect(at(after, 'workflows/apply.json', '/states/filling/on/SEND')).toEqual({
      target: 'judging',
      guard: 'answers.fill.size = "large"',
    })
    expect(at(after, 'workflows/apply.json', '/states/judging/after')).toBeUndefined()
    expect(findings(after).filter((one) => one.startsWith('unknown.'))).toEqual([])
  })

  it('[DE46] a transition that led to a state leads to another by its id, wherever that lies', () => {
    const refused: Name = { kind: 'state', inside: 'apply', id: 'apply.refused' }
    const by: Name = { kind: 'state', inside: 'apply', id: 'apply.judging' }
    const { victims } = deletionOf(files, refused, reader)
    const after = deleteName(
      files,
      refused,
      Object.fromEntries(victims.map(({ key }) => [key, { how: 'replace', by }])),
      reader,
    )
    const text = JSON.stringify(after['workflows/apply.json'])
    expect(text).toContain('"#apply.judging"')
    expect(findings(after).filter((one) => one.startsWith('unknown.'))).toEqual([])
  })

  it('[DE45] a part without a name goes with the names declared inside it', () => {
    const page = { file: 'forms/A1.json', at: '/pages/0' }
    const { names, victims } = deletionOf(files, page, reader)
    expect(names.map(({ id }) => id)).toEqual(['one', 'name', 'size', 'why'])
    expect(victims.length).toBeGreaterThan(0)
    expect(at(deleteName(files, page, {}, reader), 'forms/A1.json', '/pages')).toEqual([])
  })

  it('[DE46] a field goes with its column when nobody else reads it', () => {
    const why: Name = { kind: 'field', inside: 'A1', id: 'why' }
    expect(deletionOf(files, why, reader).victims).toEqual([])
    const after = deleteName(files, why, {}, reader)
    expect(at(after, 'forms/A1.json', '/pages/0/sections/0/fields/2')).toBeUndefined()
    expect(findings(after)).toEqual([])
  })
})
