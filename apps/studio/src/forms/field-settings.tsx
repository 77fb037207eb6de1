import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { displayFormats } from '@splot/definition'
import type { FieldType, FormField, FormRule, JsonValue } from '@splot/definition'
import { addRule, idsOfKind, setFieldType } from '@splot/definition/edit'
import type { EditCommand } from '@splot/definition/edit'
import { useFiles } from '../draft/use-files.ts'
import { SelectField } from '../parts/select-field.tsx'
import { CheckField } from '../parts/check-field.tsx'
import { useLocalText } from '@splot/react/texts'
import { ConditionOver } from '../conditions/condition-editor.tsx'
import { FeelField } from './feel-field.tsx'
import { fieldKinds } from './field-kinds.ts'
import { LimitSettings } from './limit-settings.tsx'
import { hasSetting, PartText, WhenSetting, type PartEditing } from './part-editing.tsx'
import { DataClassChoice } from './data-class-choice.tsx'
import { NamesChoice } from './names-choice.tsx'
import { RoleChoice } from './role-choice.tsx'

/** The settings of one field: what it asks, who answers, when, within which limits. */
export function FieldSettings(props: {
  editing: PartEditing
  field: FormField
  run: (command: EditCommand) => void
}): ReactNode {
  const { editing, field, run } = props
  const { t } = useTranslation()
  const text = useLocalText()
  return (
    <>
      <PartText editing={editing} property="label" value={field.label} label={t('forms.label')} />
      <PartText
        editing={editing}
        property="help"
        value={field.help}
        label={t('forms.help')}
        hint={t('forms.helpHint')}
        long
        optional
      />
      {hasSetting(field, 'text') && (
        <PartText
          editing={editing}
          property="text"
          value={field.text}
          label={t('forms.text')}
          long
        />
      )}
      <NamesChoice
        editing={editing}
        property="documents"
        value={field.documents}
        options={editing.bundle.documents.map(({ id, title }) => ({
          value: id,
          label: text(title),
        }))}
        label={t('forms.documents')}
        chosen={t('forms.documentsChosen', { count: field.documents?.length ?? 0 })}
      />
      <KindSetting editing={editing} field={field} run={run} />
      {hasSetting(field, 'list') && <ListSetting editing={editing} field={field} />}
      {hasSetting(field, 'from') && <SourceSetting editing={editing} field={field} />}
      {hasSetting(field, 'value') && (
        <FeelField
          label={t('forms.value')}
          hint={t('forms.valueHint')}
          value={field.value ?? ''}
          {...editing.names}
          expected="any"
          onChange={(value) => editing.set('/value', value)}
        />
      )}
      {hasSetting(field, 'withdrawnOn') && (
        <FeelField
          label={t('forms.withdrawnOn')}
          hint={t('forms.withdrawnOnHint')}
          value={field.withdrawnOn ?? ''}
          {...editing.names}
          expected="any"
          onChange={(value) => editing.set('/withdrawnOn', value === '' ? undefined : value)}
        />
      )}
      {hasSetting(field, 'display') && <DisplaySetting editing={editing} field={field} />}
      {hasSetting(field, 'required') && <RequiredSetting editing={editing} field={field} />}
      <h3>{t('forms.logic')}</h3>
      <WhenSetting editing={editing} value={field.when} />
      <LimitSettings editing={editing} field={field} />
      {hasSetting(field, 'rules') && <RuleSettings editing={editing} field={field} run={run} />}
      <h3>{t('forms.access')}</h3>
      <RoleChoice
        editing={editing}
        property="visibleTo"
        value={field.visibleTo}
        label={t('forms.visibleTo')}
        none={t('forms.everybody')}
      />
      {hasSetting(field, 'signers') && (
        <RoleChoice
          editing={editing}
          property="signers"
          value={field.signers}
          label={t('forms.signers')}
          none={t('forms.everyFiller')}
        />
      )}
      {hasSetting(field, 'signWhen') && (
        <FeelField
          label={t('forms.signWhen')}
          hint={t('forms.signWhenHint')}
          value={field.signWhen ?? ''}
          {...editing.names}
          expected="boolean"
          onChange={(value) => editing.set('/signWhen', value === '' ? undefined : value)}
        />
      )}
      {hasSetting(field, 'sensitive') && (
        <CheckField
          label={t('forms.sensitiveSetting')}
          help={t('forms.sensitiveHint')}
          checked={field.sensitive === true}
          onChange={(on) => editing.set('/sensitive', on ? true : undefined)}
        />
      )}
      <DataClassChoice
        bundle={editing.bundle}
        value={field.dataClass}
        none={t('forms.dataClassOfPart')}
        onChange={(id) => editing.set('/dataClass', id)}
      />
      {hasSetting(field, 'namesSecrets') && (
        <CheckField
          label={t('forms.namesSecrets')}
          checked={field.namesSecrets === true}
          onChange={(on) => editing.set('/namesSecrets', on ? true : undefined)}
        />
      )}
      {hasSetting(field, 'searchable') && (
        <CheckField
          label={t('forms.searchable')}
          checked={field.searchable === true}
          onChange={(on) => editing.set('/searchable', on ? true : undefined)}
        />
      )}
      {hasSetting(field, 'readOnly') && typeof field.readOnly !== 'string' && (
        <CheckField
          label={t('forms.readOnly')}
          checked={field.readOnly === true}
          onChange={(on) => editing.set('/readOnly', on ? true : undefined)}
        />
      )}
    </>
  )
}

