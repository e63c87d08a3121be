import * as z from 'zod'
import type { Matter } from '../workflow/matter.ts'
import type { CommandData, CommandType } from './commands.ts'
import type { ApiRequest, Fetch, Outcome } from './exchange.ts'
import { exchange } from './exchange.ts'

export interface ClientOptions {
  /** Without a slash at the end; empty for the page's own. */
  readonly origin: string
  readonly fetch: Fetch
  /** Makes ids of commands: 8 to 64 letters, digits and dashes, such as a UUID. */
  readonly newId: () => string
  /** Waits so many milliseconds before a request is sent again. */
  readonly pause: (ms: number) => Promise<void>
  readonly session?: string
  /** How often a request is sent before it counts as lost; 5 if left out. */
  readonly attempts?: number
}

/** An id given here makes the command the same as an earlier one, after a restart for instance. */
export interface SendOptions {
  readonly commandId?: string
  /** The revision last seen: anything newer refuses the command as `stale-revision`. */
  readonly revision?: number
}

const signedIn = z.object({
  session: z.string(),
  expiresAt: z.string(),
  staff: z.object({
    id: z.string(),
    name: z.string(),
    roles: z.array(z.object({ role: z.string(), place: z.string() })),
  }),
})
export type SignedIn = z.infer<typeof signedIn>

const receipt = z.object({
  matterId: z.string(),
  revision: z.int(),
  stage: z.string(),
  round: z.int(),
  /** Id of what the command created, if it created something. */
  id: z.string(),
})
export type CommandReceipt = z.infer<typeof receipt>

const matterView = z.object({
  matter: z.custom<Matter>((value) => z.object({ id: z.string(), slices: z.object({}) }).safeParse(value).success),
  revision: z.int(),
  allowed: z.array(z.string()),
})
export type MatterView = z.infer<typeof matterView>

export interface ApiClient {
  /** The session held now: keep it to go on later. */
  readonly session: string | undefined
  signIn(login: string, password: string): Promise<Outcome<SignedIn>>
  signInByLink(token: string): Promise<Outcome<SignedIn>>
  openMatter(
    village: string,
    matter: { procedure: string; title: string },
    options?: SendOptions,
  ): Promise<Outcome<CommandReceipt>>
  matter(matterId: string): Promise<Outcome<MatterView>>
  command<Type extends CommandType>(
    matterId: string,
    type: Type,
    data: CommandData<Type>,
    options?: SendOptions,
  ): Promise<Outcome<CommandReceipt>>
  /** Any other door, with the shape of its answer. */
  ask<T>(request: ApiRequest, answer: z.ZodType<T>): Promise<Outcome<T>>
}

/** The staff API for programs: typed by the schemas that validate, every request sent again until an answer comes. */
export function createClient(options: ClientOptions): ApiClient {
  const line = { attempts: 5, ...options }
  let { session } = options
  const ask = <T>(request: ApiRequest, answer: z.ZodType<T>) => exchange(line, request, session, answer)
  const post = <T>(path: string, body: object, answer: z.ZodType<T>) => ask({ method: 'POST', path, body }, answer)
  const keeping = async (signing: Promise<Outcome<SignedIn>>) => {
    const outcome = await signing
    if (outcome.is === 'done') session = outcome.value.session
    return outcome
  }
  const idOf = ({ commandId = options.newId() }: SendOptions) => commandId
  return {
    get session() {
      return session
    },
    signIn: (login, password) => keeping(post('/api/sign-in', { login, password }, signedIn)),
    signInByLink: (token) => keeping(post('/api/sign-in/link', { commandId: options.newId(), token }, signedIn)),
    openMatter: (village, matter, sending = {}) =>
      post(`/api/villages/${village}/matters`, { commandId: idOf(sending), ...matter }, receipt),
    matter: (matterId) => ask({ method: 'GET', path: `/api/matters/${matterId}` }, matterView),
    command: (matterId, type, data, sending = {}) =>
      post(
        `/api/matters/${matterId}/commands/${type}`,
        {
          commandId: idOf(sending),
          data,
          ...(sending.revision === undefined ? {} : { revision: sending.revision }),
        },
        receipt,
      ),
    ask,
  }
}
