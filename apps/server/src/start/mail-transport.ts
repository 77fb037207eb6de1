import type { MailTransport } from '@splot/runtime'
import { createTransport } from 'nodemailer'

/** How mail leaves. */
export interface MailSettings {
  /** `smtp://user:password@host:587` or `smtps://…`; without it nothing leaves the machine. */
  smtpUrl: string | undefined
  /** Sender, such as `Splot <splot@example.org>`. */
  from: string | undefined
}

/** Returns a transport by SMTP, or `null` where no server is set. */
export function createMailTransport({ smtpUrl, from }: MailSettings): MailTransport | null {
  if (smtpUrl === undefined || smtpUrl === '') return null
  const smtp = createTransport(smtpUrl)
  return {
    send: async ({ id, to, subject, text }) => {
      // the same id on a second try lets the receiver drop the double
      const messageId = `<${id}@splot>`
      await smtp.sendMail({ from: from ?? 'splot@localhost', to, subject, text, messageId })
    },
  }
}
