import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '@splot/runtime'
import { client } from '../api/client.ts'
import { caseQuery, programmeQuery } from '../api/queries.ts'
import { ProblemScreen } from '../parts/problem-screen.tsx'
import { TextInput } from '../parts/text-input.tsx'
import { useLocalText } from '@splot/react/texts'

/** A button that opens the form to invite somebody in one of the roles given. */
export function InviteButton(props: { view: CaseView; roles: readonly string[] }): ReactNode {
  const { t } = useTranslation()
  const [inviting, setInviting] = useState(false)
  const [invited, setInvited] = useState('')
  if (inviting) {
    return (
      <Invitation
        {...props}
        onInvited={(email) => {
          setInvited(email)
          setInviting(false)
        }}
        onCancel={() => setInviting(false)}
      />
    )
  }
  return (
    <div className="po-after">
      <p role="status">{invited !== '' && t('case.invited', { email: invited })}</p>
      <button
        type="button"
        className="sp-button sp-secondary sp-small"
        onClick={() => setInviting(true)}
      >
        {t('case.invite')}
      </button>
    </div>
  )
}

function Invitation(props: {
  view: CaseView
  roles: readonly string[]
  onInvited: (email: string) => void
  onCancel: () => void
}): ReactNode {
  const { t } = useTranslation()
  const id = useId()
  const queries = useQueryClient()
  const { view, roles } = props
  const text = useLocalText()
  const known = useQuery(programmeQuery).data?.roles ?? {}
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const [email, setEmail] = useState('')
  const [name, setName] = useState('')
  const [role, setRole] = useState(props.roles[0] ?? '')
  const invite = useMutation({
    mutationFn: () =>
      client.invite(view.id, {
        email: email.trim(),
        role,
        ...(name !== '' && { name: name.trim() }),
      }),
    onSuccess: (next) => {
      queries.setQueryData(caseQuery(view.id).queryKey, next)
      props.onInvited(email.trim())
    },
  })

  function submit(event: FormEvent): void {
    event.preventDefault()
    invite.mutate()
  }

  return (
    <form onSubmit={submit} className="po-after">
      <TextInput
        input={first}
        type="email"
        label={t('case.inviteEmail')}
        value={email}
        required
        autoComplete="off"
        onChange={setEmail}
      />
      <TextInput label={t('case.inviteName')} value={name} autoComplete="off" onChange={setName} />
      {roles.length > 1 && (
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
            {roles.map((each) => (
              <option key={each} value={each}>
                {text(known[each]?.title) || each}
              </option>
            ))}
          </select>
        </div>
      )}
      {invite.error !== null && <ProblemScreen error={invite.error} />}
      <div className="sp-actions po-after">
        <button type="submit" className="sp-button sp-small" disabled={invite.isPending}>
          {t('case.inviteSend')}
        </button>
        <button type="button" className="sp-link-button" onClick={props.onCancel}>
          {t('common.cancel')}
        </button>
      </div>
    </form>
  )
}