interface Setting {
  editing: PartEditing
  field: FormField
}

function KindSetting(props: Setting & { run: (command: EditCommand) => void }): ReactNode {
  const { editing, field, run } = props
  const { t } = useTranslation()
  const lists = idsOfKind(useFiles(), 'codeList')
  const types = fieldKinds.flatMap((group) => group.types)
  return (
    <SelectField
      label={t('forms.kind')}
      value={field.type}
      options={types.map((value) => ({ value, label: t(`forms.types.${value}`) }))}
      onChange={(type) =>
        run(setFieldType(editing.path, editing.form, editing.part.id, type as FieldType, lists))
      }
    />
  )
}

function ListSetting({ editing, field }: Setting): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const { draft = '' } = useParams()
  const lists = editing.bundle.codeLists
  return (
    <>
      <SelectField
        label={t('forms.list')}
        value={field.list ?? ''}
        options={lists.map(({ id, title }) => ({ value: id, label: text(title) || id }))}
        onChange={(list) => editing.set('/list', list)}
      />
      {field.list !== undefined && (
        <Link to={`/drafts/${draft}/lists/${field.list}`}>{t('forms.editList')}</Link>
      )}
      {hasSetting(field, 'appearance') && (
        <SelectField
          label={t('forms.appearance')}
          value={field.appearance ?? ''}
          options={['', 'radio', 'select', 'combobox'].map((value) => ({
            value,
            label: t(`forms.appearances.${value || 'auto'}`),
          }))}
          onChange={(value) => editing.set('/appearance', value === '' ? undefined : value)}
        />
      )}
    </>
  )
}

function SourceSetting({ editing, field }: Setting): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const { programme, workflows } = editing.bundle
  if (!field.from) return null
  const { kind, role = '', workflow = '', options = '' } = field.from
  return (
    <>
      <SelectField
        label={t('forms.source')}
        value={kind}
        options={(['people', 'cases', 'options'] as const).map((value) => ({
          value,
          label: t(`forms.sources.${value}`),
        }))}
        onChange={(value) => editing.set('/from', { kind: value })}
      />
      {kind === 'people' && (
        <SelectField
          label={t('forms.sourceRole')}
          value={role}
          options={[
            { value: '', label: t('forms.everybody') },
            ...Object.entries(programme.roles).map(([value, { title }]) => ({
              value,
              label: text(title),
            })),
          ]}
          onChange={(value) => editing.set('/from/role', value === '' ? undefined : value)}
        />
      )}
      {kind === 'cases' && (
        <SelectField
          label={t('forms.sourceWorkflow')}
          value={workflow}
          options={workflows.map(({ id, title }) => ({ value: id, label: text(title) }))}
          onChange={(value) => editing.set('/from/workflow', value)}
        />
      )}
      {kind === 'options' && (
        <FeelField
          label={t('forms.sourceOptions')}
          hint={t('forms.sourceOptionsHint')}
          value={options}
          {...editing.names}
          expected="list"
          onChange={(value) => editing.set('/from/options', value)}
        />
      )}
    </>
  )
}

