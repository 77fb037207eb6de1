import type { MailView } from '@splot/runtime'
import type { Page } from '@splot/store'
import { htmlPage } from './html-page.ts'

/** Returns the page that shows outgoing mail, newest first, with its links to click. Pure. */
export function outboxPage(page: Page<MailView>, basePath: string): string {
  return htmlPage({
    locale: 'pl',
    title: 'Poczta wychodząca · Outgoing mail',
    basePath,
    sections: [
      {
        heading: 'Poczta wychodząca · Outgoing mail',
        locale: 'pl',
        lines: page.items.length === 0 ? ['Jeszcze nic nie wysłano. Nothing was sent yet.'] : [],
      },
      ...page.items.map((mail) => ({
        heading: mail.subject,
        locale: 'pl' as const,
        lines: [`${mail.to} · ${mail.at}`, { letter: mail.text }],
      })),
      ...(page.next === undefined
        ? []
        : [
            {
              heading: '…',
              locale: 'pl' as const,
              lines: [
                {
                  text: 'Starsze · Older',
                  href: `${basePath}/outbox?cursor=${encodeURIComponent(page.next)}`,
                },
              ],
            },
          ]),
    ],
  })
}
