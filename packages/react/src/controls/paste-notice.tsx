import type { ReactNode } from 'react'
import { useFieldTexts } from '../texts/field-texts.ts'
import type { PasteResult, TablePaste } from './use-table-paste.ts'

/** Says that cells may be pasted into a table and what became of a paste, with the way back. */
export function PasteNotice({ paste }: { paste: TablePaste }): ReactNode {
  const t = useFieldTexts()
  const { offered, result, undo } = paste
  const done = result !== null && result !== 'undone'
  return (
    <>
      {offered && <p className="sp-help">{t('table.paste.hint')}</p>}
      <div className="sp-paste" data-wrong={done && result.wrong + result.leftOver > 0}>
        <p role="status">{result !== null && sentences(result, t).join(' ')}</p>
        {done && (
          <button type="button" className="sp-link-button" onClick={undo}>
            {t('table.paste.undo')}
          </button>
        )}
      </div>
    </>
  )
}

function sentences(result: PasteResult, t: ReturnType<typeof useFieldTexts>): string[] {
  if (result === 'undone') return [t('table.paste.undone')]
  const { done, wrong, leftOver } = result
  return [
    t('table.paste.done', { count: done }),
    ...(wrong > 0 ? [t('table.paste.wrong', { count: wrong })] : []),
    ...(leftOver > 0 ? [t('table.paste.leftOver', { count: leftOver })] : []),
  ]
}
