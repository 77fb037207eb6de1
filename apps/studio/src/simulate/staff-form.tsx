import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NumberField } from '../parts/number-field.tsx'
import { AddSelect, RemoveButton } from './row-parts.tsx'
import type { ScenarioPart } from './scenario-part.ts'

/** Who works: how many people of a role, with how many hours a day. */
export function StaffForm({ scenario, bundle, names, onChange }: ScenarioPart): ReactNode {
  const { t } = useTranslation()
  const { staff = {} } = scenario
  const roles = Object.entries(bundle.programme.roles).filter(
    ([, { kind }]) => kind === 'programme',
  )
  return (
    <>
      <ul className="st-rows">
        {Object.entries(staff).map(([role, model]) => (
          <li key={role}>
            <span className="st-row-title">{names.role(role)}</span>
            <NumberField
              label={t('simulate.people')}
              value={model.people}
              max={10_000}
              onChange={(people) =>
                onChange({ ...scenario, staff: { ...staff, [role]: { ...model, people } } })
              }
            />
            <NumberField
              label={t('simulate.hours')}
              value={model.hoursPerDay}
              min={0.25}
              max={16}
              whole={false}
              onChange={(hoursPerDay) =>
                onChange({ ...scenario, staff: { ...staff, [role]: { ...model, hoursPerDay } } })
              }
            />
            <RemoveButton
              name={names.role(role)}
              onRemove={() => {
                const { [role]: _gone, ...others } = staff
                onChange({ ...scenario, staff: others })
              }}
            />
          </li>
        ))}
      </ul>
      <AddSelect
        label={t('simulate.addRole')}
        options={roles
          .filter(([role]) => !Object.hasOwn(staff, role))
          .map(([role]) => ({ value: role, label: names.role(role) }))}
        onAdd={(role) =>
          onChange({ ...scenario, staff: { ...staff, [role]: { people: 3, hoursPerDay: 6 } } })
        }
      />
    </>
  )
}
