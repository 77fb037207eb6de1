import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '@splot/runtime'
import { client } from '../api/client.ts'
import { caseQuery, programmeQuery } from '../api/queries.ts'
import { ProblemScreen } from '../parts/problem-screen.tsx'
import { useLocalText } from '../texts/use-locale.ts'

/** Who takes part in a case, and inviting more where the reader may. */
export function CasePeople({ view }: { view: CaseView }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const roles = useQuery(programmeQuery).data?.roles ?? {}
  const roleName = (id: string) => text(roles[id]?.title) || id
  const [inviting, setInviting] = useState(false)
  return (
    <section className="po-panel">
      <h2>{t('case.people')}</h2>
      {view.members.length === 0 && <p className="po-quiet">{t('case.peopleNone')}</p>}
      <ul className="po-plain">
        {view.members.map((member) => (
          <li key={`${member.person} ${member.role}`}>
            {member.name}
            <span className="po-quiet po-block">{roleName(member.role)}</span>
          </li>
        ))}
      </ul>
      {view.invitable.length > 0 &&
        (inviting ? (
          <Invitation view={view} roleName={roleName} onDone={() => setInviting(false)} />
        ) : (
          <p className="po-after">
            <button
              type="button"
              className="sp-button sp-secondary sp-small"
              onClick={() => setInviting(true)}
            >
              {t('case.invite')}
            </button>
          </p>
        ))}
    </section>
  )
}

function Invitation(props: {
  view: CaseView
  roleName: (id: string) => string
  onDone: () => void
}): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const queries = useQueryClient()
  const { view } = props
  const [email, setEmail] = useState('')
  const [name, setName] = useState('')
  const [role, setRole] = useState(view.invitable[0] ?? '')
  const invite = useMutation({
    mutationFn: () =>
      client.invite(view.id, {
        email: email.trim(),
        role,
        ...(name !== '' && { name: name.trim() }),
      }),
    onSuccess: (next) => {
      queries.setQueryData(caseQuery(view.id).queryKey, next)
      props.onDone()
    },
  })

  function submit(event: FormEvent): void {
    event.preventDefault()
    invite.mutate()
  }

  return (
    <form onSubmit={submit} className="po-after">
      <div className="sp-field">
        <label className="sp-label" htmlFor={`${id}-email`}>
          {t('case.inviteEmail')}
        </label>
        <input
          id={`${id}-email`}
          className="sp-input"
          type="email"
          required
          autoComplete="off"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
        />
      </div>
      <div className="sp-field">
        <label className="sp-label" htmlFor={`${id}-name`}>
          {t('case.inviteName')}
        </label>
        <input
          id={`${id}-name`}
          className="sp-input"
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <div className="sp-field">
        <label className="sp-label" htmlFor={`${id}-role`}>
          {t('case.inviteRole')}
        </label>
        <select
          id={`${id}-role`}
          className="sp-input sp-select"
          value={role}
          onChange={(event) => setRole(event.target.value)}
        >
          {view.invitable.map((each) => (
            <option key={each} value={each}>
              {props.roleName(each)}
            </option>
          ))}
        </select>
      </div>
      {invite.error !== null && <ProblemScreen error={invite.error} />}
      <div className="sp-actions po-after">
        <button type="submit" className="sp-button sp-small" disabled={invite.isPending}>
          {t('case.inviteSend')}
        </button>
        <button type="button" className="sp-link-button" onClick={props.onDone}>
          {t('common.cancel')}
        </button>
      </div>
    </form>
  )
}
