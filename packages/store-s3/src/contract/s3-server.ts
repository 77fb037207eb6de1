import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { S3Place } from '../s3-place.ts'

/** A server that keeps one bucket in memory and believes nobody whose signature does not hold. */
export interface S3Server {
  place: S3Place
  /** Content by key. */
  objects: Map<string, Buffer>
  /** Every request, as `PUT folder/key`. */
  asked: string[]
  /** Statuses that the next requests are answered with, before anything is looked at. */
  failing: number[]
  close(): Promise<void>
}

const keysAtOnce = 2

/** Opens a server on a free port. */
export async function openS3Server(prefix = ''): Promise<S3Server> {
  const http = createServer((request, reply) => {
    answer(server, request, reply).catch((error: unknown) => {
      reply.statusCode = 500
      reply.end(String(error))
    })
  })
  await new Promise<void>((resolve) => void http.listen(0, '127.0.0.1', resolve))
  const server: S3Server = {
    place: {
      endpoint: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
      region: 'pl-1',
      bucket: 'splot-files',
      prefix,
      accessKeyId: 'AKIDEXAMPLE',
      secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
    },
    objects: new Map(),
    asked: [],
    failing: [],
    close: () =>
      new Promise((resolve) => {
        http.close(() => resolve())
        http.closeAllConnections()
      }),
  }
  return server
}

async function answer(
  server: S3Server,
  request: IncomingMessage,
  reply: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', server.place.endpoint)
  const [bucket = '', ...rest] = url.pathname.slice(1).split('/')
  const key = decodeURIComponent(rest.join('/'))
  server.asked.push(`${request.method} ${key}`)
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks)
  const failing = server.failing.shift()
  if (failing !== undefined) return refuse(reply, failing, 'SlowDown')
  if (!isSigned(server.place, request, url)) return refuse(reply, 403, 'SignatureDoesNotMatch')
  if (bucket !== server.place.bucket) return refuse(reply, 404, 'NoSuchBucket')
  if (request.method === 'PUT') return put(server, reply, { key, body, request })
  if (key === '') return list(server, reply, url.searchParams)
  const object = server.objects.get(key)
  if (object === undefined) return refuse(reply, 404, request.method === 'HEAD' ? '' : 'NoSuchKey')
  reply.setHeader('content-length', object.length)
  reply.end(request.method === 'HEAD' ? undefined : object)
}

function put(
  server: S3Server,
  reply: ServerResponse,
  { key, body, request }: { key: string; body: Buffer; request: IncomingMessage },
): void {
  // as Amazon: a length is asked for, and the body has to be the one that was signed
  if (request.headers['content-length'] === undefined)
    return refuse(reply, 411, 'MissingContentLength')
  if (hashOf(body) !== request.headers['x-amz-content-sha256'])
    return refuse(reply, 400, 'XAmzContentSHA256Mismatch')
  server.objects.set(key, body)
  reply.end()
}

function list(server: S3Server, reply: ServerResponse, query: URLSearchParams): void {
  const prefix = query.get('prefix') ?? ''
  const after = query.get('continuation-token') ?? ''
  const keys = [...server.objects.keys()].filter((key) => key.startsWith(prefix) && key > after)
  const page = keys.sort().slice(0, keysAtOnce)
  const next =
    keys.length > page.length
      ? `<NextContinuationToken>${xml(page.at(-1) ?? '')}</NextContinuationToken>`
      : ''
  const contents = page.map((key) => `<Contents><Key>${xml(key)}</Key></Contents>`).join('')
  reply.setHeader('content-type', 'application/xml')
  reply.end(`<?xml version="1.0"?><ListBucketResult>${contents}${next}</ListBucketResult>`)
}

function refuse(reply: ServerResponse, status: number, code: string): void {
  reply.statusCode = status
  reply.end(code === '' ? undefined : `<Error><Code>${code}</Code></Error>`)
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('/', '&#x2F;')
}

/** Signature version 4, worked out here once more. @see AWS, Authenticating Requests (Signature Version 4) */
function isSigned(place: S3Place, { method, headers }: IncomingMessage, url: URL): boolean {
  const [, scope = '', names = '', given = ''] =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/u.exec(
      headers.authorization ?? '',
    ) ?? []
  const [id, day = '', region = '', service = '', end] = scope.split('/')
  const at = String(headers['x-amz-date'])
  if (id !== place.accessKeyId || region !== place.region || service !== 's3') return false
  const isFresh = at.startsWith(day) && names.split(';').includes('host') && end === 'aws4_request'
  const canonical = [
    method,
    url.pathname,
    [...url.searchParams]
      .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
      .sort()
      .join('&'),
    ...names.split(';').map((name) => `${name}:${String(headers[name]).trim()}`),
    '',
    names,
    String(headers['x-amz-content-sha256']),
  ].join('\n')
  const text = `AWS4-HMAC-SHA256\n${at}\n${day}/${region}/s3/aws4_request\n${hashOf(Buffer.from(canonical))}`
  const key = [day, region, 's3', 'aws4_request'].reduce<Buffer>(
    (secret, part) => mac(secret, part),
    Buffer.from(`AWS4${place.secretAccessKey}`),
  )
  return isFresh && timingSafeEqual(mac(key, text), Buffer.from(given, 'hex'))
}

function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function mac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
