import { expect } from 'vitest'
import type { PortalUser } from './portal-user.ts'

const tabsAtMost = 150

/**
 * Goes on by Tab until the focus is on what the CSS selector names; on the way the focus must be
 * seen on everything it comes to.
 */
export async function tabTo({ page }: PortalUser, wanted: string): Promise<void> {
  for (let at = 0; at < tabsAtMost; at += 1) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate((selector) => {
      const element = document.activeElement
      if (element === null || element === document.body) return null
      const style = (one: Element) => getComputedStyle(one)
      const shown = [element, element.parentElement, element.nextElementSibling]
        .filter((one) => one !== null)
        .some((one) => style(one).outlineStyle !== 'none' || style(one).boxShadow !== 'none')
      // a part of a date is marked by its colours
      const marked = shown || style(element).backgroundColor !== 'rgba(0, 0, 0, 0)'
      return {
        found: element.matches(selector),
        marked,
        html: element.outerHTML.slice(0, 120),
      }
    }, wanted)
    if (here === null) continue
    expect(here.marked, `focus to be seen on ${here.html}`).toBe(true)
    if (here.found) return
  }
  throw new Error(`Expected to reach ${wanted} by Tab`)
}

/** Sends a form from its review without a mouse and waits until it was taken. */
export async function submitByKeyboard(user: PortalUser): Promise<void> {
  const { page, words } = user
  await tabTo(user, '.sp-review .sp-page-actions .sp-button')
  await page.keyboard.press('Enter')
  const yes = page.getByRole('dialog').getByRole('button', { name: words.yesSubmit })
  await yes.waitFor()
  // the dialog may open with the focus on what it asks
  if (!(await yes.evaluate((button) => button === document.activeElement)))
    await tabTo(user, 'dialog .sp-button')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: words.sent }).waitFor()
}
