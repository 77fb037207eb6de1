import { SplotError } from '@splot/definition'
import type { MailTransport } from '@splot/runtime'
import { CommandFailure } from '../exit-codes.ts'
import { createTransport } from 'nodemailer'

/** How mail leaves. */
export interface MailSettings {
  /** `smtp://user:password@host:587` or `smtps://…`; without it nothing leaves the machine. */
  smtpUrl: string | undefined
  /** Sender, such as `Splot <splot@example.org>`. */
  from: string | undefined
  /** Address that letters come back to; default: the sender. */
  bounces?: string | undefined
}

/** A mail server that does not answer must not hold up timers and other mail for minutes. */
const timeoutMs = 15_000

/**
 * Returns a transport by SMTP, or `null` where no server is set. What a server refuses with names people
 * and often the mail, so that only its codes are told.
 */
export function createMailTransport(settings: MailSettings): MailTransport | null {
  const { smtpUrl, from = 'splot@localhost', bounces } = settings
  if (smtpUrl === undefined || smtpUrl === '') return null
  const smtp = createTransport(withTimeouts(smtpUrl))
  return {
    send: async ({ id, to, subject, text }) => {
      // the same id on a second try lets the receiver drop the double
      const messageId = `<${id}@splot>`
      // a report names the letter by its header, and does not give its words back
      const dsn = { id, return: 'headers', notify: 'failure' } as const
      const back = bounces ? { envelope: { from: bounces, to }, dsn } : {}
      const mail = { from, to, subject, text, messageId, ...back }
      const refusal = await smtp.sendMail(mail).then(
        () => null,
        (error: Refusal) => error,
      )
      if (refusal === null) return
      const { code = 'no code', responseCode = 'no reply' } = refusal
      const told = `Expected the mail server to take a mail but got ${code}, ${responseCode}.`
      if (!isFinal(refusal)) throw new Error(told)
      const about = refusal.command === 'RCPT TO' ? 'recipient' : 'content'
      throw new SplotError('mail.refused', told, { details: { about, status: statusOf(refusal) } })
    },
  }
}

/** Signs in at a mail server without sending anything. Returns why that fails in codes, or `null`. */
export async function verifyMailServer(smtpUrl: string): Promise<string | null> {
  try {
    const smtp = createTransport(withTimeouts(smtpUrl))
    await smtp.verify()
    smtp.close()
    return null
  } catch (error) {
    if (error instanceof CommandFailure) return error.message
    const { code = 'no code', responseCode = 'no reply' } = error as Refusal
    return `the mail server does not take us: ${code}, ${responseCode}`
  }
}

// nodemailer takes further options of an address from its query only
function withTimeouts(smtpUrl: string): string {
  if (!/^smtps?:/u.test(smtpUrl) || !URL.canParse(smtpUrl)) {
    throw new CommandFailure('Expected SPLOT_SMTP_URL such as smtps://user:password@host:465')
  }
  const url = new URL(smtpUrl)
  for (const name of ['connectionTimeout', 'greetingTimeout', 'socketTimeout']) {
    if (!url.searchParams.has(name)) url.searchParams.set(name, String(timeoutMs))
  }
  return url.href
}

/**
 * Whether the server will never take this mail: it said 5xx of the recipient or of the content. What it
 * says of the sender, the password or the connection is for the operator to mend, and is tried again.
 *
 * @see https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1
 */
function isFinal({ command, responseCode = 0 }: Refusal): boolean {
  const ofTheMail = command === 'RCPT TO' || command === 'DATA'
  return ofTheMail && responseCode >= 500 && responseCode < 600
}

/** The enhanced status code, else the reply code: `5.1.1`, `550`. */
function statusOf({ response = '', responseCode }: Refusal): string {
  return /^\d{3}[ -](5\.\d{1,3}\.\d{1,3})\b/u.exec(response)?.[1] ?? String(responseCode)
}

/** What nodemailer tells of a failure beside its text. */
interface Refusal {
  code?: string
  /** The command of SMTP that was refused. */
  command?: string
  responseCode?: number
  /** What the server said, with the code. */
  response?: string
}
