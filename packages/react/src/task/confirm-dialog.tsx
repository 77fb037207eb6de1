import { useEffect, useRef, type ReactNode } from 'react'

/** A question in the middle of the screen; Escape is the same as its second button. */
export function ConfirmDialog(props: {
  open: boolean
  title: string
  children: ReactNode
  /** Absent: there is nothing to say yes to. */
  yes?: string | undefined
  no: string
  danger?: boolean
  /** Room for a table. */
  wide?: boolean
  onYes?: () => void
  onNo: () => void
}): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null)

  useEffect(() => {
    const element = dialog.current
    if (element === null || element.open === props.open) return
    if (props.open) element.showModal?.()
    else element.close?.()
  }, [props.open])

  return (
    <dialog
      ref={dialog}
      className={props.wide === true ? 'sp-dialog sp-wide' : 'sp-dialog'}
      aria-labelledby="sp-dialog-title"
      onCancel={(event) => {
        event.preventDefault()
        props.onNo()
      }}
    >
      {props.open && (
        <>
          <h2 id="sp-dialog-title">{props.title}</h2>
          <div className="sp-dialog-text">{props.children}</div>
          <div className="sp-actions">
            {props.yes !== undefined && (
              <button
                type="button"
                className={props.danger === true ? 'sp-button sp-danger-button' : 'sp-button'}
                onClick={props.onYes}
              >
                {props.yes}
              </button>
            )}
            <button type="button" className="sp-button sp-secondary" onClick={props.onNo}>
              {props.no}
            </button>
          </div>
        </>
      )}
    </dialog>
  )
}
