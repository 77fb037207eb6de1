/** A bucket, and who may write in it. */
export interface S3Place {
  /** `https://s3.eu-central-1.amazonaws.com`, without slash at the end. */
  endpoint: string
  region: string
  bucket: string
  /** Before each key; `''` or with a slash at its end. */
  prefix: string
  accessKeyId: string
  secretAccessKey: string
}

/** The key, which stands in no address. */
export interface S3Key {
  accessKeyId?: string | undefined
  secretAccessKey?: string | undefined
}

/**
 * Returns what an address names: `s3://bucket/folder?endpoint=https://minio.example&region=pl-1`. Without
 * endpoint it is the one of the region at Amazon; without region `us-east-1`, as most other makers take.
 *
 * @throws TypeError for what is no such address, or without the key
 */
export function parseS3Place(address: string, key: S3Key): S3Place {
  const [, bucket = '', folder = '', query = ''] =
    /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/([\w!.*'()/-]*))?(?:\?(.*))?$/u.exec(address) ??
    []
  const asked = new URLSearchParams(query)
  const region = asked.get('region') ?? 'us-east-1'
  const endpoint = asked.get('endpoint') ?? `https://s3.${region}.amazonaws.com`
  if (bucket === '' || !isServer(endpoint) || !/^[\w-]+$/u.test(region))
    throw new TypeError(
      'Expected files at an address such as s3://bucket/folder?endpoint=https://s3.example',
    )
  const { accessKeyId = '', secretAccessKey = '' } = key
  if (accessKeyId === '' || secretAccessKey === '')
    throw new TypeError(
      'Expected the key of the bucket in SPLOT_S3_ACCESS_KEY_ID and SPLOT_S3_SECRET_ACCESS_KEY',
    )
  const prefix = folder.replace(/^\/+|\/+$/gu, '')
  return {
    endpoint: endpoint.replace(/\/+$/u, ''),
    region,
    bucket,
    prefix: prefix === '' ? '' : `${prefix}/`,
    accessKeyId,
    secretAccessKey,
  }
}

function isServer(endpoint: string): boolean {
  return URL.canParse(endpoint) && /^https?:$/u.test(new URL(endpoint).protocol)
}
