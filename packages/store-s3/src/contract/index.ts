// a bucket for tests
export { openS3Server } from './s3-server.ts'
export type { S3Server } from './s3-server.ts'
