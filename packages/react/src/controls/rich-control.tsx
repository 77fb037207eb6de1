import { useEffect, useRef, type ReactNode } from 'react'
import { useFormContext } from '../store/form-context.ts'
import { useFieldTexts } from '../texts/field-texts.ts'
import { cleanRichText } from '../values/rich-text.ts'
import {
  FieldError,
  FieldHelp,
  RequiredMark,
  useInputTies,
  type ControlProps,
  invalidMark,
} from './field-frame.tsx'
import { textIn } from '../store/form-context.ts'

const commands = [
  { name: 'bold', command: 'bold', value: undefined },
  { name: 'italic', command: 'italic', value: undefined },
  { name: 'heading', command: 'formatBlock', value: 'h3' },
  { name: 'paragraph', command: 'formatBlock', value: 'p' },
  { name: 'list', command: 'insertUnorderedList', value: undefined },
] as const

/** Text with headings, lists and emphasis. Only allowed elements are kept; pasting brings plain text. */
export function RichControl(props: ControlProps): ReactNode {
  const { store, locale } = useFormContext()
  const t = useFieldTexts()
  const ties = useInputTies(props)
  const box = useRef<HTMLDivElement>(null)
  const { field, pointer, view } = props
  const value = typeof view.value === 'string' ? view.value : ''

  // the browser owns the text while it is edited; a value from outside is put in only when it differs
  useEffect(() => {
    const element = box.current
    if (element === null || element === document.activeElement) return
    if (cleanRichText(element.innerHTML) !== value) element.replaceChildren(...richNodes(value))
  }, [value])

  function read(): void {
    const html = cleanRichText(box.current?.innerHTML ?? '')
    store.setValue(pointer, html === '' ? undefined : html)
  }

  return (
    <div className="sp-field" data-type="rich" data-invalid={invalidMark(view)}>
      <p className="sp-label" id={`${ties.id}-label`}>
        {textIn(field.label, locale)}
        <RequiredMark required={view.required} />
      </p>
      <FieldHelp {...props} />
      <FieldError {...props} />
      <div className="sp-rich">
        <div className="sp-rich-tools" role="group" aria-label={t('rich.tools')}>
          {commands.map(({ name, command, value: argument }) => (
            <button
              key={name}
              type="button"
              className="sp-link-button"
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => {
                box.current?.focus()
                document.execCommand(command, false, argument)
                read()
              }}
            >
              {t(`rich.${name}`)}
            </button>
          ))}
        </div>
        <div
          {...ties}
          ref={box}
          className="sp-rich-text"
          role="textbox"
          aria-multiline="true"
          contentEditable
          suppressContentEditableWarning
          onInput={read}
          onPaste={(event) => {
            event.preventDefault()
            const text = event.clipboardData.getData('text/plain')
            document.execCommand('insertText', false, text)
          }}
          onBlur={() => store.leave(pointer)}
        />
      </div>
    </div>
  )
}

function richNodes(html: string): Node[] {
  const page = new DOMParser().parseFromString(cleanRichText(html), 'text/html')
  return [...page.body.childNodes]
}
