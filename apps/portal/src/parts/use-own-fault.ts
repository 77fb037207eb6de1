import { useState, type InvalidEvent } from 'react'
import { useTranslation } from 'react-i18next'

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

/** What is wrong with one control of a form, told by the page and in its language. */
export interface OwnFault {
  /** Empty: nothing that the person has been told of. */
  fault: string
  onInvalid: (event: InvalidEvent<Control>) => void
  /** To be called once something else stands in the control. */
  forget: () => void
}

/** Returns what stands in for the bubble of the browser, which speaks the language of the browser. */
export function useOwnFault(): OwnFault {
  const { t } = useTranslation()
  const [fault, setFault] = useState('')
  return {
    fault,
    forget: () => setFault(''),
    onInvalid(event) {
      event.preventDefault()
      const control = event.currentTarget
      const { valueMissing, typeMismatch } = control.validity
      const isEmail = typeMismatch && control.type === 'email'
      setFault(
        t(valueMissing ? 'case.asked.missing' : isEmail ? 'signIn.wrong' : 'common.notAllowed'),
      )
      // with the bubble the browser leaves out the focus too
      if (control.form?.querySelector(':is(input, select, textarea):invalid') === control)
        control.focus()
    },
  }
}
