import { SplotError } from '@splot/definition'

/** Returns the reason of something that is noted in the audit log. Pure. @throws SplotError reason.missing */
export function reasonOf(text: string): string {
  const reason = text.trim()
  if (reason !== '') return reason
  throw new SplotError('reason.missing', 'Expected a reason that stays in the audit log.')
}
