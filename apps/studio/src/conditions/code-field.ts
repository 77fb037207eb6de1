import {
  autocompletion,
  completionKeymap,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete'
import { defaultKeymap } from '@codemirror/commands'
import { setDiagnostics } from '@codemirror/lint'
import { Compartment, EditorState } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'

/** A place of the text in which something is wrong. */
export interface CodeMark {
  from: number
  to: number
  message: string
}

/** A field of code on the page. */
export interface CodeField {
  setText(text: string): void
  setLabel(label: string): void
  setMarks(marks: readonly CodeMark[]): void
  close(): void
}

/**
 * Opens a field of code in an element. It lives in a shadow root: there its styles are style sheets made
 * by script, which a policy without inline styles allows.
 */
export function openCodeField(
  host: HTMLElement,
  options: {
    label: string
    text: string
    onChange: (text: string) => void
    suggest: () => readonly Completion[]
    /** The draft has one history, in which what is typed here stands too. */
    undo: () => void
    redo: () => void
  },
): CodeField {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const place = document.createElement('div')
  root.append(place)
  const label = new Compartment()
  const labelled = (text: string) => EditorView.contentAttributes.of({ 'aria-label': text })
  const run = (what: () => void) => () => {
    what()
    return true
  }
  let told = options.text
  const view = new EditorView({
    parent: place,
    root,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        keymap.of([
          { key: 'Mod-z', run: run(options.undo) },
          { key: 'Mod-y', run: run(options.redo) },
          { key: 'Mod-Shift-z', run: run(options.redo) },
          ...completionKeymap,
          ...defaultKeymap,
        ]),
        autocompletion({ override: [(context) => suggested(context, options.suggest())] }),
        EditorView.lineWrapping,
        label.of(labelled(options.label)),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (!docChanged) return
          const text = state.doc.toString()
          if (text === told) return
          told = text
          options.onChange(text)
        }),
        look,
      ],
    }),
  })
  return {
    setText(text) {
      if (text === view.state.doc.toString()) return
      told = text
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } })
    },
    setLabel: (text) => view.dispatch({ effects: label.reconfigure(labelled(text)) }),
    setMarks(marks) {
      const end = view.state.doc.length
      const diagnostics = marks.map(({ from, to, message }) => ({
        from: Math.min(from, end),
        to: Math.min(Math.max(to, from), end),
        severity: 'error' as const,
        message,
      }))
      view.dispatch(setDiagnostics(view.state, diagnostics))
    },
    close() {
      view.destroy()
      place.remove()
    },
  }
}

/** Names are suggested while one is typed, or when asked for. */
function suggested(
  context: CompletionContext,
  options: readonly Completion[],
): CompletionResult | null {
  const word = context.matchBefore(/[\w.]+/)
  if (word === null && !context.explicit) return null
  return { from: word?.from ?? context.pos, options, validFor: /^[\w.]*$/ }
}

const look = EditorView.theme({
  '&': {
    fontSize: '1rem',
    border: '1px solid var(--sp-line-strong)',
    borderRadius: 'var(--sp-radius-small)',
    backgroundColor: 'var(--sp-surface)',
    color: 'var(--sp-ink)',
  },
  '&.cm-focused': { outline: '3px solid var(--sp-accent)', outlineOffset: '2px' },
  '.cm-content': {
    padding: '0.65rem 0',
    fontFamily: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
    caretColor: 'var(--sp-ink)',
  },
  '.cm-line': { padding: '0 0.8rem' },
  '.cm-tooltip': {
    border: '1px solid var(--sp-line)',
    borderRadius: 'var(--sp-radius-small)',
    backgroundColor: 'var(--sp-surface)',
    color: 'var(--sp-ink)',
    boxShadow: '0 12px 40px rgb(0 0 0 / 18%)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'inherit', maxHeight: '16rem' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.35rem 0.6rem' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--sp-accent)',
    color: 'var(--sp-on-accent)',
  },
  '.cm-completionInfo': { padding: '0.35rem 0.6rem', maxWidth: '18rem' },
})
