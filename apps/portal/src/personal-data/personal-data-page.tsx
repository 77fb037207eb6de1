import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { programmeQuery } from '../api/queries.ts'
import { isDataOfficer, seesErasures } from '../api/staff.ts'
import { NotFoundPage } from '../parts/not-found-page.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { QueryView } from '../parts/query-view.tsx'
import { RequirePerson } from '../parts/require-person.tsx'
import { CopyData } from './copy-data.tsx'
import { Erasures } from './erasures.tsx'
import { Holds } from './holds.tsx'

/** Personal data, for those who look after them. */
export function PersonalDataPage(): ReactNode {
  const { t } = useTranslation()
  const programme = useQuery(programmeQuery)
  return (
    <RequirePerson>
      {(person) => (
        <QueryView query={programme}>
          {(found) =>
            seesErasures(person, found) ? (
              <div className="po-width po-page">
                <PageTitle title={t('personalData.title')}>
                  <p className="po-lead">{t('personalData.lead')}</p>
                </PageTitle>
                <Erasures officer={isDataOfficer(person, found)} />
                <Holds officer={isDataOfficer(person, found)} />
                {isDataOfficer(person, found) && <CopyData />}
              </div>
            ) : (
              <NotFoundPage />
            )
          }
        </QueryView>
      )}
    </RequirePerson>
  )
}
