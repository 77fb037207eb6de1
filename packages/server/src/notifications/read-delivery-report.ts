import PostalMime from 'postal-mime'

/** A letter of ours that never reached its mailbox. */
export interface FailedDelivery {
  /** Id of the letter, from its `Message-ID`. */
  mail: string
  /** Enhanced status code, such as `5.1.1`. */
  status: string
}

/**
 * Returns what a delivery status notification says of a letter of ours that failed for good; `null`: it says
 * something else, such as that delivery is delayed, or speaks of no letter of ours. Pure.
 *
 * @see https://www.rfc-editor.org/rfc/rfc3464
 */
export async function readDeliveryReport(message: Uint8Array): Promise<FailedDelivery | null> {
  // without `force…` a returned letter would count as text; what cannot be read says nothing
  const { attachments } = await PostalMime.parse(message, { forceRfc822Attachments: true }).catch(
    () => ({ attachments: [] }),
  )
  const partsOf = (...types: string[]): string =>
    attachments
      .filter(({ mimeType }) => types.includes(mimeType))
      .map(({ content }) => textOf(content))
      .join('\n')
  const report = partsOf('message/delivery-status')
  const returned = partsOf('message/rfc822', 'text/rfc822-headers')
  const [, status] = /^status:\s*(5\.\d{1,3}\.\d{1,3})\b/imu.exec(report) ?? []
  const [, mail] = /^message-id:\s*<([\w-]{1,200})@splot>/imu.exec(returned) ?? []
  const isFailed = /^action:\s*failed\s*$/imu.test(report)
  return isFailed && status !== undefined && mail !== undefined ? { mail, status } : null
}

function textOf(content: string | ArrayBuffer | Uint8Array): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content)
}
