import { createHash, randomUUID } from 'node:crypto'
import type { StoredBlob } from '@splot/store'
import { blobTooLarge } from '@splot/store/adapter'
import type { Statements } from '../database.ts'

const partBytes = 256 * 1024
const addressesAtOnce = 1_000

/** Bytes by the hash of their content, in parts: neither side ever holds a whole file. */
export class PostgresBlobs {
  readonly #database: Statements

  constructor(database: Statements) {
    this.#database = database
  }

  /** @throws SplotError store.too-large, and what the database refuses with */
  async put(bytes: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StoredBlob> {
    const upload = randomUUID()
    let isKept = false
    try {
      const blob = await this.#pour(bytes, maxBytes, upload)
      const [kept] = await this.#database.rows<{ upload: string }>({
        // of two that bring the same the first counts; asking again tells the same
        text: `with new as (insert into blobs (sha256, size_bytes, upload) values ($1, $2, $3)
            on conflict (sha256) do nothing returning upload)
          select upload from new union all select upload from blobs where sha256 = $1 limit 1`,
        values: [blob.sha256, blob.sizeBytes, upload],
      })
      isKept = kept === undefined || kept.upload === upload
      return blob
    } finally {
      if (!isKept) await this.#drop(upload)
    }
  }

  async #pour(
    bytes: AsyncIterable<Uint8Array>,
    maxBytes: number,
    upload: string,
  ): Promise<StoredBlob> {
    const hash = createHash('sha256')
    let sizeBytes = 0
    let part = 0
    let waiting: Uint8Array[] = []
    let waitingBytes = 0
    const flush = async (): Promise<void> => {
      part += 1
      await this.#database.rows({
        text: `insert into blob_parts (upload, part, bytes, written_at) values ($1, $2, $3, now())
          on conflict (upload, part) do nothing`,
        values: [upload, part, Buffer.concat(waiting)],
      })
      waiting = []
      waitingBytes = 0
    }
    for await (const chunk of bytes) {
      sizeBytes += chunk.byteLength
      if (sizeBytes > maxBytes) throw blobTooLarge(maxBytes)
      hash.update(chunk)
      // the sender may use its chunk again
      waiting.push(Uint8Array.from(chunk))
      waitingBytes += chunk.byteLength
      if (waitingBytes >= partBytes) await flush()
    }
    if (waitingBytes > 0) await flush()
    return { sha256: hash.digest('hex'), sizeBytes }
  }

  /** What cannot be dropped now is dropped later; what was kept after all, unheard, stays. */
  async #drop(upload: string): Promise<void> {
    await this.#database
      .rows({
        text: `delete from blob_parts where upload = $1
          and not exists (select 1 from blobs where upload = $1)`,
        values: [upload],
      })
      .catch(() => undefined)
  }

  async open(sha256: string): Promise<AsyncIterable<Uint8Array> | null> {
    if (!/^[0-9a-f]{64}$/u.test(sha256)) return null
    const [found] = await this.#database.rows<{ upload: string }>({
      name: 'find-blob',
      text: 'select upload from blobs where sha256 = $1',
      values: [sha256],
    })
    return found ? this.#parts(found.upload) : null
  }

  async *#parts(upload: string): AsyncGenerator<Uint8Array> {
    for (let part = 1; ; part += 1) {
      const [found] = await this.#database.rows<{ bytes: Buffer }>({
        name: 'blob-part',
        text: 'select bytes from blob_parts where upload = $1 and part = $2',
        values: [upload, part],
      })
      if (!found) return
      yield found.bytes
    }
  }

  /** The address of every blob. */
  async *addresses(): AsyncIterable<string> {
    let after = ''
    for (;;) {
      const rows: { sha256: string }[] = await this.#database.rows({
        name: 'blob-addresses',
        text: `select sha256 from blobs where sha256 > $1 order by sha256 limit ${addressesAtOnce}`,
        values: [after],
      })
      for (const { sha256 } of rows) yield sha256
      after = rows.at(-1)?.sha256 ?? ''
      if (rows.length < addressesAtOnce) return
    }
  }

  /** Drops parts that a process left which died while they were sent. */
  async dropAbandoned(): Promise<void> {
    await this.#database.rows({
      text: `delete from blob_parts p where written_at < now() - interval '1 day'
        and not exists (select 1 from blobs b where b.upload = p.upload)`,
      values: [],
    })
  }
}
