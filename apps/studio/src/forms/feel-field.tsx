import {
  useDeferredValue,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react'
import { useTranslation } from 'react-i18next'
import type { JsonSchema } from '@splot/definition'
import { createExpressionCompiler } from '@splot/feel'
import { kindWord, knownVariables } from '../names/known-variables.ts'
import { useLocale } from '../texts/use-locale.ts'

const compiler = createExpressionCompiler()

/** An expression: what is wrong with it is said under it, and names can be put in from a list. */
export function FeelField(props: {
  label: string
  hint?: string
  value: string
  schema: JsonSchema
  expected: 'boolean' | 'number' | 'list' | 'any'
  onChange: (value: string) => void
}): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(props.value)
  useEffect(() => setText(props.value), [props.value])
  const checked = useDeferredValue(text)
  const issues = useMemo(
    () => (checked.trim() === '' ? [] : compiler.check(checked, props.schema, props.expected)),
    [checked, props.schema, props.expected],
  )
  const known = useMemo(() => knownVariables(props.schema), [props.schema])
  const word = /[\w.]+$/.exec(text)?.[0] ?? ''
  const near = known.filter(({ path }) => path.toLowerCase().includes(word.toLowerCase()))

  function change(next: string): void {
    setText(next)
    props.onChange(next)
  }
  function put(path: string): void {
    const before = text.slice(0, text.length - word.length)
    change(`${before}${path}`)
    area.current?.focus()
  }
  return (
    <div className="st-feel">
      <label htmlFor={id} className="sp-label">
        {props.label}
      </label>
      {props.hint !== undefined && (
        <p id={`${id}-hint`} className="st-quiet">
          {props.hint}
        </p>
      )}
      <textarea
        ref={area}
        id={id}
        className="sp-input st-code"
        rows={Math.min(8, Math.max(2, Math.ceil(text.length / 40)))}
        spellCheck={false}
        autoCapitalize="off"
        value={text}
        aria-invalid={issues.length > 0}
        aria-describedby={`${id}-issues ${id}-hint`}
        onChange={(event) => change(event.target.value)}
      />
      <div id={`${id}-issues`} className="st-issues" aria-live="polite">
        {issues.map((issue) => (
          <p key={`${issue.code} ${issue.from}`}>
            {issue.texts?.[locale] ?? issue.message}
            {issue.suggestion !== undefined &&
              ` ${t('forms.didYouMean', { name: issue.suggestion })}`}
          </p>
        ))}
      </div>
      {known.length > 0 && (
        <details>
          <summary>{t('forms.names')}</summary>
          <ul className="st-names">
            {(near.length > 0 ? near : known).slice(0, 60).map((one) => (
              <li key={one.path}>
                <button type="button" className="sp-link-button" onClick={() => put(one.path)}>
                  {one.path}
                </button>{' '}
                <span className="st-quiet">{kindWord(one.kind, locale)}</span>
                {one.values !== undefined && (
                  <span className="st-quiet"> {one.values.slice(0, 8).join(', ')}</span>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
