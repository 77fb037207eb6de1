import { SplotError } from '@splot/definition'
import type { DocumentBlock, DocumentDefinition, JsonObject } from '@splot/definition'
import { createExpressionCompiler } from '@splot/feel'
import { array, assert, constantFrom, property } from 'fast-check'
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

  it('[FO78] show pictures with their words; what is no picture leaves its words', () => {
    const body: DocumentBlock[] = [{ type: 'pictures', files: 'rows.file', texts: 'rows.alt' }]
    const document = compileDocument(template(body), parts)
    expect(document.readsPictures).toBe(true)
    expect(compileDocument(template([]), parts).readsPictures).toBe(false)
    const picture = { sha256: 'a'.repeat(64), type: 'image/png', width: 4, height: 3 } as const
    const rows = [
      { file: 'f1', alt: 'Plan' },
      { file: 'f2', alt: 'Mapa' },
      { file: 'f1', alt: ' ' },
      { file: 'toString', alt: 'Nic' },
    ]
    const facts = { number: null, madeOn: '2027-03-01', replaces: null }
    const moment = { now: '2027-03-01T09:00:00Z', pictures: { f1: picture } }
    expect(document.write({ rows }, facts, moment).blocks).toEqual([
      { type: 'picture', picture, text: both('Plan') },
      { type: 'paragraph', text: both('Mapa') },
      { type: 'paragraph', text: both('Nic') },
    ])
    expect(document.write({ rows: null }, facts, moment).blocks).toEqual([])
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

  it('[FO70] write blocks of `each` once for each element, also inside each other', () => {
    const rows = [
      { name: 'Pierwszy', points: [{ text: 'a' }, { text: 'b' }] },
      { name: 'Drugi', points: [] },
    ]
    const { blocks } = written(
      [
        {
          type: 'each',
          rows: 'rows',
          as: 'part',
          body: [
            { type: 'heading', text: both('{index}. {part.name}') },
            { type: 'paragraph', text: both('Pusto.'), when: 'count(part.points) = 0' },
            {
              type: 'table',
              title: both('Punkty: {part.name}'),
              rows: 'part.points',
              columns: [{ title: both('Treść'), value: 'row.text' }],
            },
            {
              type: 'each',
              rows: 'part.points',
              as: 'point',
              body: [{ type: 'paragraph', text: both('{part.name}/{point.text}/{index}') }],
            },
          ],
        },
      ],
      { rows },
    )
    const told = blocks.map((block) =>
      block.type === 'table' ? block.title.pl : 'text' in block ? block.text.pl : block.type,
    )
    expect(told).toEqual([
      '1. Pierwszy',
      'Punkty: Pierwszy',
      'Pierwszy/a/1',
      'Pierwszy/b/2',
      '2. Drugi',
      'Pusto.',
    ])
  })

  it('[FO71] write rich text with its headings, lists, tables, links and stresses', () => {
    const html = [
      '<h3>Po co &amp; jak</h3><p>Zobacz <strong>wzór <em>umowy</em></strong><br>na',
      ' <a href="https://example.org/?a=1&amp;b=2">stronie</a>.</p>',
      '<ol><li>Raz<ul><li>raz i pół</li></ul></li><li>Dwa</li></ol>',
      '<table><caption>Ceny</caption><tr><th>Co</th><th>Ile</th></tr><tr><td>A</td></tr></table>wolny',
    ].join('')
    const { blocks } = written([{ type: 'rich', value: 'name' }], { name: html })
    expect(blocks).toEqual([
      {
        type: 'rich',
        nodes: [
          { type: 'heading', level: 3, runs: [{ text: 'Po co & jak' }] },
          {
            type: 'paragraph',
            runs: [
              { text: 'Zobacz ' },
              { text: 'wzór ', strong: true },
              { text: 'umowy', strong: true, em: true },
              { text: '\n' },
              { text: 'na ' },
              { text: 'stronie', href: 'https://example.org/?a=1&b=2' },
              { text: '.' },
            ],
          },
          {
            type: 'list',
            ordered: true,
            items: [
              {
                runs: [{ text: 'Raz' }],
                below: [
                  {
                    type: 'list',
                    ordered: false,
                    items: [{ runs: [{ text: 'raz i pół' }], below: [] }],
                  },
                ],
              },
              { runs: [{ text: 'Dwa' }], below: [] },
            ],
          },
          { type: 'table', title: 'Ceny', columns: ['Co', 'Ile'], rows: [['A', '']] },
          { type: 'paragraph', runs: [{ text: 'wolny' }] },
        ],
      },
    ])
  })

  it('[FO71] mend rich text whose tags do not pair, and lose none of its words', () => {
    assert(
      property(
        array(
          constantFrom(
            'a',
            'b ',
            '<p>',
            '</p>',
            '<ul>',
            '</ul>',
            '<li>',
            '</li>',
            '<br>',
            '<strong>',
            '</strong>',
            '<h3>',
            '</h3>',
            '<table>',
            '</table>',
            '<tr>',
            '<td>',
            '</td>',
          ),
        ),
        (pieces) => {
          const html = pieces.join('')
          const { blocks } = written([{ type: 'rich', value: 'name' }], { name: html })
          expect(JSON.stringify(blocks)).not.toMatch(/<[a-z/]/)
        },
      ),
    )
    const { blocks } = written([{ type: 'rich', value: 'name' }], {
      name: '<p>raz<p>dwa</strong><h3>trzy<ul><li>cztery</table> &#65;&nieznane;',
    })
    for (const word of ['raz', 'dwa', 'trzy', 'cztery', 'A&nieznane;'])
      expect(JSON.stringify(blocks)).toContain(word)
  })

  it('[FO60] see the cases that were gathered for them, and none where they gather none', () => {
    const body: DocumentBlock[] = [{ type: 'list', items: [both('{row.n}')], rows: 'cases' }]
    const values = { cases: [{ n: 'A' }, { n: 'B' }] }
    expect(written(body, values).blocks).toEqual([])
    const cases = { workflow: 'application', values: { n: 'case.number' } }
    const register = compileDocument({ ...template(body), cases }, parts)
    const facts = { number: null, madeOn: '2027-03-01', replaces: null }
    const moment = { now: '2027-03-01T09:00:00Z', timeZone: 'Europe/Warsaw' }
    expect(register.write(values, facts, moment).blocks).toEqual([
      { type: 'list', ordered: false, items: [both('A'), both('B')] },
    ])
  })

  it('[FO72] write ids of people as their names, and a dash for one nobody knows', () => {
    const body: DocumentBlock[] = [
      {
        type: 'facts',
        items: [
          { label: both('Jedna'), value: 'name' },
          { label: both('Kilka'), value: 'rows.id', people: true },
        ],
      },
    ]
    const document = compileDocument(template(body, { name: { people: true }, rows: {} }), parts)
    const facts = { number: null, madeOn: '2027-03-01', replaces: null }
    const people = { p1: 'Anna Żak', p2: 'Jan Łoś' }
    const moment = { now: '2027-03-01T09:00:00Z', timeZone: 'Europe/Warsaw', people }
    expect(document.readsPeople).toBe(true)
    const values = { name: 'p2', rows: [{ id: 'p1' }, { id: 'constructor' }, { id: 'p2' }] }
    const { blocks } = document.write(values, facts, moment)
    expect((blocks[0] as { items: { value: { pl: string } }[] }).items).toMatchObject([
      { value: { pl: 'Jan Łoś' } },
      { value: { pl: 'Anna Żak, –, Jan Łoś' } },
    ])
    expect(compileDocument(template([]), parts).readsPeople).toBe(false)
  })
})
