import type { Locator } from 'playwright-core'
import type { PortalUser } from './portal-user.ts'

/** How somebody works a page: with a mouse, or without. What they do is the same. */
export interface Hands {
  press: (button: Locator) => Promise<void>
  write: (field: Locator, text: string) => Promise<void>
  /** One of a list, by its words. */
  choose: (list: Locator, label: string | RegExp) => Promise<void>
  /** One of a list that is found by typing. */
  find: (field: Locator, text: string) => Promise<void>
  check: (box: Locator) => Promise<void>
}

/** Returns the hands of somebody with a mouse. */
export function mouse(): Hands {
  return {
    press: (button) => button.click(),
    write: (field, text) => field.fill(text),
    async choose(list, label) {
      const [, wanted] = await placesIn(list, label)
      await list.selectOption({ index: wanted })
    },
    async find(field, text) {
      if ((await field.inputValue()) === text) return
      await field.click()
      await field.fill(text)
      await field.page().getByRole('option').filter({ hasText: text }).first().click()
    },
    check: (box) => box.check(),
  }
}

/** Index of the option that is chosen, and of the one that is wanted. */
async function placesIn(list: Locator, label: string | RegExp): Promise<[number, number]> {
  const texts = await list.locator('option').allTextContents()
  const wanted = texts.findIndex((text) =>
    typeof label === 'string' ? text.trim() === label : label.test(text.trim()),
  )
  if (wanted < 0) throw new Error(`Expected ${String(label)} among ${texts.join(', ')}`)
  const chosen = await list.evaluate((element) => (element as HTMLSelectElement).selectedIndex)
  return [chosen, wanted]
}

const tabsAtMost = 600

/** Returns the hands of somebody who has a keyboard and nothing else. */
export function keyboard({ page }: PortalUser): Hands {
  const key = (name: string) => page.keyboard.press(name)

  /** Walks by Tab, in the nearer direction, until the focus is there. */
  async function reach(wanted: Locator): Promise<void> {
    await wanted.waitFor()
    // held by itself: a list that opens on the way hides all else from those who look by role
    const there = await wanted.elementHandle()
    for (let step = 0; step < tabsAtMost; step++) {
      const way = await page.evaluate((element) => {
        const here = document.activeElement
        if (here === element) return 'there'
        if (here === null || here === document.body) return 'after'
        return here.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING
          ? 'before'
          : 'after'
      }, there)
      if (way === 'there') return
      await key(way === 'before' ? 'Shift+Tab' : 'Tab')
    }
    throw new Error(`Expected to reach ${String(wanted)} by Tab`)
  }

  async function write(field: Locator, text: string): Promise<void> {
    await reach(field)
    await key('ControlOrMeta+A')
    await page.keyboard.insertText(text)
  }

  return {
    async press(button) {
      await reach(button)
      await key('Enter')
    },
    write,
    async choose(list, label) {
      await reach(list)
      const [chosen, wanted] = await placesIn(list, label)
      const way = wanted > chosen ? 'ArrowDown' : 'ArrowUp'
      for (let left = Math.abs(wanted - chosen); left > 0; left--) await key(way)
    },
    async find(field, text) {
      if ((await field.inputValue()) === text) return
      await write(field, text)
      await page.getByRole('option').filter({ hasText: text }).first().waitFor()
      await key('ArrowDown')
      await key('Enter')
    },
    async check(box) {
      if (await box.isChecked()) return
      if ((await box.getAttribute('type')) !== 'radio') {
        await reach(box)
        await key('Space')
        return
      }
      // of radio buttons the chosen one is reached, and the arrows choose another
      const name = (await box.getAttribute('name')) ?? ''
      await reach(page.locator(`input[name="${name}"]:checked`))
      for (let left = tabsAtMost; left > 0 && !(await box.isChecked()); left--)
        await key('ArrowDown')
    },
  }
}
