// files in a bucket
export { S3Blobs } from './s3-blobs.ts'
export { parseS3Place } from './s3-place.ts'
export type { S3Key, S3Place } from './s3-place.ts'
