import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { JsonValue } from '@splot/definition'
import { choiceWord, wordsOf } from '@splot/definition/edit'
import { SelectField } from '../parts/select-field.tsx'
import { useLocale } from '@splot/react/texts'
import { useSetProperty } from './edited-file.ts'
import type { FieldProps } from './field-props.ts'
import { plainText } from './plain-text.ts'

/** One of the values that a property may have. */
export function ChoiceField({ property, pointer, value }: FieldProps): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const set = useSetProperty()
  const { title, help } = wordsOf(property)
  const codes = (property.schema['enum'] as JsonValue[]).map(plainText)
  const isNumber = typeof (property.schema['enum'] as JsonValue[])[0] === 'number'
  return (
    <SelectField
      label={title[locale]}
      help={help?.[locale]}
      value={value === undefined ? '' : plainText(value)}
      options={codes.map((code) => ({ value: code, label: choiceWord(property, code)[locale] }))}
      {...(!property.required && { none: t('properties.nothing') })}
      place={pointer}
      onChange={(code) =>
        set(pointer, code === '' ? undefined : isNumber ? Number(code) : code, title)
      }
    />
  )
}
