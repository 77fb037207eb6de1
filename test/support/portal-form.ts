import { readFileSync } from 'node:fs'
import type { CodeList, FormDefinition, FormField, JsonObject, JsonValue } from '@splot/definition'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { samplePdf } from './sample-pdf.ts'
import { emptyZip } from './sample-zip.ts'
import type { PortalUser } from './portal-user.ts'

const root = new URL('../../', import.meta.url)
const read = <T>(path: string) => JSON.parse(readFileSync(new URL(path, root), 'utf8')) as T

/** What happens on each page of a form before it is left. */
export type OnPage = (page: string) => Promise<void>

/**
 * Fills a form page by page as a person does: finds every field by its label, goes on, and stops at
 * the review. Answers are keyed as the form's own; files are any text, references the label shown.
 */
export async function fillForm(
  user: PortalUser,
  formId: string,
  answers: JsonObject,
  onPage: OnPage = async () => undefined,
): Promise<void> {
  const { page, words } = user
  const form = read<FormDefinition>(`forms/${formId}.json`)
  const heading = page.locator('.sp-page-title')
  // whoever changes what others have signed is told so first, once
  const agree = page.getByRole('button', { name: words.voidYes })
  const agreeing = () => page.addLocatorHandler(agree, (button) => button.click())
  await heading.waitFor()
  for (;;) {
    const title = await heading.innerText()
    if (title === words.review) return
    const current = form.pages.find((each) => each.title[user.options.locale] === title)
    if (current === undefined)
      throw new Error(`Expected a page of ${formId} but "${title}" is open`)
    await agreeing()
    for (const field of current.sections.flatMap(({ fields }) => fields)) {
      const value = answers[field.key]
      if (value !== undefined) await fillField(user, page.locator('.sp-main'), field, value)
    }
    // what a test does with the page by itself it sees as it is
    await page.removeLocatorHandler(agree)
    await onPage(current.id)
    await agreeing()
    await page.getByRole('button', { name: words.next }).click()
    await page.removeLocatorHandler(agree)
    await goneFrom(heading, title, page)
  }
}

/** Sends a form from its review and waits until it was taken. */
export async function submitForm(user: PortalUser): Promise<void> {
  const { page, words } = user
  await page.getByRole('button', { name: words.submit, exact: true }).click()
  await page.getByRole('button', { name: words.yesSubmit }).click()
  await page.getByRole('heading', { level: 1, name: words.sent }).waitFor()
}

/** Fills one field, found by its label inside `within`. */
export async function fillField(
  user: PortalUser,
  within: Locator,
  field: FormField,
  value: JsonValue,
  row = '',
): Promise<void> {
  const { page, words } = user
  const locale = user.options.locale
  const label = field.label?.[locale] ?? ''
  const name = new RegExp(
    `^${escaped(label)}( ${escaped(words.required)})?${row === '' ? '' : `( ${escaped(row)})?`}$`,
  )
  const group = within.getByRole('group', { name })
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  switch (field.type) {
    case 'table':
      return fillRows(user, within.getByRole('region', { name }), field, value as JsonObject[])
    case 'declaration':
    case 'consent': {
      const text = (field.text ?? field.label)?.[locale] ?? ''
      return within.getByRole('checkbox', { name: text }).setChecked(value === true)
    }
    case 'choices':
    case 'references':
      for (const code of value as string[])
        await group
          .getByRole('checkbox', { name: labelOf(field, code, locale), exact: true })
          .check()
      return
    case 'date':
      return typeDate(group, text)
    case 'datetime':
      return typeDate(group, warsawParts(text))
    case 'file': {
      const file = sampleOf(field)
      await group.locator('input[type=file]').setInputFiles(file)
      return group.getByRole('link', { name: file.name }).first().waitFor()
    }
    case 'money':
      return within.getByRole('textbox', { name }).fill(String(Number(value) / 100))
    case 'integer':
    case 'decimal':
      return within.getByRole('textbox', { name }).fill(text)
    case 'choice':
    case 'reference':
    case 'terc':
    case 'pkd':
      return choose(page, within, name, labelOf(field, text, locale), field.type)
    default:
      return within.getByRole('textbox', { name }).fill(text.trim())
  }
}

/** A file of a kind the field takes. */
function sampleOf({ accept = [] }: FormField) {
  const zip = 'application/zip'
  return accept.includes(zip)
    ? { name: 'wzory.zip', mimeType: zip, buffer: emptyZip }
    : { name: 'dokument.pdf', mimeType: 'application/pdf', buffer: samplePdf }
}

