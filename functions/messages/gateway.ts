import { textOfMessage } from '#shared/text/message-texts.ts'
import type { Address } from './address.ts'
import type { OutboxRow } from './outbox-row.ts'
import { post } from './post.ts'
import type { Tried } from './way.ts'

/** Hands a message to the county's own gateway, which knows by which number or address its recipient is reached. */
export async function passToGateway({ url, token }: Address, row: OutboxRow): Promise<Tried> {
  const body = {
    id: row.id,
    at: row.at,
    matterId: row.matterId,
    village: row.village,
    villageName: row.villageName,
    recipient: row.recipient,
    text: textOfMessage(row, 'zh'),
  }
  const reply = await post(new URL(url), body, {
    'Idempotency-Key': row.id,
    ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
  })
  if ('fault' in reply) return { done: false, why: reply.fault }
  if (reply.status >= 200 && reply.status < 300) return { done: true }
  return {
    done: false,
    why: `status ${reply.status}`,
    ...(reply.status === 429 ? { rest: Math.min(reply.retryAfter ?? 60, 3600) } : {}),
  }
}
