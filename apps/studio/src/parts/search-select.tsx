import { useId, useMemo, useState, type ReactNode } from 'react'
import {
  Button,
  ComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { SelectOption } from './select-field.tsx'

const shownAtOnce = 60

/** A choice from a long list, found by typing; marks of letters do not matter. */
export function SearchSelect(props: {
  label: string
  value: string
  options: readonly SelectOption[]
  onChange: (value: string) => void
  quiet?: boolean
  place?: string | undefined
}): ReactNode {
  const { t } = useTranslation()
  const { label, value, options, onChange, quiet = false, place } = props
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const chosen = options.find((option) => option.value === value)
  const found = useMemo(() => matching(options, typed ?? ''), [options, typed])
  return (
    <ComboBox
      className="st-field"
      items={found}
      inputValue={typed ?? chosen?.label ?? value}
      selectedKey={value === '' ? null : value}
      menuTrigger="focus"
      allowsEmptyCollection
      onInputChange={setTyped}
      onSelectionChange={(key) => {
        setTyped(null)
        if (key !== null && key !== value) onChange(String(key))
      }}
      onBlur={() => setTyped(null)}
    >
      <Label className={quiet ? 'sp-visually-hidden' : 'sp-label'}>{label}</Label>
      <div className="sp-combobox">
        <Input id={id} className="sp-input" placeholder={t('parts.search')} data-place={place} />
        <Button className="sp-combobox-button">
          <span aria-hidden="true">▾</span>
        </Button>
      </div>
      <Popover className="sp-popover sp-listbox-popover">
        <ListBox<SelectOption & { id: string }>
          className="sp-listbox"
          renderEmptyState={() => <p className="sp-listbox-empty">{t('parts.notFound')}</p>}
        >
          {(option) => (
            <ListBoxItem id={option.value} textValue={option.label} className="sp-listbox-item">
              {option.label}
              {option.group !== undefined && <span className="st-quiet"> {option.group}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}

function matching(
  options: readonly SelectOption[],
  typed: string,
): (SelectOption & { id: string })[] {
  const words = plain(typed).split(/\s+/)
  return options
    .filter(({ label, group = '', value }) => {
      const text = plain(`${label} ${group} ${value}`)
      return words.every((word) => text.includes(word))
    })
    .slice(0, shownAtOnce)
    .map((option) => ({ ...option, id: option.value }))
}

function plain(text: string): string {
  return text
    .toLocaleLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll('ł', 'l')
}
