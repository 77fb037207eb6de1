import { SplotError } from '@splot/definition'
import { AwsV4Signer } from 'aws4fetch'
import { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import type { S3Place } from './s3-place.ts'

/** What is asked beside method and key. */
export interface S3Question {
  query?: Readonly<Record<string, string>>
  /** Of the body; it is signed, so that nobody changes it on the way. */
  sha256?: string
  sizeBytes?: number
  /** Opened anew for each try. */
  body?: () => Readable
}

const emptySha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const tries = 3
const pauseMs = 200
const timeoutMs = 30_000

/** Signed requests to one bucket, tried again while the other side is busy or away. */
export class S3Requests {
  readonly #place: S3Place

  constructor(place: S3Place) {
    this.#place = place
  }

  /** Returns the reply. @throws SplotError store.files-unreachable for any other than a good one */
  async ask(method: string, key: string, question: S3Question = {}): Promise<Response> {
    const reply = await this.#send(method, key, question)
    if (reply.ok) return reply
    throw this.#refused(`${method} ${reply.status} ${await reasonIn(reply)}`)
  }

  /** Returns the reply, or `null` where there is no such object. @throws SplotError store.files-unreachable */
  async find(method: string, key: string): Promise<Response | null> {
    const reply = await this.#send(method, key, {})
    if (reply.ok) return reply
    const reason = await reasonIn(reply)
    if (reply.status === 404 && reason !== 'NoSuchBucket') return null
    throw this.#refused(`${method} ${reply.status} ${reason}`)
  }

  async #send(method: string, key: string, question: S3Question): Promise<Response> {
    for (let tried = 1; ; tried += 1) {
      const reply = await this.#sendOnce(method, key, question).catch((error: unknown) => {
        if (tried < tries) return null
        throw this.#refused(`${method} ${codeOf(error)}`)
      })
      if (reply && (tried === tries || (reply.status < 500 && reply.status !== 429))) return reply
      await reply?.body?.cancel()
      await pause(pauseMs * 2 ** tried)
    }
  }

  async #sendOnce(method: string, key: string, question: S3Question): Promise<Response> {
    const { endpoint, bucket, region, accessKeyId, secretAccessKey } = this.#place
    const { query = {}, sha256 = emptySha256, sizeBytes, body } = question
    const url = new URL(`${endpoint}/${bucket}/${key}`)
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
    const signed = await new AwsV4Signer({
      method,
      url: url.href,
      headers: { 'x-amz-content-sha256': sha256 },
      accessKeyId,
      secretAccessKey,
      region,
      service: 's3',
    }).sign()
    if (sizeBytes !== undefined) signed.headers.set('content-length', String(sizeBytes))
    return fetch(signed.url, {
      method,
      headers: signed.headers,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
      ...(body && { body: Readable.toWeb(body()) as never, duplex: 'half' as const }),
    })
  }

  #refused(reason: string): SplotError {
    const { endpoint, bucket } = this.#place
    return new SplotError(
      'store.files-unreachable',
      `Expected the bucket "${bucket}" at ${endpoint} to answer but got ${reason}.`,
      { details: { reason } },
    )
  }
}

/** The code of a refusal: `NoSuchBucket`, `AccessDenied`; its words may tell more than is ours to tell. */
async function reasonIn(reply: Response): Promise<string> {
  const text = await reply.text().catch(() => '')
  return /<Code>(\w+)<\/Code>/u.exec(text)?.[1] ?? ''
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer'
  const { cause, name } = error
  const hasCode = typeof cause === 'object' && cause !== null && 'code' in cause
  return hasCode && typeof cause.code === 'string' ? cause.code : name
}
