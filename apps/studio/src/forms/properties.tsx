import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type {
  FormDefinition,
  FormField,
  FormPage,
  FormSection,
  JsonValue,
  LocalText,
} from '@splot/definition'
import { pointerOf, setPartProperty, valueAt } from '@splot/definition/edit'
import type { EditCommand, FormPart } from '@splot/definition/edit'
import { useFiles } from '../draft/use-files.ts'
import { bundleOf } from '../names/bundle-of.ts'
import { useLocalText } from '@splot/react/texts'
import { FieldSettings } from './field-settings.tsx'
import { useFormNames } from './form-names.ts'
import { PartText, WhenSetting, type PartEditing } from './part-editing.tsx'
import { DataClassChoice } from './data-class-choice.tsx'
import { RoleChoice } from './role-choice.tsx'

/** The settings of the part of a form that is chosen. */
export function Properties(props: {
  path: string
  form: FormDefinition
  part: FormPart
  run: (command: EditCommand) => void
}): ReactNode {
  const { path, form, part, run } = props
  const files = useFiles()
  const bundle = bundleOf(files)
  const names = useFormNames(form, bundle, part)
  const at = pointerOf(form, part)
  if (at === undefined || bundle === null) return null
  const editing: PartEditing = {
    path,
    form,
    part,
    names,
    bundle,
    set: (property, value) => run(setPartProperty(path, form, part, property, value)),
  }
  const value = valueAt(form as unknown as JsonValue, at)
  if (part.kind === 'field')
    return <FieldSettings editing={editing} field={value as unknown as FormField} run={run} />
  return part.kind === 'page' ? (
    <PageSettings editing={editing} page={value as unknown as FormPage} />
  ) : (
    <SectionSettings editing={editing} section={value as unknown as FormSection} />
  )
}

function PageSettings({ editing, page }: { editing: PartEditing; page: FormPage }): ReactNode {
  const { t } = useTranslation()
  return (
    <>
      <PartText
        editing={editing}
        property="title"
        value={page.title}
        label={t('forms.pageTitle')}
      />
      <PartText
        editing={editing}
        property="description"
        value={page.description}
        label={t('forms.description')}
        long
        optional
      />
      <WhenSetting editing={editing} value={page.when} />
    </>
  )
}

function SectionSettings(props: { editing: PartEditing; section: FormSection }): ReactNode {
  const { editing, section } = props
  const { t } = useTranslation()
  return (
    <>
      <PartText
        editing={editing}
        property="title"
        value={section.title}
        label={t('forms.sectionTitle')}
        optional
      />
      <PartText
        editing={editing}
        property="description"
        value={section.description}
        label={t('forms.description')}
        long
        optional
      />
      <WhenSetting editing={editing} value={section.when} />
      <RoleChoice
        editing={editing}
        property="visibleTo"
        value={section.visibleTo}
        label={t('forms.visibleTo')}
        none={t('forms.everybody')}
      />
      <RoleChoice
        editing={editing}
        property="editableBy"
        value={section.editableBy}
        label={t('forms.editableBy')}
        none={t('forms.everyFiller')}
      />
      <DataClassChoice
        bundle={editing.bundle}
        value={section.dataClass}
        none={t('forms.dataClassOfForm')}
        onChange={(id) => editing.set('/dataClass', id)}
      />
    </>
  )
}

/** Returns the title of a part in the reader’s language. */
export function usePartTitle(form: FormDefinition, part: FormPart): string {
  const text = useLocalText()
  const at = pointerOf(form, part)
  const value = at === undefined ? undefined : valueAt(form as unknown as JsonValue, at)
  const { title, label } = (value ?? {}) as { title?: LocalText; label?: LocalText }
  return text(title ?? label) || part.id
}
