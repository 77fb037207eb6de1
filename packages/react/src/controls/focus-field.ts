const focusable = 'input,select,textarea,button,[tabindex="0"],[role="spinbutton"]'

/**
 * Moves focus to the control with this id and scrolls it into view: to the input itself, or to the
 * first input of a group. Returns whether there was one.
 */
export function focusField(id: string): boolean {
  const element = document.getElementById(id)
  if (element === null) return false
  const inner = element.matches('input,select,textarea,button')
    ? element
    : (element.querySelector<HTMLElement>(focusable) ?? element)
  inner.focus({ preventScroll: true })
  ;(element.closest('.sp-field') ?? element).scrollIntoView?.({ block: 'center' })
  return true
}
