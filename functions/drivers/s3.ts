import { S3Client } from '@aws-sdk/client-s3'
import type { Objects } from '../store/objects.ts'
import { createObjects } from '../store/objects.ts'

/** S3 as it is on AWS. A module of its own, so that it is loaded only when an object is asked for. */
export const s3Objects = (bucket: string): Objects => createObjects(new S3Client({}), bucket)
