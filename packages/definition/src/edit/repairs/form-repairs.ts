import type { FormDefinition, FormPage, FormSection } from '../../form/types.ts'
import type { JsonValue } from '../../json.ts'
import { joinPointer, splitPointer } from '../../source/pointer.ts'
import { setValue } from '../edit-file.ts'
import { freshName } from '../form/fresh-name.ts'
import type { Repair } from './repair.ts'

/** A page that is too long: two of them. */
export const splitPage: Repair = ({ file, path }, files) => {
  const form = files[file] as unknown as FormDefinition
  const at = Number(splitPointer(path)[1])
  const page = form.pages[at]
  if (page === undefined) return []
  const ids = form.pages.flatMap((one) => [one.id, ...one.sections.map(({ id }) => id)])
  const [first, second] = halves(page.sections, ids)
  if (first.length === 0 || second.length === 0) return []
  const { title } = page
  const more: FormPage = {
    ...page,
    id: freshName(page.id, ids, 'page'),
    title: { pl: `${title.pl} – ciąg dalszy`, en: `${title.en} – continued` },
    sections: second,
  }
  const pages = form.pages.flatMap((one, n) =>
    n === at ? [{ ...one, sections: first }, more] : one,
  )
  const label = { pl: 'Podziel stronę na dwie', en: 'Split the page in two' }
  return [setValue(file, '/pages', pages as unknown as JsonValue, label)]
}

/** Sections as evenly as their borders allow; a section that is alone is split itself. */
function halves(
  sections: readonly FormSection[],
  ids: readonly string[],
): [FormSection[], FormSection[]] {
  const [only] = sections
  if (only === undefined) return [[], []]
  if (sections.length === 1) {
    const middle = Math.ceil(only.fields.length / 2)
    const { title: _title, ...rest } = only
    const second = { ...rest, id: freshName(only.id, ids, 'section') }
    return [
      [{ ...only, fields: only.fields.slice(0, middle) }],
      [{ ...second, fields: only.fields.slice(middle) }],
    ]
  }
  const all = sections.reduce((sum, { fields }) => sum + fields.length, 0)
  let count = 0
  const border = sections.findIndex(({ fields }) => (count += fields.length) >= all / 2) + 1
  const cut = Math.min(border, sections.length - 1)
  return [sections.slice(0, cut), sections.slice(cut)]
}

/** What reads or is special is said to be so: enciphered, and every read is logged. */
export const markSensitive: Repair = ({ file, path }) => {
  const label = { pl: 'Oznacz jako dane szczególne', en: 'Mark it as sensitive' }
  return [setValue(file, joinPointer(path, 'sensitive'), true, label)]
}

/** The same for a field of which a part was named. */
export const markFieldSensitive: Repair = (issue, files) =>
  markSensitive(
    { ...issue, path: joinPointer('', ...splitPointer(issue.path).slice(0, -1)) },
    files,
  )
