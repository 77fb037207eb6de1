import type { JsonFormsRendererRegistryEntry } from '@jsonforms/core'
import type { ComponentType } from 'react'
import type { FieldType } from '@splot/definition'
import { BooleanControl, StatementControl } from '../controls/boolean-control.tsx'
import { ChoiceControl } from '../controls/choice-control.tsx'
import { ChoicesControl } from '../controls/choices-control.tsx'
import { ComputedControl } from '../controls/computed-control.tsx'
import { DateControl, DateTimeControl, TimeControl } from '../controls/date-control.tsx'
import type { ControlProps } from '../controls/field-frame.tsx'
import { FileControl } from '../controls/file-control.tsx'
import { GroupControl } from '../controls/group-control.tsx'
import { InfoControl } from '../controls/info-control.tsx'
import { LongTextControl } from '../controls/long-text-control.tsx'
import { NumberControl } from '../controls/number-control.tsx'
import { RichControl } from '../controls/rich-control.tsx'
import { SignatureControl } from '../controls/signature-control.tsx'
import { TableControl } from '../controls/table-control.tsx'
import { TextControl } from '../controls/text-control.tsx'
import { ReviewField, ReviewGroup, ReviewTable } from '../review/review-controls.tsx'
import { fieldRenderer, fieldTypeIs } from './field-renderer.tsx'
import { isSection, SectionRenderer } from './section-renderer.tsx'

const controls: Record<FieldType, ComponentType<ControlProps>> = {
  text: TextControl,
  longtext: LongTextControl,
  rich: RichControl,
  integer: NumberControl,
  decimal: NumberControl,
  money: NumberControl,
  date: DateControl,
  datetime: DateTimeControl,
  time: TimeControl,
  email: TextControl,
  phone: TextControl,
  url: TextControl,
  nip: TextControl,
  regon: TextControl,
  krs: TextControl,
  pesel: TextControl,
  iban: TextControl,
  postal: TextControl,
  terc: ChoiceControl,
  pkd: ChoiceControl,
  boolean: BooleanControl,
  choice: ChoiceControl,
  choices: ChoicesControl,
  reference: ChoiceControl,
  references: ChoicesControl,
  table: TableControl,
  group: GroupControl,
  computed: ComputedControl,
  info: InfoControl,
  declaration: StatementControl,
  consent: StatementControl,
  file: FileControl,
  signature: SignatureControl,
}

const reviews: Partial<Record<FieldType, ComponentType<ControlProps>>> = {
  table: ReviewTable,
  group: ReviewGroup,
}

/** The JSON Forms renderer set for filling a form: one entry per kind of control, one for sections. */
export const formRenderers: JsonFormsRendererRegistryEntry[] = entries(
  (type) => controls[type],
  false,
)

/** The renderer set for reading answers: a summary list instead of greyed inputs. */
export const reviewRenderers: JsonFormsRendererRegistryEntry[] = entries(
  (type) => reviews[type] ?? ReviewField,
  true,
)

function entries(
  controlOf: (type: FieldType) => ComponentType<ControlProps>,
  reading: boolean,
): JsonFormsRendererRegistryEntry[] {
  const types = Object.keys(controls) as FieldType[]
  const kinds = new Map<ComponentType<ControlProps>, FieldType[]>()
  for (const type of types)
    kinds.set(controlOf(type), [...(kinds.get(controlOf(type)) ?? []), type])
  const fields = [...kinds].map(([Control, ofTypes]) => ({
    tester: fieldTypeIs(...ofTypes),
    renderer: fieldRenderer(Control, reading),
  }))
  return [{ tester: isSection, renderer: SectionRenderer }, ...fields]
}
