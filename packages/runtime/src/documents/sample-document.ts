import type { LocalText } from '@splot/definition'
import type { ContentBlock } from '@splot/forms'
import type { KeptDocument } from './kept-document.ts'

const both = (pl: string, en = pl): LocalText => ({ pl, en })
const long = 'Zażółć gęślą jaźń, a potem jeszcze raz: źdźbło, ćma, łódź i żółw. '

const blocks: ContentBlock[] = [
  { type: 'heading', level: 2, text: both('Rozstrzygnięcie', 'Decision') },
  { type: 'paragraph', text: both(long.repeat(3), 'The application was granted.') },
  { type: 'heading', level: 3, text: both('Szczegóły', 'Details') },
  {
    type: 'facts',
    items: [{ label: both('Suma punktów', 'Total'), value: both('42,5', '42.5') }],
  },
  { type: 'list', ordered: true, items: [both('pierwszy'), both('drugi')] },
  {
    type: 'rich',
    nodes: [
      { type: 'heading', level: 4, runs: [{ text: 'Z pola opisowego' }] },
      {
        type: 'paragraph',
        runs: [
          { text: 'Czytaj ' },
          { text: 'uważnie', strong: true },
          { text: ' i ' },
          { text: 'bez pośpiechu', em: true },
          { text: ': ' },
          { text: 'wzór', href: 'https://example.org/?a=1&b=2' },
        ],
      },
      {
        type: 'list',
        ordered: false,
        items: [
          {
            runs: [{ text: 'górny' }],
            below: [
              { type: 'list', ordered: true, items: [{ runs: [{ text: 'dolny' }], below: [] }] },
            ],
          },
        ],
      },
      { type: 'table', title: '', columns: ['Cecha', 'Wartość'], rows: [['kolor', 'zielony']] },
    ],
  },
  {
    type: 'table',
    title: both('Kryteria', 'Criteria'),
    columns: [
      { title: both('Kod', 'Code'), number: false },
      { title: both('Ocena', 'Result'), number: true },
    ],
    rows: [
      [both('FR01'), both('spełnione', 'met')],
      [both('FR02'), both('niespełnione', 'not met')],
    ],
  },
  {
    type: 'signatures',
    items: [
      {
        label: both('Podpis operatora', 'Operator'),
        signed: [{ name: 'Żaneta Ślęzak', at: both('1 marca 2027, 10:00', '1 March 2027, 10:00') }],
      },
      { label: both('Podpis lidera', 'Leader'), signed: [] },
    ],
  },
]

/** Returns a document with a block of each kind, and more, for tests of its forms. */
export function sampleDocument(more: ContentBlock[] = []): KeptDocument {
  return {
    id: 'case-1/4/0',
    caseId: 'case-1',
    template: 'decision',
    number: '1/REK/2027/0012/U',
    madeAt: '2027-03-01T09:00:00Z',
    title: both('Rozstrzygnięcie odwołania', 'Decision on the appeal'),
    languages: ['pl', 'en'],
    replaces: null,
    blocks: [...blocks, ...more],
    checksum: 'a'.repeat(64),
    source: {
      workflow: { id: 'appeal', version: 1 },
      step: 4,
      values: 'b'.repeat(64),
      template: 'c'.repeat(64),
    },
    values: {},
  }
}
