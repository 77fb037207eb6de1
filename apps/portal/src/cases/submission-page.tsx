import { FormAnswers } from '@splot/react'
import { formatDateTime } from '@splot/react/cases'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import type { SubmissionSummary } from '@splot/runtime'
import { client } from '../api/client.ts'
import { PageTitle } from '../parts/page-title.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { RequirePerson } from '../parts/require-person.tsx'
import { formMoment } from '../tasks/form-scope.ts'
import { openForm } from '../tasks/open-form.ts'
import { fileAddress } from '../tasks/upload-file.ts'
import { useLocale, useLocalText } from '@splot/react/texts'
import { SubmissionFacts } from './submission-facts.tsx'
import { useSubmitter } from './use-submitter.ts'

/** Submitted answers for reading and printing. */
export function SubmissionPage(): ReactNode {
  const { id = '' } = useParams()
  return (
    <div className="po-width po-page">
      <RequirePerson>{() => <Submission key={id} id={id} />}</RequirePerson>
    </div>
  )
}

function Submission({ id }: { id: string }): ReactNode {
  const { t } = useTranslation()
  const text = useLocalText()
  const locale = useLocale()
  const submitter = useSubmitter()
  const query = useQuery({
    queryKey: ['submission', id],
    queryFn: async () => {
      const submission = await client.getSubmission(id)
      // answers and choices as the task's form shows them; a submission never changes
      const task = await client.getTask(id).catch(() => null)
      const opened = submission.form === null ? null : await openForm(submission.form)
      return { submission, task, opened }
    },
    staleTime: Infinity,
  })
  return (
    <QueryView query={query} lines={8}>
      {({ submission, task, opened }) => {
        const caseId = id.split('/')[0] ?? ''
        const by = submitter(submission)
        return (
          <>
            <PageTitle
              title={text(submission.title)}
              overline={<Link to={`/cases/${encodeURIComponent(caseId)}`}>{t('task.toCase')}</Link>}
            >
              <p className="po-quiet">
                {t('case.submittedBy', { date: formatDateTime(submission.at, locale), name: by })}
              </p>
              <p className="po-quiet po-checksum">
                {t('case.checksum')}: <code>{submission.checksum}</code>
              </p>
            </PageTitle>
            <div className="sp-actions po-no-print">
              <a
                className="sp-button sp-secondary sp-small"
                href={client.submissionPdfUrl(id, locale)}
                download
              >
                {t('submission.pdf')}
              </a>
              <button
                type="button"
                className="sp-button sp-secondary sp-small"
                onClick={() => window.print()}
              >
                {t('form.print', { ns: 'splot' })}
              </button>
            </div>
            <EarlierVersions id={id} earlier={submission.earlier} />
            {opened !== null && (
              <FormAnswers
                {...opened}
                answers={submission.answers}
                scope={{
                  variables: task?.scope.variables ?? {},
                  roles: task?.scope.roles ?? [],
                  // what it told of its day it tells for ever
                  moment: formMoment(task, submission.at),
                }}
                references={task?.references ?? {}}
                files={task?.files ?? {}}
                fileAddress={fileAddress}
              />
            )}
            <SubmissionFacts submission={submission} />
          </>
        )
      }}
    </QueryView>
  )
}

/** Ways to what changed since each earlier version. */
function EarlierVersions(props: { id: string; earlier: SubmissionSummary[] }): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { id, earlier } = props
  if (earlier.length === 0) return null
  return (
    <nav className="po-group" aria-label={t('changes.versions')}>
      <ul className="po-plain">
        {earlier.map((one) => (
          <li key={one.id}>
            <Link
              to={`/submissions/${encodeURIComponent(id)}/changes?since=${encodeURIComponent(one.id)}`}
            >
              {t('changes.since', { date: formatDateTime(one.at, locale) })}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
