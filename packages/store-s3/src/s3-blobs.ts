import type { StoredBlob } from '@splot/store'
import { withSpooledBytes } from '@splot/store/adapter'
import type { BlobShelf } from '@splot/store/adapter'
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { listedIn } from './listed-in.ts'
import { S3Requests } from './s3-requests.ts'
import type { S3Place } from './s3-place.ts'

const isAddress = /^[0-9a-f]{64}$/u

/** Bytes in a bucket, each an object named by the SHA-256 of its content. */
export class S3Blobs implements BlobShelf {
  readonly #requests: S3Requests
  readonly #prefix: string

  constructor(place: S3Place) {
    this.#requests = new S3Requests(place)
    this.#prefix = place.prefix
  }

  /**
   * The name of an object is known only when all of it is: bytes wait in a file of this machine until
   * then. What is there already is not sent again.
   *
   * @throws SplotError store.too-large, store.full, store.files-unreachable
   */
  async put(bytes: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StoredBlob> {
    return withSpooledBytes(bytes, maxBytes, async ({ file, sha256, sizeBytes }) => {
      if ((await this.#sizeOf(sha256)) === sizeBytes) return { sha256, sizeBytes }
      await this.#requests.ask('PUT', this.#key(sha256), {
        sha256,
        sizeBytes,
        body: () => createReadStream(file),
      })
      return { sha256, sizeBytes }
    })
  }

  async open(sha256: string): Promise<AsyncIterable<Uint8Array> | null> {
    const reply = await this.#requests.find('GET', this.#key(sha256))
    if (reply === null) return null
    return reply.body === null ? Readable.from([]) : Readable.fromWeb(reply.body as never)
  }

  async *addresses(): AsyncIterable<string> {
    for (let token: string | null = ''; token !== null;) {
      const query = {
        'list-type': '2',
        prefix: this.#prefix,
        ...(token !== '' && { 'continuation-token': token }),
      }
      const reply = await this.#requests.ask('GET', '', { query })
      const { keys, next } = listedIn(await reply.text())
      for (const key of keys) {
        const address = key.slice(this.#prefix.length)
        if (isAddress.test(address)) yield address
      }
      token = next
    }
  }

  async #sizeOf(sha256: string): Promise<number | null> {
    const reply = await this.#requests.find('HEAD', this.#key(sha256))
    return reply && Number(reply.headers.get('content-length'))
  }

  #key(sha256: string): string {
    return `${this.#prefix}${sha256}`
  }
}
