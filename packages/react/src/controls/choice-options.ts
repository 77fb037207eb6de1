import type { CodeList, FormField, Locale } from '@splot/definition'
import { todayOf } from '@splot/forms'
import type { FormContextValue } from '../store/form-context.ts'
import { fieldPointer } from '../values/pointer.ts'

/** One thing a person can choose. */
export interface ChoiceOption {
  value: string
  label: string
}

/**
 * Returns what can be chosen in a field: items of its code list that are open today, in the time zone of
 * the form, or the references the server offered. An item that was chosen earlier and is closed now stays in the list. Pure.
 */
export function choiceOptions(
  field: FormField,
  pointer: string,
  context: Pick<FormContextValue, 'codeLists' | 'references' | 'locale' | 'store'>,
  chosen: readonly string[] = [],
): ChoiceOption[] {
  if (field.from !== undefined) {
    return (context.references[fieldPointer(pointer)] ?? []).map(({ id, label }) => ({
      value: id,
      label: label[context.locale],
    }))
  }
  const list = context.codeLists.get(field.list ?? field.type)
  return list === undefined
    ? []
    : listOptions(list, context.locale, todayOf(context.store.scope.moment), chosen)
}

function listOptions(
  list: CodeList,
  locale: Locale,
  today: string,
  chosen: readonly string[],
): ChoiceOption[] {
  return list.items
    .filter(
      ({ code, validFrom = '', validTo = '9999' }) =>
        (validFrom <= today && today <= validTo) || chosen.includes(code),
    )
    .map(({ code, label }) => ({ value: code, label: label[locale] }))
}

/** How a choice is shown when the form does not say. */
export function choiceAppearance(
  field: FormField,
  count: number,
): NonNullable<FormField['appearance']> {
  if (field.appearance !== undefined) return field.appearance
  if (count <= 6 && field.type === 'choice') return 'radio'
  return count <= 15 ? 'select' : 'combobox'
}
