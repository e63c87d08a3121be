import type { CommandData, CommandType } from '#shared/client/commands.ts'
import type { ToldRefusal } from '#shared/client/exchange.ts'
import type { Words } from '#shared/language.ts'

/** A picture or a voice that goes up before its command; the id it gets is put into the command's data. */
export interface Attachment {
  /** Under which the phone keeps it. */
  readonly blobId: string
  readonly kind: 'photo' | 'voice'
  readonly type: string
  /** Bytes. */
  readonly length: number
  /** Base64, as storage checks it. */
  readonly sha256: string
  /** Where its id goes: `answers.photos` and `photos` are lists, `voice` is one, `voices` goes to `voice` as a list. */
  readonly field: 'answers.photos' | 'photos' | 'voice' | 'voices'
  /** What the server calls it, once it is up. */
  readonly photoId?: string
}

/** One act on its way to the server: kept on the phone until the server has confirmed it. */
export interface Entry {
  /** Order of sending. */
  readonly seq: number
  /** Who did it: it leaves only while this person is signed in. */
  readonly by: string
  readonly commandId: string
  /** A door of the API. `{opened:ID}` stands for the matter that the entry with that command id opens. */
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
  readonly village: string
  /** The matter it is about, or `{opened:ID}`. */
  readonly matter?: string
  /** What it does, for the list of what is still to be sent. */
  readonly says: Words
  readonly attachments: readonly Attachment[]
  /** Milliseconds since 1970: until then it can be undone and does not leave. */
  readonly notBefore?: number
  /** The server's no. It stays until somebody has seen it. */
  readonly refused?: ToldRefusal
}

export type Act = Omit<Entry, 'seq' | 'by' | 'refused' | 'notBefore' | 'attachments'> & {
  readonly attachments?: readonly Attachment[]
}

/** 16 random bytes as letters and digits: a command's id, made on the phone. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

interface About {
  readonly village: string
  readonly matter: string
  readonly says: Words
  readonly commandId?: string
  readonly attachments?: readonly Attachment[]
}

/** A command on a matter, typed by the schema that validates it. */
export function command<Type extends CommandType>(type: Type, data: CommandData<Type>, about: About): Act {
  const { commandId = newId(), ...rest } = about
  return {
    ...rest,
    commandId,
    path: `/api/matters/${about.matter}/commands/${type}`,
    body: { commandId, data },
  }
}

/** Opens a matter; later acts name it `openedBy(act)` until the server has given it its id. */
export function openMatter(village: string, title: string, says: Words): Act {
  const commandId = newId()
  return {
    commandId,
    village,
    says,
    path: `/api/villages/${village}/matters`,
    body: { commandId, procedure: 'deliberation', title },
  }
}

export const openedBy = (act: Pick<Act, 'commandId'>): string => `{opened:${act.commandId}}`

/** A vote entered in the voter's presence. */
export function assistedVote(
  pollId: string,
  vote: { voter: string; choices: readonly string[]; witness?: string },
  about: Pick<About, 'village' | 'matter' | 'says'>,
): Act {
  const commandId = newId()
  return { ...about, commandId, path: `/api/polls/${pollId}/assisted`, body: { commandId, ...vote } }
}
