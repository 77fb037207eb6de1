import * as fc from 'fast-check'

/** Variables that generated expressions may name. */
export const feelVariables = {
  n: 7,
  m: -2.5,
  t: 'żółw',
  e: '',
  yes: true,
  no: false,
  nothing: null,
  xs: [3, 1, 2],
  ts: ['b', 'a', 'c'],
  rows: [
    { k: 'x', p: 4 },
    { k: 'y', p: 9 },
    { k: 'x', p: 1 },
  ],
  person: { name: 'Ada', age: 36, tags: ['p', 'q'] },
  day: '2026-03-01',
}

interface Kinds {
  number: string
  text: string
  boolean: string
  numbers: string
  texts: string
  date: string
  /** Whole days. */
  days: string
  duration: string
}

/** Depth is bounded so that a sample stays readable. */
const depth = { depthSize: 'small', maxDepth: 4, withCrossShrink: true } as const

const { number, text, boolean, numbers, texts, date, duration } = fc.letrec<Kinds>((tie) => {
  const call = (name: string, ...parts: (keyof Kinds)[]) =>
    fc.tuple(...parts.map((part) => tie(part))).map((args) => `${name}(${args.join(', ')})`)
  const infix = (left: keyof Kinds, operators: string[], right: keyof Kinds) =>
    fc
      .tuple(tie(left), fc.constantFrom(...operators), tie(right))
      .map((parts) => `(${parts.join(' ')})`)
  return {
    number: fc.oneof(
      depth,
      fc.constantFrom(
        'n',
        'm',
        '0',
        '1',
        '2',
        '3',
        '10',
        '-4',
        '2.5',
        'person.age',
        'xs[1]',
        'rows[2].p',
      ),
      infix('number', ['+', '-', '*', '/'], 'number'),
      call('abs', 'number'),
      call('floor', 'number'),
      call('ceiling', 'number'),
      fc.tuple(tie('number')).map(([a]) => `modulo(floor(${a}), 7)`),
      call('count', 'numbers'),
      call('sum', 'numbers'),
      call('min', 'numbers'),
      call('max', 'numbers'),
      call('mean', 'numbers'),
      call('string length', 'text'),
      fc
        .tuple(tie('boolean'), tie('number'), tie('number'))
        .map(([c, a, b]) => `(if ${c} then ${a} else ${b})`),
      fc
        .tuple(tie('numbers'), fc.constantFrom('1', '2', '-1'))
        .map(([list, at]) => `${list}[${at}]`),
      fc
        .tuple(tie('date'), fc.constantFrom('year', 'month', 'day', 'weekday'))
        .map(([d, p]) => `${d}.${p}`),
      fc.tuple(tie('duration'), fc.constantFrom('days', 'hours')).map(([d, p]) => `${d}.${p}`),
    ),
    text: fc.oneof(
      depth,
      fc.constantFrom('t', 'e', '"x"', '"ab"', 'person.name', 'ts[2]', 'rows[1].k'),
      infix('text', ['+'], 'text'),
      call('upper case', 'text'),
      call('lower case', 'text'),
      call('substring before', 'text', 'text'),
      call('substring after', 'text', 'text'),
      fc.tuple(tie('number')).map(([a]) => `string(floor(${a}))`),
      call('string', 'date'),
      call('string', 'duration'),
      fc
        .tuple(tie('text'), fc.constantFrom('1', '2', '-1'))
        .map(([s, at]) => `substring("abc" + ${s}, ${at})`),
    ),
    boolean: fc.oneof(
      depth,
      fc.constantFrom('yes', 'no', 'nothing', 'true', 'false', 'null', 'missing'),
      infix('number', ['=', '!=', '<', '<=', '>', '>='], 'number'),
      infix('text', ['=', '!=', '<', '>='], 'text'),
      infix('date', ['=', '<', '>='], 'date'),
      infix('duration', ['=', '<', '>='], 'duration'),
      infix('number', ['=', '!='], 'text'),
      infix('boolean', ['and', 'or'], 'boolean'),
      call('not', 'boolean'),
      call('contains', 'text', 'text'),
      call('starts with', 'text', 'text'),
      call('list contains', 'numbers', 'number'),
      fc
        .tuple(tie('number'), fc.constantFrom('-3 and 2', '0 and n'))
        .map(([a, ends]) => `(${a} between ${ends})`),
      fc
        .tuple(tie('number'), fc.constantFrom('[0..4]', '(1..9)', ']m..n]'))
        .map(([a, range]) => `(${a} in ${range})`),
      fc
        .tuple(tie('number'), tie('number'), tie('number'))
        .map(([a, b, c]) => `(${a} in (${b}, > ${c}))`),
      fc
        .tuple(fc.constantFrom('some', 'every'), tie('numbers'), tie('texts'))
        .map(([q, list, texts]) => `(${q} i in ${list}, j in ${texts} satisfies i = n or j = "a")`),
      fc
        .tuple(tie('number'), fc.constantFrom('number', 'string', 'boolean'))
        .map(([a, k]) => `(${a} instance of ${k})`),
    ),
    numbers: fc.oneof(
      depth,
      fc.constantFrom('xs', 'rows.p', 'rows[k = "x"].p', '[]', '[1, 2, 2]'),
      fc.tuple(tie('number'), tie('number')).map(([a, b]) => `[${a}, ${b}]`),
      fc.tuple(tie('numbers'), tie('number')).map(([list, a]) => `${list}[item > ${a}]`),
      fc
        .tuple(tie('numbers'), tie('number'))
        .map(([list, a]) => `(for i in ${list} return i + ${a})`),
      call('reverse', 'numbers'),
      call('concatenate', 'numbers', 'numbers'),
      call('append', 'numbers', 'number'),
      call('distinct values', 'numbers'),
      call('flatten', 'numbers'),
      fc.tuple(tie('numbers')).map(([list]) => `sort(${list}, function(a, b) a < b)`),
    ),
    texts: fc.oneof(
      depth,
      fc.constantFrom('ts', 'rows.k', 'person.tags'),
      fc.tuple(tie('text'), tie('text')).map(([a, b]) => `[${a}, ${b}]`),
      call('reverse', 'texts'),
      call('union', 'texts', 'texts'),
    ),
    date: fc.oneof(
      depth,
      fc.constantFrom('date(day)', 'date("2026-11-23")', 'date(2024, 2, 29)', '@"2020-01-31"'),
      fc
        .tuple(tie('date'), fc.constantFrom('+', '-'), tie('days'))
        .map((parts) => `(${parts.join(' ')})`),
    ),
    days: fc.oneof(
      depth,
      fc.constantFrom('duration("P1D")', '@"P30D"', 'duration("-P7D")'),
      infix('days', ['+', '-'], 'days'),
      infix('date', ['-'], 'date'),
    ),
    duration: fc.oneof(
      depth,
      fc.constantFrom('duration("P1D")', 'duration("PT36H")', '@"P2DT3H"'),
      infix('duration', ['+', '-'], 'duration'),
      infix('date', ['-'], 'date'),
    ),
  }
})

/** FEEL sources over `feelVariables`, mostly well typed. */
export const arbitraryExpression = fc.oneof(
  number,
  text,
  boolean,
  numbers,
  texts,
  fc.tuple(date).map(([d]) => `string(${d})`),
  fc.tuple(duration).map(([d]) => `string(${d})`),
)