async function fillRows(
  user: PortalUser,
  table: Locator,
  field: FormField,
  rows: JsonObject[],
): Promise<void> {
  await table.waitFor()
  const groups = table.locator('.sp-row')
  for (const [at, row] of rows.entries()) {
    const group = groups.nth(at)
    if ((await groups.count()) <= at)
      await table.getByRole('button', { name: user.words.addRow }).click()
    const title = await group.locator('.sp-row-title').innerText()
    for (const column of field.fields ?? []) {
      const value = row[column.key]
      const label = column.label[user.options.locale]
      // what another answer brings into view comes after the paint
      if (value !== undefined && column.when !== undefined)
        await group.getByLabel(label).first().waitFor()
      // what an expression gives, or only shows, cannot be typed either
      const mayBeFixed = field.rows !== undefined || column.readOnly !== undefined
      const isFixed = Array.isArray(field.rows)
        ? field.rows[at]?.[column.key] !== undefined
        : field.readOnly === true ||
          column.readOnly === true ||
          (mayBeFixed && (await group.getByLabel(label).count()) === 0)
      if (value !== undefined && !isFixed) await fillField(user, group, column, value, title)
    }
  }
}

/** Chooses by radio button, list or search box, whichever the question has. */
async function choose(
  page: Page,
  within: Locator,
  name: RegExp,
  option: string,
  field: FormField['type'],
): Promise<void> {
  const control = within.getByRole('group', { name }).or(within.getByRole('combobox', { name }))
  await control.first().waitFor()
  const tag = await control.first().evaluate((element) => element.tagName)
  if (tag === 'FIELDSET')
    return control
      .first()
      .getByRole('radio', { name: option, exact: field !== 'reference' })
      .check()
  if (tag === 'SELECT') {
    const options = control.first().locator('option')
    const texts = await options.allInnerTexts()
    const at = [option, ...texts.filter((text) => text.includes(option))]
      .map((text) => texts.indexOf(text))
      .find((index) => index >= 0)
    if (at === undefined) throw new Error(`Expected "${option}" among ${texts.join(', ')}`)
    await control.first().selectOption({ index: at })
    return
  }
  if ((await control.first().inputValue()) === option) return
  // chosen by keyboard: a list of suggestions closes when the page under it is scrolled
  const wanted = page.getByRole('option', { name: option, exact: true })
  await suggested(control.first(), option.slice(0, 12), wanted.first())
  // a list still being narrowed lets go of what had the focus: then one goes down again
  await expect
    .poll(async () => {
      const focused = wanted.and(page.locator('[data-focused]'))
      if ((await focused.count()) === 0) await control.first().press('ArrowDown')
      return focused.count()
    })
    .toBe(1)
  await control.first().press('Enter')
  await page.getByRole('listbox').waitFor({ state: 'detached' })
  const taken = await control.first().inputValue()
  if (taken !== option) throw new Error(`Expected "${option}" to be chosen but "${taken}" is`)
}

/** Types until the suggestion is there; that the page scrolls meanwhile changes nothing. */
async function suggested(control: Locator, words: string, wanted: Locator): Promise<void> {
  await control.fill('')
  await control.pressSequentially(words.slice(0, 3))
  await control.page().mouse.wheel(0, 60)
  await control.pressSequentially(words.slice(3))
  await wanted.waitFor()
}

/** Types the parts of a date or a moment one after the other; each takes its digits and passes on. */
async function typeDate(group: Locator, text: string): Promise<void> {
  const [year = '', month = '', day = '', hour, minute] = text.split(/\D/)
  const parts = [day, month, year, ...(hour === undefined ? [] : [hour, minute ?? ''])]
  const segments = group.getByRole('spinbutton')
  for (const [at, part] of parts.entries()) {
    await segments.nth(at).focus()
    await segments.nth(at).pressSequentially(part)
  }
}

function warsawParts(instant: string): string {
  return new Date(instant).toLocaleString('sv-SE', { timeZone: 'Europe/Warsaw' }).slice(0, 16)
}

const lists = new Map<string, CodeList>()

/** Returns the label of a code; of a field without list the value itself. */
function labelOf(field: FormField, code: string, locale: 'pl' | 'en'): string {
  const id = field.type === 'terc' || field.type === 'pkd' ? field.type : field.list
  if (id === undefined || field.type === 'pkd') return code
  const list = lists.get(id) ?? read<CodeList>(`forms/lists/${id}.json`)
  lists.set(id, list)
  return list.items.find((item) => item.code === code)?.label[locale] ?? code
}

async function goneFrom(heading: Locator, title: string, page: Page): Promise<void> {
  const moved = page.locator('.sp-page-title').filter({ hasNotText: exactly(title) })
  const summary = page.locator('.sp-main .sp-summary')
  await moved.or(summary).first().waitFor()
  if ((await heading.innerText()) === title)
    throw new Error(`Expected to leave "${title}" but: ${await summary.innerText()}`)
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
const exactly = (text: string) => new RegExp(`^${escaped(text)}$`)

/** Gives the person's signature; in the field with this label where there are several. */
export async function sign(user: PortalUser, label = ''): Promise<void> {
  const { page, words } = user
  const field = label === '' ? page.locator('main') : page.getByRole('group', { name: label })
  await field.getByRole('button', { name: words.sign }).first().click()
  await field
    .getByRole('status')
    .filter({ hasText: words.signed })
    .first()
    .waitFor({ state: 'attached' })
}
