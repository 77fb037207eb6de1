import '../workflows/workflows.css'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { NotificationTemplate } from '@splot/definition'
import { useProgramme } from '../draft/use-files.ts'
import { LocalTextField } from '../parts/local-text-field.tsx'
import { NameForm } from '../parts/name-form.tsx'
import { PageTitle } from '../parts/page-title.tsx'
import { useLocale } from '@splot/react/texts'
import { NamedTools } from './named-tools.tsx'
import { placesIn, placesMissing } from './message-places.ts'
import { NamedList } from './named-list.tsx'
import { useProgrammeEdit } from './use-programme-edit.ts'
import { Fields } from '../parts/fields.tsx'

/** What people are written: the subject and text of every message. */
export function MessagesPage(): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { notifications = {} } = useProgramme() ?? {}
  const edit = useProgrammeEdit()
  return (
    <>
      <PageTitle title={t('programme.messages')} lead={t('programme.messagesLead')} />
      <h2 id="st-named" tabIndex={-1} className="sp-visually-hidden">
        {t('programme.all')}
      </h2>
      <NamedList
        pointer="/notifications"
        items={Object.entries(notifications).map(([name, { subject }]) => ({
          name,
          title: subject?.[locale] || name,
        }))}
      >
        {(name, place) => {
          const message = notifications[name]
          return message && <MessageFields name={name} message={message} place={place} />
        }}
      </NamedList>
      <NameForm
        label={t('programme.newMessage')}
        button={t('programme.addMessage')}
        onName={(subject) =>
          edit.add(
            '/notifications',
            subject,
            { subject, body: { pl: subject.pl, en: subject.en } },
            { pl: `Dodaj wiadomość „${subject.pl}”`, en: `Add the message “${subject.en}”` },
          )
        }
      />
    </>
  )
}

function MessageFields(props: {
  name: string
  message: NotificationTemplate
  place: string
}): ReactNode {
  const { t } = useTranslation()
  const locale = useLocale()
  const { name, message, place } = props
  const edit = useProgrammeEdit()
  const label = {
    pl: `Zmień wiadomość „${message.subject?.pl ?? name}”`,
    en: `Change the message “${message.subject?.en ?? name}”`,
  }
  const places = placesIn(message)
  const missing = placesMissing(message)
  return (
    <Fields>
      <LocalTextField
        label={t('programme.subject')}
        value={message.subject}
        place={`${place}/subject`}
        onChange={(value) => edit.set(`${place}/subject`, value, label)}
      />
      <LocalTextField
        long
        label={t('programme.body')}
        help={t('programme.bodyHelp')}
        value={message.body}
        place={`${place}/body`}
        onChange={(value) => edit.set(`${place}/body`, value, label)}
      />
      {places.length > 0 && (
        <p className="st-quiet">
          {t('programme.places')} {places.map((one) => `{${one}}`).join(', ')}
        </p>
      )}
      {(['pl', 'en'] as const).map(
        (one) =>
          missing[one].length > 0 && (
            <p key={one} className="sp-warning">
              {t(`programme.placesMissing.${one}`, {
                places: missing[one].map((word) => `{${word}}`).join(', '),
              })}
            </p>
          ),
      )}
      <NamedTools name={{ kind: 'message', id: name }} title={message.subject?.[locale] || name} />
    </Fields>
  )
}
