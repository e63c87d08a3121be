import * as z from 'zod'
import type { Adapter } from './adapters.ts'
import { isPracticeStage } from './adapters.ts'

const address = z.object({
  url: z.url(),
  /** With which a bot of DingTalk or Feishu wants its messages signed. */
  sign: z.string().min(1).optional(),
  /** With which a gateway knows us. */
  token: z.string().min(1).optional(),
})
export type Address = z.infer<typeof address>

/** A new value of the secret is used at most so much later: rotating needs no new deployment. */
const keptMs = 5 * 60_000

/**
 * Where an adapter's messages go: from its secret (JSON `{"url", "sign"?, "token"?}`), or from the setting itself. Undefined where
 * the secret holds none, or one that this stage must not call. Nothing of it is ever told on.
 */
export function addressReader(
  adapter: Adapter,
  stage: string,
  readSecret: (arn: string) => Promise<string>,
): () => Promise<Address | undefined> {
  let read: { at: number; address: Address | undefined } | undefined
  return async () => {
    // The machine's own time: a practice clock that is moved must not keep a secret for a month.
    const now = Date.now()
    if (read?.address !== undefined && now - read.at < keptMs) return read.address
    const given = 'secretArn' in adapter ? parsed(await readSecret(adapter.secretArn)) : adapter
    const found = address.safeParse(given)
    read = { at: now, address: found.success && mayBeCalled(found.data.url, stage) ? found.data : undefined }
    return read.address
  }
}

/** Only over TLS; on practice stages also what listens on this very machine. */
export function mayBeCalled(url: string, stage: string): boolean {
  const { protocol, hostname, username, password } = new URL(url)
  if (username !== '' || password !== '') return false
  return protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1' && isPracticeStage(stage))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
