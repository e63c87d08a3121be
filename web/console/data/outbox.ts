import * as z from 'zod'
import type { ApiRequest, Outcome, ToldRefusal } from '#shared/client/exchange.ts'
import type { Act, Attachment, Entry } from './entry.ts'
import type { Keep } from './keep.ts'

/** What became of an act: done, refused, or kept on the phone until there is a signal. */
export type Sent =
  | { readonly is: 'done'; readonly answer: Answer }
  | { readonly is: 'refused'; readonly refusal: ToldRefusal }
  | { readonly is: 'waiting' }
  | { readonly is: 'undone' }

/** What a command answers; doors without one answer other things, which nobody needs here. */
export const answer = z.looseObject({ matterId: z.string().optional(), id: z.string().optional() })
export type Answer = z.infer<typeof answer>

export interface Line {
  ask<T>(request: ApiRequest, schema: z.ZodType<T>): Promise<Outcome<T>>
  /** Puts a file into storage with the ticket's fields; false when it did not arrive. */
  upload(url: string, fields: Readonly<Record<string, string>>, file: Blob): Promise<boolean>
  now(): number
  /** Runs `again` after so many milliseconds. */
  later(again: () => void, ms: number): void
}

export interface SendingOptions {
  readonly undoMs?: number
  readonly goOn?: boolean
}

export interface Outbox {
  entries(): readonly Entry[]
  /** Who is signed in from now on; nothing leaves in the name of somebody else. */
  setSender(login: string | undefined): void
  /**
   * Keeps the act, sends it if it can. `undoMs`: how long it can still be undone before it leaves. `goOn`: nobody waits for
   * the answer, it is `waiting` as soon as it is kept. Of both kinds a refusal stays on the list until somebody reads it.
   */
  send(act: Act, options?: SendingOptions): Promise<Sent>
  undo(commandId: string): Promise<void>
  /** Lets what could still be undone go at once. */
  hurry(): Promise<void>
  /** Takes a refused act off the list, after somebody has read why. */
  discard(commandId: string): Promise<void>
  drain(): Promise<void>
  subscribe(changed: () => void): () => void
}

const ticket = z.object({
  photoId: z.string(),
  upload: z.object({ url: z.string(), fields: z.record(z.string(), z.string()) }),
})

const retryMs = 15_000

/** Refusals of the moment, not of the act: it waits until somebody has signed in again, or until the server has time. */
const passing: readonly string[] = ['signed-out', 'slow-down']

/**
 * Acts leave in the order in which they were made and stay on the phone until the server has confirmed them. Each carries its
 * own id, so sending it twice, from two windows or after a lost answer, is the same as once. A refused one waits for
 * somebody to read why and holds up only what belongs to the same matter.
 */
