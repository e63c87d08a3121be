import type { S3Client } from '@aws-sdk/client-s3'
import { ListObjectsV2Command } from '@aws-sdk/client-s3'
import type { Objects } from '#functions/store/objects.ts'

/** An upload is looked for this long; its ticket has expired by then. */
const lookedForMs = 2 * 60 * 60 * 1000

export interface UploadWatch {
  readonly objects: Objects
  /** Hands every awaited upload to `arrived`; what is not there yet is looked for again. */
  look(arrived: (key: string) => Promise<void>): Promise<void>
}

/**
 * Stands in for S3's events where the store on this machine is somebody else's and sends none: every ticket that is given
 * out is remembered and its object looked for. The embedded store tells of uploads by itself.
 */
export function watchUploads(objects: Objects): UploadWatch {
  const awaited = new Map<string, number>()
  return {
    objects: {
      ...objects,
      async ticket(terms) {
        awaited.set(terms.key, Date.now() + lookedForMs)
        return objects.ticket(terms)
      },
    },
    async look(arrived) {
      for (const [key, until] of awaited) {
        if (Date.now() > until) awaited.delete(key)
        else if ((await objects.get(key)) !== undefined) {
          awaited.delete(key)
          await arrived(key)
        }
      }
    },
  }
}

/** Uploads that arrived and were not inspected before this process ended the last time; S3 would send their events again. */
export async function leftUploads(client: S3Client, bucket: string): Promise<string[]> {
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: 'incoming/' }))
  return Contents.flatMap(({ Key }) => Key ?? [])
}
