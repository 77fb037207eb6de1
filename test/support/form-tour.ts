import { readFileSync } from 'node:fs'
import type { FormDefinition, FormPage } from '@splot/definition'
import { expect } from 'vitest'
import type { BrowserRun } from './browser-run.ts'
import type { SignedIn, Stage } from './first-stage.ts'
import type { PortalUser } from './portal-user.ts'

/** What stands on a page where something could not be shown. */
const broken = /No applicable renderer|\[object Object\]|\bundefined\b|\bNaN\b/

const pageButtons = '.sp-wide-only .sp-page-entry:not([data-status=review]) button'

/**
 * Opens forms in the browser of whoever fills them, with their answers, before these are handed in: while a stage
 * is led on without a browser. Each task once: every page with a
 * picture, the fullest of a form with axe.
 */
export class FormTour {
  private readonly run: BrowserRun
  /** Tasks that were not opened yet. */
  private readonly left: Set<string>
  /** Pages that were not opened yet, by form. */
  private readonly pages = new Map<string, Set<FormPage>>()
  /** Forms that axe has looked at. */
  private readonly checked = new Set<string>()

  /** Opens these tasks, each told with its form, such as `D01.questionnaire`. */
  constructor(run: BrowserRun, tasks: readonly string[]) {
    this.run = run
    this.left = new Set(tasks)
    for (const task of tasks) {
      const [form = ''] = task.split('.')
      this.pages.set(form, new Set(definition(form).pages))
    }
  }

  /** Looks at what is filled in on a stage from now on. */
  follow(stage: Stage): void {
    stage.filled = (reader, task) => this.look(stage, reader, task)
  }

  /** Tasks that were not opened, and pages that none of them showed. */
  missing(): string[] {
    const unseen = [...this.pages].flatMap(([form, pages]) =>
      [...pages].map(({ id }) => `${form} without its page ${id}`),
    )
    return [...this.left, ...unseen]
  }

  private async look(stage: Stage, reader: SignedIn, id: string): Promise<void> {
    const { task, formRef } = await stage.runtime.getTask(reader, id)
    if (formRef === null || !this.left.delete(`${formRef.id}.${task}`)) return
    const user = await this.userOf(stage, reader)
    const { page } = user
    await user.goto(`/tasks/${encodeURIComponent(id)}`)
    const title = page.locator('.sp-page-title')
    await title.waitFor()
    const sizes: number[] = []
    const name = `${formRef.id}-${task}`
    for (let at = 0; at === 0 || at < (await page.locator(pageButtons).count()); at += 1) {
      await turnTo(user, at)
      expect(await page.locator('main').innerText(), `${name}, page ${at + 1}`).not.toMatch(broken)
      expect(await user.overflow(), `things wider than the screen on ${name}`).toEqual([])
      await user.picture(`form-${name}-${at + 1}`)
      sizes.push(await page.locator('.sp-main [data-type]').count())
      this.tickOff(formRef.id, user, await title.innerText())
    }
    const fullest = Math.max(...sizes)
    expect(fullest, `questions of ${name}`).toBeGreaterThan(0)
    if (!this.checked.has(formRef.id)) {
      this.checked.add(formRef.id)
      await turnTo(user, sizes.indexOf(fullest))
      expect(await user.findings(), `accessibility of ${formRef.id}`).toEqual([])
    }
    // a page that stays open is told of whatever happens from now on
    await page.goto('about:blank')
  }

  private tickOff(form: string, { options }: PortalUser, title: string): void {
    const pages = this.pages.get(form) ?? new Set()
    for (const page of pages) if (page.title[options.locale] === title) pages.delete(page)
  }

  private async userOf(stage: Stage, reader: SignedIn): Promise<PortalUser> {
    const { email = '' } = (await stage.runtime.me(reader)) ?? {}
    const known = this.run.users.find(
      ({ options }) => options.email === email && options.size === 'desktop',
    )
    return known ?? this.run.user(email.replace(/@.*/, ''), 'desktop')
  }
}

/** Turns to a page of the form; one without a list of pages has a single one. */
async function turnTo({ page }: PortalUser, at: number): Promise<void> {
  const buttons = page.locator(pageButtons)
  if ((await buttons.count()) === 0) return
  await buttons.nth(at).click()
  await buttons.nth(at).and(page.locator('[aria-current=step]')).waitFor()
}

function definition(form: string): FormDefinition {
  const text = readFileSync(new URL(`../../forms/${form}.json`, import.meta.url), 'utf8')
  return JSON.parse(text) as FormDefinition
}