export async function createOutbox(keep: Keep, line: Line): Promise<Outbox> {
  let list: readonly Entry[] = await keep.outbox.all()
  let busy: Promise<void> | undefined
  let last = Math.max(0, ...list.map(({ seq }) => seq))
  let retrying = false
  let sender: string | undefined
  /** Not yet on the phone, so another look at what is kept must not forget them. */
  const writing = new Set<number>()
  /** Taken off here, so another look must not bring them back. */
  const gone = new Set<number>()
  const unattended = new Set<string>()
  const listeners = new Set<() => void>()
  const waiters = new Map<string, (sent: Sent) => void>()

  const tell = () => listeners.forEach((listener) => listener())
  const replace = async (entry: Entry) => {
    list = list.map((one) => (one.seq === entry.seq ? entry : one))
    await keep.outbox.put(entry)
  }
  const remove = async (entry: Entry) => {
    gone.add(entry.seq)
    list = list.filter((one) => one.seq !== entry.seq)
    await keep.outbox.remove(entry.seq)
    for (const { blobId } of entry.attachments) await keep.blobs.remove(blobId)
  }
  /** Another window may have sent or added something meanwhile: what is kept is the truth. */
  const reread = async () => {
    const kept = (await keep.outbox.all()).filter(({ seq }) => !gone.has(seq))
    const known = new Set(kept.map(({ seq }) => seq))
    list = [...kept, ...list.filter(({ seq }) => writing.has(seq) && !known.has(seq))].toSorted((a, b) => a.seq - b.seq)
    tell()
  }
  const settle = (entry: Entry, sent: Sent): boolean => {
    const waiter = waiters.get(entry.commandId)
    waiters.delete(entry.commandId)
    waiter?.(sent)
    return waiter !== undefined
  }

  /** The next one that may leave: of whoever is signed in, not refused, not behind a refused one of its matter, not still to be undone. */
  const next = (): Entry | undefined => {
    const mine = list.filter(({ by }) => by === sender)
    const held = heldBack(mine)
    const first = mine.find((one) => one.refused === undefined && !held.has(one.commandId))
    return first === undefined || (first.notBefore ?? 0) > line.now() ? undefined : first
  }

  const sendOne = async (entry: Entry): Promise<boolean> => {
    const carried = await attach(entry)
    const outcome =
      carried.is === 'done'
        ? await line.ask({ method: 'POST', path: entry.path, body: withIds(carried.value) }, answer)
        : carried
    if (outcome.is === 'lost') return false
    if (outcome.is === 'refused') {
      if (passing.includes(outcome.refusal.code)) return false
      const heard = settle(entry, outcome) && !unattended.has(entry.commandId)
      // Whoever waits for it has the form still open and mends it there.
      if (heard) await remove(entry)
      else await replace({ ...entry, refused: outcome.refusal })
      return true
    }
    await remove(entry)
    if (outcome.value.matterId !== undefined) await fillIn(entry.commandId, outcome.value.matterId)
    settle(entry, { is: 'done', answer: outcome.value })
    return true
  }

  /** Acts on a matter that did not exist yet now learn its id. */
  const fillIn = async (commandId: string, matterId: string) => {
    const open = `{opened:${commandId}}`
    for (const one of list.filter(({ matter }) => matter === open))
      await replace({ ...one, matter: matterId, path: one.path.replace(open, matterId) })
  }

  /** Sends up what belongs to an act and notes its ids. */
  const attach = async (entry: Entry): Promise<Outcome<Entry>> => {
    let carried = entry
    for (const [n, one] of entry.attachments.entries()) {
      if (one.photoId !== undefined) continue
      const file = await keep.blobs.get(one.blobId)
      // The phone has lost it, to make room perhaps: the words still go.
      const went = file === undefined ? undefined : await carry(entry, one, n, file)
      if (went === undefined) continue
      if (went.is !== 'done') return went
      carried = {
        ...carried,
        attachments: carried.attachments.map((a, m) => (m === n ? { ...a, photoId: went.value } : a)),
      }
      await replace(carried)
    }
    return { is: 'done', value: carried }
  }

  const carry = async (entry: Entry, one: Attachment, n: number, file: Blob): Promise<Outcome<string>> => {
    const { type, length, sha256 } = one
    const body = { commandId: `${entry.commandId}-${n}`, village: entry.village, type, length, sha256 }
    const asked = await line.ask({ method: 'POST', path: '/api/photos', body }, ticket)
    if (asked.is !== 'done') return asked
    const { photoId, upload } = asked.value
    const arrived = await line.upload(upload.url, upload.fields, file)
    return arrived ? { is: 'done', value: photoId } : { is: 'lost', why: 'storage did not answer' }
  }

  const retry = () => {
    if (retrying) return
    retrying = true
    line.later(() => {
      retrying = false
      void drain()
    }, retryMs)
  }

  const drainOnce = async () => {
    await reread()
    for (let entry = next(); entry !== undefined; entry = next()) {
      const went = await sendOne(entry)
      tell()
      if (went) continue
      for (const one of list) settle(one, { is: 'waiting' })
      return retry()
    }
    const held = heldBack(list)
    // Whoever waits for one that cannot leave would wait for ever.
    for (const one of list) if (held.has(one.commandId)) settle(one, { is: 'waiting' })
    const waits = list.filter(
      ({ by, refused, commandId }) => by === sender && refused === undefined && !held.has(commandId),
    )
    const wait = Math.min(...waits.map(({ notBefore }) => notBefore ?? Infinity))
    if (Number.isFinite(wait)) line.later(() => void drain(), Math.max(50, wait - line.now()))
  }
  const drain = async () => {
    busy ??= drainOnce().finally(() => (busy = undefined))
    await busy
  }

  return {
    entries: () => list,
    setSender(login) {
      sender = login
    },
    async send(act, { undoMs = 0, goOn = false } = {}) {
      if (sender === undefined) throw new Error('somebody acts who is not signed in')
      // By the clock and by chance, so that two windows do not give the same number; one after the other in any case.
      const seq = Math.max(last + 1, line.now()) + Math.random()
      last = seq
      const notBefore = undoMs === 0 ? {} : { notBefore: line.now() + undoMs }
      const entry: Entry = { ...act, attachments: act.attachments ?? [], seq, by: sender, ...notBefore }
      list = [...list, entry]
      if (undoMs > 0 || goOn) unattended.add(entry.commandId)
      const sent = new Promise<Sent>((done) => waiters.set(entry.commandId, done))
      writing.add(seq)
      await keep.outbox.put(entry)
      writing.delete(seq)
      tell()
      // What came while a drain was at its end would wait for the next one.
      void drain().then(() => (list.some((one) => one.seq === seq) ? drain() : undefined))
      return goOn ? { is: 'waiting' } : sent
    },
    async undo(commandId) {
      const entry = list.find((one) => one.commandId === commandId)
      if (entry === undefined || (entry.notBefore ?? 0) <= line.now()) return
      await remove(entry)
      settle(entry, { is: 'undone' })
      tell()
    },
    async hurry() {
      for (const { notBefore: _soon, ...entry } of list) await replace(entry)
      await drain()
    },
    async discard(commandId) {
      const entry = list.find((one) => one.commandId === commandId)
      if (entry !== undefined) await remove(entry)
      tell()
      await drain()
    },
    drain,
    subscribe(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
  }
}

/** Ids of the acts that stay until a refused one of their matter, by the same person, is taken off the list. */
export function heldBack(entries: readonly Entry[]): ReadonlySet<string> {
  const refused = entries.filter((one) => one.refused !== undefined)
  const behind = ({ by, matter }: Entry) =>
    matter !== undefined && refused.some((one) => one.by === by && ids(one).includes(matter))
  return new Set(entries.filter((one) => one.refused === undefined && behind(one)).map(({ commandId }) => commandId))
}

/** The matter an act is about, by whatever name later acts call it. */
const ids = ({ matter, commandId }: Entry): string[] => [
  ...(matter === undefined ? [] : [matter]),
  `{opened:${commandId}}`,
]

/** The body with the ids of what was sent up, each in its field. */
function withIds({ body, attachments }: Entry): Record<string, unknown> {
  if (attachments.length === 0) return body
  const data: Record<string, unknown> = { ...record(body['data']) }
  const of = (field: Attachment['field']) =>
    attachments.flatMap((one) => (one.field === field && one.photoId !== undefined ? [one.photoId] : []))
  if (of('photos').length > 0) data['photos'] = of('photos')
  if (of('voice').length > 0) data['voice'] = of('voice').at(-1)
  if (of('voices').length > 0) data['voice'] = of('voices')
  if (of('answers.photos').length > 0) data['answers'] = { ...record(data['answers']), photos: of('answers.photos') }
  return { ...body, data }
}

const record = (value: unknown): Record<string, unknown> => z.record(z.string(), z.unknown()).catch({}).parse(value)
