import type { ReactNode } from 'react'
import type { Locale } from '@splot/definition'
import { useTexts } from '../texts/use-texts.ts'
import { formatTime } from '../values/format.ts'
import type { SaveFailure } from './draft-machine.ts'

/** What the person sees of saving. */
export interface SaveStateProps {
  state: 'clean' | 'waiting' | 'saving' | 'retrying' | 'stopped'
  savedAt: string | null
  failure: SaveFailure | null
  reason: string
  locale: Locale
  onSave: () => void
  /** Where people sign in, for whom the session has ended meanwhile. */
  signInAddress?: string
}

/** Says when the draft was last saved, or why it was not; with a button to save now. */
export function SaveState(props: SaveStateProps): ReactNode {
  const t = useTexts()
  return (
    <div className="sp-save" data-state={props.state}>
      <p role="status" className="sp-save-text">
        <span className="sp-save-dot" aria-hidden="true" />
        {saveText(props, t)}
      </p>
      {isSignedOut(props) && props.signInAddress !== undefined && (
        <a href={props.signInAddress} target="_blank" rel="noreferrer">
          {t('save.signIn')}
        </a>
      )}
      {['waiting', 'retrying', 'stopped'].includes(props.state) && (
        <button type="button" className="sp-link-button" onClick={props.onSave}>
          {t('save.now')}
        </button>
      )}
    </div>
  )
}

function isSignedOut({ state, failure }: SaveStateProps): boolean {
  return state === 'stopped' && failure === 'signedOut'
}

function saveText(props: SaveStateProps, t: ReturnType<typeof useTexts>): string {
  const { state, savedAt, failure, locale, reason } = props
  if (state === 'saving') return t('save.saving')
  if (state === 'stopped')
    return failure === 'signedOut' ? t('save.signedOut') : t('save.refused', { reason })
  if (state === 'retrying') return t(failure === 'offline' ? 'save.offline' : 'save.failed')
  if (state === 'waiting') return t('save.waiting')
  return savedAt === null
    ? t('save.nothing')
    : t('save.saved', { time: formatTime(savedAt, locale) })
}
