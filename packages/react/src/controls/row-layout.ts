import type { FormField } from '@splot/definition'

/** Column types that fit beside each other on a wide screen. */
const narrow = new Set<FormField['type']>([
  'text',
  'integer',
  'decimal',
  'money',
  'email',
  'phone',
  'choice',
  'reference',
  'computed',
  'nip',
  'regon',
  'krs',
  'pesel',
  'postal',
  'boolean',
  'time',
])

/** How rows are laid out: columns beside each other, a card a row, or a line a row with its result. */
export type RowLayout = 'grid' | 'cards' | 'lines'

/**
 * Returns how the rows of a table are laid out. Given rows whose first column after their name is
 * computed are lines: what there is to write opens below a line. The name of a given row stands above its
 * columns. Pure.
 */
export function layoutOf({ fields = [], rows }: FormField): RowLayout {
  const isGiven = rows !== undefined
  const columns = isGiven ? fields.slice(1) : fields
  const [result, ...others] = columns
  if (isGiven && result?.type === 'computed' && others.every(({ type }) => !narrow.has(type)))
    return 'lines'
  return columns.length <= 4 && columns.every((each) => narrow.has(each.type)) ? 'grid' : 'cards'
}
