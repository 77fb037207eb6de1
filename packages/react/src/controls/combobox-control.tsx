import { useContext, useMemo, useRef, useState, type ReactNode } from 'react'
import {
  Button,
  ComboBox,
  ComboBoxStateContext,
  Input,
  ListBox,
  ListBoxItem,
  OverlayTriggerStateContext,
  Popover,
  type InputProps,
} from 'react-aria-components'
import { useFormContext } from '../store/form-context.ts'
import { useFieldTexts } from '../texts/field-texts.ts'
import { FieldFrame, useInputTies, type ControlProps } from './field-frame.tsx'
import type { ChoiceOption } from './choice-options.ts'
import { matchOptions, meantOption } from './match-options.ts'

const shownAtOnce = 50

interface Props extends ControlProps {
  options: readonly ChoiceOption[]
  value: string
}

/** A choice from a long list, found by typing; Polish letters match without their marks. */
export function ComboboxControl(props: Props): ReactNode {
  const { store } = useFormContext()
  const t = useFieldTexts()
  const ties = useInputTies(props)
  const chosen = props.options.find((option) => option.value === props.value)
  const [typed, setTyped] = useState<string | null>(null)
  const left = useRef(false)
  const text = typed ?? chosen?.label ?? ''
  const found = useMemo(
    () => matchOptions(props.options, typed ?? '', shownAtOnce),
    [props.options, typed],
  )
  return (
    <FieldFrame {...props}>
      <ComboBox
        aria-labelledby={ties['aria-labelledby']}
        {...(ties['aria-describedby'] !== undefined && {
          'aria-describedby': ties['aria-describedby'],
        })}
        isInvalid={props.view.issue !== null}
        items={found}
        inputValue={text}
        selectedKey={props.value === '' ? null : props.value}
        menuTrigger="focus"
        allowsEmptyCollection
        onInputChange={setTyped}
        onSelectionChange={(key) => {
          setTyped(null)
          const value = key === null ? '' : String(key)
          // nothing was picked from the list: what was typed may leave only one to be meant
          const stays = value === props.value && !left.current
          const meant = stays ? meantOption(props.options, typed ?? '') : null
          if (meant !== null) return store.setValue(props.pointer, meant.value)
          if (value !== props.value) store.setValue(props.pointer, value === '' ? undefined : value)
        }}
        onBlur={() => {
          if (typed === '') store.setValue(props.pointer, undefined)
          setTyped(null)
          store.leave(props.pointer)
        }}
      >
        <div className="sp-combobox">
          <SearchInput
            id={ties.id}
            className="sp-input"
            placeholder={t('choice.search')}
            // Escape leaves everything as it was
            onKeyDownCapture={({ key }) => {
              left.current = key === 'Escape'
            }}
          />
          <Button className="sp-combobox-button">
            <span aria-hidden="true">▾</span>
          </Button>
        </div>
        <StayingPopover>
          <ListBox<ChoiceOption>
            className="sp-listbox"
            renderEmptyState={() => <p className="sp-listbox-empty">{t('choice.notFound')}</p>}
          >
            {(option) => (
              <ListBoxItem id={option.value} textValue={option.label} className="sp-listbox-item">
                {option.label}
              </ListBoxItem>
            )}
          </ListBox>
        </StayingPopover>
      </ComboBox>
      {props.options.length > shownAtOnce && (
        <p className="sp-help">{t('choice.typeMore', { count: props.options.length })}</p>
      )}
    </FieldFrame>
  )
}

/** Opens the list at a click also when the field has the focus already. */
function SearchInput(props: InputProps): ReactNode {
  const state = useContext(ComboBoxStateContext)
  return (
    <Input
      {...props}
      onClick={() => {
        if (state !== null && !state.isOpen) state.open(null, 'manual')
      }}
    />
  )
}

/**
 * Stays while the page scrolls under it: by itself it would close then, and what was typed would be gone.
 * Leaving the field, choosing and Escape close it through the field.
 */
function StayingPopover({ children }: { children: ReactNode }): ReactNode {
  const state = useContext(OverlayTriggerStateContext)
  const staying = useMemo(() => state && { ...state, close: () => undefined }, [state])
  return (
    <OverlayTriggerStateContext.Provider value={staying}>
      <Popover className="sp-popover sp-listbox-popover">{children}</Popover>
    </OverlayTriggerStateContext.Provider>
  )
}
