import type { OutboxRow } from '@splot/store'
import { deliverNotification } from '../notifications/deliver-notification.ts'
import { deliverInvitation } from '../notifications/invitation.ts'
import type { Deps } from '../deps.ts'
import { deliverDocument } from '../documents/deliver-document.ts'
import { deliverPublication, deliverRemark } from '../publications/publications.ts'
import { followMembers, followParent } from '../cases/follow-members.ts'
import { deliverNotice, releaseNotice } from '../releases/deliver-notice.ts'
import { deliverApartDeletion, deliverDeletion } from './deliver-deletion.ts'
import { deliverFollowMembers, deliverFollowParent } from './deliver-follow.ts'
import { deliverMessage } from './deliver-message.ts'
import { deliverStart } from './deliver-start.ts'

/** Effect kind → what carries it out. Each may run twice for one row and acts once. */
const handlers: Readonly<Record<string, (deps: Deps, row: OutboxRow) => Promise<void>>> = {
  notify: deliverNotification,
  invitation: deliverInvitation,
  startCase: deliverStart,
  send: deliverMessage,
  document: deliverDocument,
  publish: deliverPublication,
  remark: deliverRemark,
  deleteAnswers: deliverDeletion,
  deleteApart: deliverApartDeletion,
  [followMembers]: deliverFollowMembers,
  [followParent]: deliverFollowParent,
  [releaseNotice]: deliverNotice,
}

/** Carries out one effect. @throws plain Error for a kind nobody carries out */
export async function deliver(deps: Deps, row: OutboxRow): Promise<void> {
  const handler = handlers[row.type]
  if (!handler)
    throw new Error(
      `Expected an effect of ${Object.keys(handlers).join(', ')} but got ${row.type}.`,
    )
  await handler(deps, row)
}
