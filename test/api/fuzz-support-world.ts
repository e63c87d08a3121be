import * as z from 'zod'
import { canonical } from '#shared/canonical.ts'
import type { Knock } from '#test/support/door.ts'
import { done, doorsAt } from '#test/support/door.ts'
import type { MatterAt, StageName } from '#test/support/matter.ts'
import { linkFor, matterAt, objectTo } from '#test/support/matter.ts'
import type { TestStack } from '#test/support/stack.ts'
import { testStack } from '#test/support/stack.ts'
import type { Things } from '#test/support/valid-data.ts'
import { validRequests } from '#test/support/valid-data.ts'
import type { Village } from '#test/support/village.ts'
import { firstAdministrator, village } from '#test/support/village.ts'

const unknown = 'NothingHasThisId'

/** A product with two villages, and matters at every stage that are replaced by fresh ones when enough was thrown at them. */
export interface FuzzWorld {
  readonly stack: TestStack
  readonly knock: Knock
  readonly home: Village
  readonly neighbour: Village
  /** Fresh matters at every stage in which something can be done, with all that requests may refer to. */
  freshThings(): Promise<Things[]>
  /** All matters ever made, for the last look at their chains. */
  readonly matters: readonly string[]
}

export async function fuzzWorld(): Promise<FuzzWorld> {
  const stack = await testStack()
  const knock = doorsAt(stack.origin)
  const root = await firstAdministrator(stack)
  const home = await village(stack, root, { code: '511025106202', name: '双堰塘村' })
  const neighbour = await village(stack, root, { code: '511025107201', name: '邻村' })
  const matters: string[] = []
  const thingsAt = async (stage: StageName): Promise<Things> => {
    const matter = await matterAt({ knock, village: home }, stage)
    matters.push(matter.id)
    const objectionId = stage === 'act' ? await objectTo({ knock, village: home }, matter, 'h07') : unknown
    return {
      village: home,
      matter,
      objectionId,
      photoId: await photoFor(knock, home, matter),
      spare: home.helper.login,
    }
  }
  return {
    stack,
    knock,
    home,
    neighbour,
    matters,
    async freshThings() {
      const stages: readonly StageName[] = ['propose', 'discuss', 'act', 'evaluate']
      const made: Things[] = []
      for (const stage of stages) made.push(await thingsAt(stage))
      return made
    },
  }
}

async function photoFor(knock: Knock, home: Village, matter: MatterAt): Promise<string> {
  const orders = validRequests({ village: home, matter, objectionId: unknown, photoId: unknown, spare: unknown })
  const order = orders['post /api/photos']?.() ?? { method: 'POST', path: '/api/photos' }
  const made = await done(knock, { ...order, session: home.helper.session }, z.object({ photoId: z.string() }))
  return made.photoId
}

/** Who may send a command, so that it is refused for what is wrong with it and not for who sends it. */
export function senderOf(type: string, home: Village) {
  if (type === 'urge') return home.townshipSupervisor
  return type === 'report-progress' ? home.helper : home.organizer
}

/** A villager's links to things that are open now: a poll, a notice, an evaluation. */
export async function openLinks({ knock, home }: FuzzWorld, things: readonly Things[]) {
  const at = (stage: StageName) => {
    const found = things.find(({ matter }) => matter.stage === stage)
    if (found === undefined) throw new Error(`no matter at ${stage}`)
    return found.matter
  }
  const sender = { knock, village: home }
  const [polled, noticed, evaluated] = [at('discuss'), at('act'), at('evaluate')]
  return {
    vote: await linkFor(sender, polled.id, { act: 'vote', subject: polled.pollId }, 'h06'),
    object: await linkFor(sender, noticed.id, { act: 'object', subject: noticed.noticeId }, 'h06'),
    evaluate: await linkFor(sender, evaluated.id, { act: 'evaluate', subject: evaluated.topicId }, 'h06'),
    raise: `/raise/${home.code}`,
  }
}

const view = z.object({ matter: z.unknown(), revision: z.int() })

/** What a refused request must leave as it was; the store gives keys in no particular order. */
export async function standing({ knock, home }: FuzzWorld, matterId: string): Promise<string> {
  const call = { method: 'GET', path: `/api/matters/${matterId}`, session: home.organizer.session }
  return canonical(await done(knock, call, view))
}

const checked = z.object({ chain: z.object({ unbroken: z.boolean(), foldsToState: z.boolean() }) })

export async function chainOf({ knock, home }: FuzzWorld, matterId: string) {
  const call = { method: 'GET', path: `/api/matters/${matterId}/events`, session: home.organizer.session }
  return (await done(knock, call, checked)).chain
}
