import { digestOf } from '../digest.ts'
import { publishedKey, publishedKeyBefore } from '../store/object-keys.ts'
import { matterOfItem } from './matter-of-item.ts'
import type { Migration } from './migration.ts'

/** The file lies where it lay, too: an address that somebody kept for a while goes on leading somewhere. */
export const publishByDigest: Migration = {
  to: 3,
  title: 'the file with which a poll is counted again lies under the digest that stands on record',
  async change(world, item) {
    for (const poll of matterOfItem(item)?.slices.poll.polls ?? []) {
      if (poll.state !== 'closed') continue
      const place = publishedKey(poll.id, poll.fileDigest)
      if ((await world.objects.get(place)) !== undefined) continue
      const bytes = await world.objects.get(publishedKeyBefore(poll.id))
      // A file of another count was never the one on record.
      if (bytes === undefined || digestOf(Buffer.from(bytes).toString('utf8')) !== poll.fileDigest) continue
      await world.objects.put(place, bytes, 'application/json')
    }
  },
}
