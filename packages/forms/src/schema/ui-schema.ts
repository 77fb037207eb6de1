import type { FormDefinition, FormField, JsonObject } from '@splot/definition'

/** Returns the control of one field; `options` say what a renderer needs beyond the data. */
function control(field: FormField): JsonObject {
  if (field.type === 'info')
    return { type: 'Label', text: field.text?.pl ?? field.label.pl, options: { field: field.key } }
  const options: JsonObject = { field: field.key, type: field.type }
  if (field.type === 'longtext') options.multi = true
  if (field.type === 'computed') options.readonly = true
  if (field.appearance !== undefined) options.appearance = field.appearance
  if (field.display !== undefined) options.display = field.display
  if (field.type === 'table')
    options.detail = { type: 'HorizontalLayout', elements: (field.fields ?? []).map(control) }
  if (field.type === 'group')
    options.detail = { type: 'VerticalLayout', elements: (field.fields ?? []).map(control) }
  return {
    type: 'Control',
    scope: `#/properties/${field.key}`,
    label: field.label.pl,
    i18n: field.key,
    options,
  }
}

/**
 * Returns the JSON Forms UI schema of a form: pages are a categorization, sections are groups, fields
 * are controls. Conditions are not in it: JSON Forms knows no FEEL, visibility comes from the form's
 * state. Pure.
 */
export function formUiSchema(form: FormDefinition): JsonObject {
  return {
    type: 'Categorization',
    label: form.title.pl,
    elements: form.pages.map((page) => ({
      type: 'Category',
      label: page.title.pl,
      i18n: page.id,
      options: { page: page.id },
      elements: page.sections.map((section) => ({
        type: 'Group',
        label: section.title?.pl ?? '',
        options: { section: section.id },
        elements: section.fields.map(control),
      })),
    })),
  }
}
