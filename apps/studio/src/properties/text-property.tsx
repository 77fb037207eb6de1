import type { ReactNode } from 'react'
import { namedBy, wordsOf } from '@splot/definition/edit'
import { TextField } from '../parts/text-field.tsx'
import { useLocale } from '@splot/react/texts'
import { useEditedFile, useSetProperty } from './edited-file.ts'
import type { FieldProps } from './field-props.ts'
import { NamedField } from './named-field.tsx'
import { namedOptions } from './named-options.ts'

/** A text, or the name of one of the things there are. */
export function TextProperty({ property, pointer, value }: FieldProps): ReactNode {
  const locale = useLocale()
  const edited = useEditedFile()
  const set = useSetProperty()
  const { title, help } = wordsOf(property)
  const named = namedBy(property)
  const shared = {
    label: title[locale],
    help: help?.[locale],
    value: typeof value === 'string' ? value : '',
    place: pointer,
    onChange: (text: string) =>
      set(pointer, text === '' && !property.required ? undefined : text, title),
  }
  if (named === undefined) return <TextField {...shared} />
  const options = namedOptions(named, { edited, pointer, locale })
  return <NamedField {...shared} required={property.required} options={options} />
}
