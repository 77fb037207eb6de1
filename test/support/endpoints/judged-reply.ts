import { allErrors } from '@splot/server'
import { operationOf } from './api-document.ts'
import type { ApiDocument, Operation } from './api-document.ts'

/** What of a request and its reply is judged. */
export interface Answered {
  method: string
  /** Path without query. */
  path: string
  /** Nobody was signed in, and nothing said so. */
  byGuest: boolean
  /** A browser said that the request comes from another site. */
  isCrossSite: boolean
  status: number
  type: string
  text: string
}

/** What no refusal may tell: places in our code. */
const betrayed = /node_modules|\.[jt]s:\d+|\bat \w+ \(|\[object Object\]/u

/**
 * Returns what is wrong with a reply, `[]` for a good one: a fault of ours, a refusal that is no problem of
 * a known code, a status or type that the document does not name, a body that does not fit its schema, an
 * answer to a guest or to another site that should have none.
 */
export function faultsOf({ operations }: ApiDocument, reply: Answered): string[] {
  const { status, text } = reply
  if (status >= 500) return [`${status} ${text.slice(0, 200)}`]
  const operation = operationOf(operations, reply.method, reply.path)
  if (status >= 400) return refusalFaults(reply, operation)
  if (reply.isCrossSite && !['GET', 'HEAD', 'OPTIONS'].includes(reply.method))
    return ['another site was answered']
  if (operation === undefined || status >= 300) return []
  if (reply.byGuest && !operation.isPublic) return ['a guest was answered']
  return replyFaults(reply, operation)
}

function replyFaults({ status, type, text }: Answered, operation: Operation): string[] {
  const media = operation.replies[String(status)]
  if (media === undefined) return [`${status} is not in the document`]
  if (Object.keys(media).length === 0) return text === '' ? [] : [`${status} has a body`]
  const plain = type.split(';', 1)[0]!
  // bytes whose type is that of the file are described as any bytes
  const judge = media[Object.hasOwn(media, plain) ? plain : 'application/octet-stream']
  if (judge === undefined) return [`${plain} is not in the document`]
  const validate = judge?.()
  if (validate === undefined || validate(JSON.parse(text))) return []
  const [error] = validate.errors ?? []
  return [`does not fit its schema: ${error?.instancePath} ${error?.schemaPath} ${error?.message}`]
}

function refusalFaults(reply: Answered, operation: Operation | undefined): string[] {
  const { status, type, text, method } = reply
  if (type !== 'application/problem+json') return [`${status} is no problem but ${type}`]
  // a reply to HEAD has no body
  if (method === 'HEAD') return []
  // what was asked for may be told again
  const said = { ...(JSON.parse(text) as { code: string }), instance: '' }
  const faults: string[] = []
  if (allErrors[said.code]?.status !== status) faults.push(`${status} with the code ${said.code}`)
  const found = betrayed.exec(JSON.stringify(said))
  if (found) faults.push(`${said.code} tells ${found[0]}`)
  if (operation === undefined) return faults
  const validate = operation.replies[String(status)]?.['application/problem+json']?.()
  if (!validate) faults.push(`${status} ${said.code} is not in the document`)
  else if (!validate(JSON.parse(text))) faults.push(`${said.code} is no problem of the document`)
  return faults
}
