import { ConfirmDialog } from '@splot/react/cases'
import type { CaseView } from '@splot/runtime'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { client } from '../api/client.ts'
import { caseQuery } from '../api/queries.ts'
import { ProblemScreen } from '../parts/problem-screen.tsx'

/** A button that takes a role in the case from somebody, once that was confirmed. */
export function RemoveButton(props: {
  view: CaseView
  person: string
  name: string
  role: string
  roleName: string
}): ReactNode {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [asked, setAsked] = useState(false)
  const { view, person, name, role, roleName } = props
  const remove = useMutation({
    mutationFn: () => client.removeMember(view.id, { person, role }),
    onSuccess: (next) => {
      if (next === null) void navigate('/cases')
      else queries.setQueryData(caseQuery(view.id).queryKey, next)
    },
  })
  return (
    <>
      <button
        type="button"
        className="sp-link-button"
        disabled={remove.isPending}
        aria-label={t('case.removeWho', { name, role: roleName })}
        onClick={() => setAsked(true)}
      >
        {t('case.remove')}
      </button>
      {remove.error !== null && <ProblemScreen error={remove.error} />}
      <ConfirmDialog
        open={asked}
        title={t('case.removeWho', { name, role: roleName })}
        yes={t('case.removeYes')}
        no={t('common.cancel')}
        onNo={() => setAsked(false)}
        onYes={() => {
          setAsked(false)
          remove.mutate()
        }}
      >
        <p>{t('case.removeSure')}</p>
      </ConfirmDialog>
    </>
  )
}
