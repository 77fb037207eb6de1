import { SplotError } from '@splot/definition'
import type { DocumentBlock, DocumentDefinition, JsonObject } from '@splot/definition'
import { createExpressionCompiler } from '@splot/feel'
import { describe, expect, it } from 'vitest'
import { compileDocument } from './compile-document.ts'

const both = (pl: string, en = pl) => ({ pl, en })
const codeLists = [{ id: 'results', items: [{ code: 'ok', label: both('spełnione', 'met') }] }]
const parts = { codeLists, expressions: createExpressionCompiler() }

function template(
  body: DocumentBlock[],
  given: DocumentDefinition['given'] = { name: {}, result: { list: 'results' }, rows: {} },
): DocumentDefinition {
  return { id: 't', title: both('Dokument {document.number}'), given, body }
}

function written(body: DocumentBlock[], values: JsonObject) {
  const document = compileDocument(template(body), parts)
  const facts = { number: 'N/1', madeOn: '2027-03-01', replaces: null }
  return document.write(values, facts, { now: '2027-03-01T09:00:00Z', timeZone: 'Europe/Warsaw' })
}

describe('document templates', () => {
  it('[FO60] write values as display, code list and given name say, in both languages', () => {
    const { title, blocks } = written(
      [
        { type: 'heading', text: both('{name}', 'On {document.madeOn}') },
        { type: 'paragraph', text: both('Wynik: {result}.', 'Result: {result}.') },
        {
          type: 'facts',
          items: [
            { label: both('Wynik'), value: 'result' },
            { label: both('Kwota'), value: '250000', display: 'money' },
            { label: both('Kod'), value: '["ok", "ok"]', list: 'results' },
            { label: both('Nic'), value: 'name.nothing' },
          ],
        },
      ],
      { name: 'Żabno', result: 'ok' },
    )
    expect(title.pl).toBe('Dokument N/1')
    expect(blocks[0]).toMatchObject({ level: 2, text: { pl: 'Żabno', en: 'On 1 March 2027' } })
    expect(blocks[1]).toMatchObject({ text: { pl: 'Wynik: spełnione.', en: 'Result: met.' } })
    const facts = (blocks[2] as { items: { value: { pl: string; en: string } }[] }).items
    expect(facts[0]!.value).toEqual({ pl: 'spełnione', en: 'met' })
    expect(facts[1]!.value.pl.replaceAll(/\s/g, ' ')).toBe('2500,00 zł')
    expect(facts[2]!.value.pl).toBe('spełnione, spełnione')
    expect(facts[3]!.value.pl).toBe('–')
  })

  it('[FO60] see nothing but what is given, and write the same each time', () => {
    const body: DocumentBlock[] = [{ type: 'paragraph', text: both('{name} {secret}') }]
    const values = { name: 'A', secret: 'S', constructor: 'C' }
    const first = written(body, values)
    expect(first.blocks).toEqual([{ type: 'paragraph', text: both('A –') }])
    expect(written(body, values)).toEqual(first)
  })

  it('[FO61] leave out what is not to be shown and lists without rows', () => {
    const columns = [{ title: both('Kto'), value: 'row.who' }]
    const body: DocumentBlock[] = [
      { type: 'paragraph', when: 'name = "x"', text: both('nie') },
      { type: 'paragraph', when: 'null', text: both('nie') },
      { type: 'table', title: both('T'), rows: 'rows', columns },
      { type: 'table', title: both('T'), rows: 'rows', columns, empty: both('Brak.') },
      { type: 'list', rows: 'rows', items: [both('{index}. {row.who}')] },
      { type: 'facts', items: [{ label: both('L'), value: '1', when: 'false' }] },
    ]
    expect(written(body, { rows: [] }).blocks).toEqual([{ type: 'paragraph', text: both('Brak.') }])
    const { blocks } = written(body, { rows: [{ who: 'A' }, { who: 'B' }] })
    expect(blocks.map(({ type }) => type)).toEqual(['table', 'table', 'list'])
    expect(blocks[2]).toMatchObject({ items: [both('1. A'), both('2. B')] })
  })

  it('[FO60] name who signed and when', () => {
    const signatures = [{ person: 'p1', name: 'Ola', at: '2027-03-01T09:00:00Z', method: 'portal' }]
    const [block] = written(
      [{ type: 'signatures', items: [{ label: both('Podpis'), value: 'name' }] }],
      { name: signatures },
    ).blocks
    expect(block).toMatchObject({
      items: [{ signed: [{ name: 'Ola', at: { pl: '1 marca 2027, 10:00' } }] }],
    })
    const [none] = written(
      [{ type: 'signatures', items: [{ label: both('Podpis'), value: 'name' }] }],
      {},
    ).blocks
    expect(none).toMatchObject({ items: [{ signed: [] }] })
  })

  it('[FO62] with faults are refused, and each fault has its place', () => {
    const faulty = template(
      [
        { type: 'paragraph', text: both('{1 +}', 'ok }') },
        { type: 'facts', items: [{ label: both('L'), value: 'x', list: 'nope' }] },
      ],
      {},
    )
    let thrown: unknown
    try {
      compileDocument(faulty, parts)
    } catch (error) {
      thrown = error
    }
    expect(thrown).toBeInstanceOf(SplotError)
    const { code, issues } = thrown as SplotError
    expect(code).toBe('document.invalid-definition')
    expect(issues.map(({ path }) => path)).toEqual([
      '/body/0/text/pl',
      '/body/0/text/en',
      '/body/1/items/0/list',
    ])
  })
})