function DisplaySetting({ editing, field }: Setting): ReactNode {
  const { t } = useTranslation()
  return (
    <SelectField
      label={t('forms.display')}
      value={field.display ?? ''}
      options={[
        { value: '', label: t('forms.displays.auto') },
        ...displayFormats.map((value) => ({ value, label: t(`forms.displays.${value}`) })),
      ]}
      onChange={(value) => editing.set('/display', value === '' ? undefined : value)}
    />
  )
}

/** Never, always, or when a condition holds. */
function RequiredSetting({ editing, field }: Setting): ReactNode {
  const { t } = useTranslation()
  const { required } = field
  const how = typeof required === 'string' ? 'when' : required === true ? 'always' : 'never'
  const first: Record<string, JsonValue | undefined> = {
    never: undefined,
    always: true,
    when: 'true',
  }
  return (
    <>
      <SelectField
        label={t('forms.requiredSetting')}
        value={how}
        options={(['never', 'always', 'when'] as const).map((value) => ({
          value,
          label: t(`forms.requiredHow.${value}`),
        }))}
        onChange={(value) => editing.set('/required', first[value])}
      />
      {typeof required === 'string' && (
        <ConditionOver
          {...editing.names}
          label={t('forms.requiredWhen')}
          value={required}
          onChange={(value) => editing.set('/required', value.trim() === '' ? true : value)}
        />
      )}
    </>
  )
}

/** Rules that hold for every row of a table. */
function RuleSettings(props: Setting & { run: (command: EditCommand) => void }): ReactNode {
  const { editing, field, run } = props
  const first = field.fields?.[0]?.key ?? ''
  return (
    <RuleList
      editing={editing}
      rules={field.rules ?? []}
      fields={field.fields ?? []}
      onAdd={() => run(addRule(editing.path, editing.form, first, editing.part.id))}
    />
  )
}

/** Rules over several fields: each can be changed or taken away. */
export function RuleList(props: {
  editing: Pick<PartEditing, 'names' | 'set'>
  rules: readonly FormRule[]
  fields: readonly FormField[]
  onAdd: () => void
}): ReactNode {
  const { editing, rules, fields, onAdd } = props
  const { t } = useTranslation()
  const text = useLocalText()
  const setAll = (next: readonly FormRule[]) =>
    editing.set('/rules', next.length === 0 ? undefined : (next as unknown as JsonValue))
  return (
    <section className="st-rules">
      <h3>{t('forms.rules')}</h3>
      {rules.map((rule, n) => {
        const one = {
          ...editing,
          set: (property: string, value: JsonValue | undefined) =>
            editing.set(`/rules/${n}${property}`, value),
        } as PartEditing
        return (
          <fieldset key={rule.id} className="st-rule">
            <legend>{t('forms.rule', { number: n + 1 })}</legend>
            <ConditionOver
              {...editing.names}
              label={t('forms.assert')}
              value={rule.assert}
              onChange={(value) => one.set('/assert', value)}
            />
            <PartText
              editing={one}
              property="message"
              value={rule.message}
              label={t('forms.message')}
            />
            {!rule.at.startsWith('/') && (
              <SelectField
                label={t('forms.at')}
                value={rule.at}
                options={fields.map(({ key, label }) => ({
                  value: key,
                  label: text(label) || key,
                }))}
                onChange={(value) => one.set('/at', value)}
              />
            )}
            <CheckField
              label={t('forms.warningOnly')}
              checked={rule.severity === 'warning'}
              onChange={(on) => one.set('/severity', on ? 'warning' : undefined)}
            />
            <button
              type="button"
              className="sp-link-button"
              onClick={() => setAll(rules.filter((_, other) => other !== n))}
            >
              {t('forms.removeRule')}
            </button>
          </fieldset>
        )
      })}
      <button type="button" className="sp-button sp-secondary sp-small" onClick={onAdd}>
        {t('forms.addRule')}
      </button>
    </section>
  )
}
