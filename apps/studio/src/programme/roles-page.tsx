import '../workflows/workflows.css'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoleDefinition } from '@splot/definition'
import { programmePath, useProgramme } from '../draft/use-files.ts'
import { CheckList } from '../parts/check-list.tsx'
import { Choice } from '../parts/choice.tsx'
import { LocalTextField } from '../parts/local-text-field.tsx'
import { NameForm } from '../parts/name-form.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { SelectField } from '../parts/select-field.tsx'
import { EditedFileProvider } from '../properties/edited-file-provider.tsx'
import { FurtherFields } from '../properties/further-fields.tsx'
import { shownParts } from '../properties/shown-parts.ts'
import { useLocale } from '@splot/react/texts'
import { NamedTools } from './named-tools.tsx'
import { NamedList } from './named-list.tsx'
import { useProgrammeEdit } from './use-programme-edit.ts'
import { Fields } from '../parts/fields.tsx'

/** The roles of the programme: who people are in it, or in one case. */
export function RolesPage(): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { roles = {} } = useProgramme() ?? {}
  const edit = useProgrammeEdit()
  return (
    <>
      <PageTitle title={t('programme.roles')} lead={t('programme.rolesLead')} />
      <h2 id="st-named" tabIndex={-1} className="sp-visually-hidden">
        {t('programme.all')}
      </h2>
      <NamedList
        pointer="/roles"
        items={Object.entries(roles).map(([name, { title, kind }]) => ({
          name,
          title: title?.[locale] || name,
          detail: t(`programme.kinds.${kind}`),
        }))}
      >
        {(name, place) => {
          const role = roles[name]
          return role && <RoleFields name={name} role={role} place={place} />
        }}
      </NamedList>
      <NameForm
        label={t('programme.newRole')}
        button={t('programme.addRole')}
        onName={(title) =>
          edit.add(
            '/roles',
            title,
            { title, kind: 'programme' },
            { pl: `Dodaj rolę „${title.pl}”`, en: `Add the role “${title.en}”` },
          )
        }
      />
    </>
  )
}

function RoleFields(props: { name: string; role: RoleDefinition; place: string }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { name, role, place } = props
  const { roles = {}, personFacts = {} } = useProgramme() ?? {}
  const edit = useProgrammeEdit()
  const label = {
    pl: `Zmień rolę „${role.title?.pl ?? name}”`,
    en: `Change the role “${role.title?.en ?? name}”`,
  }
  const set = (key: keyof RoleDefinition, value: unknown) =>
    edit.set(`${place}/${key}`, value, label)
  return (
    <Fields>
      <LocalTextField
        label={t('programme.title')}
        value={role.title}
        place={`${place}/title`}
        onChange={(value) => set('title', value)}
      />
      <LocalTextField
        long
        label={t('programme.description')}
        value={role.description}
        place={`${place}/description`}
        onChange={(value) => set('description', value.pl || value.en ? value : undefined)}
      />
      <Choice
        stacked
        label={t('programme.kind')}
        value={role.kind}
        options={(['programme', 'case'] as const).map((value) => ({
          value,
          label: t(`programme.kinds.${value}`),
          hint: t(`programme.kindHints.${value}`),
        }))}
        onChange={(kind) => set('kind', kind)}
      />
      <CheckList
        label={t('programme.exclusive')}
        help={t('programme.exclusiveHelp')}
        values={role.exclusiveWith ?? []}
        options={Object.entries(roles)
          .filter(([other]) => other !== name)
          .map(([value, { title }]) => ({ value, label: title?.[locale] || value }))}
        place={`${place}/exclusiveWith`}
        onChange={(others) => set('exclusiveWith', others.length > 0 ? others : undefined)}
      />
      {Object.keys(personFacts).length > 0 && (
        <SelectField
          label={t('programme.until')}
          help={t('programme.untilHelp')}
          none={t('programme.untilNone')}
          value={role.until ?? ''}
          options={Object.entries(personFacts).map(([value, { title }]) => ({
            value,
            label: title[locale],
          }))}
          place={`${place}/until`}
          onChange={(fact) => set('until', fact === '' ? undefined : fact)}
        />
      )}
      {role.kind === 'programme' && (
        <EditedFileProvider path={programmePath}>
          <FurtherFields pointer={place} only={shownParts.role} />
        </EditedFileProvider>
      )}
      <NamedTools
        name={{ kind: 'role', id: name }}
        title={role.title?.[locale] || name}
        kept={name === 'programmeAdmin'}
      />
    </Fields>
  )
}
