import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import * as z from 'zod'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApiJson } from '#functions/api/docs.ts'
import { routes } from '#functions/api/routes.ts'
import { commandBody } from '#functions/api/routes/matters.ts'
import { staffCommands } from '#infra/bundle/openapi.ts'
import type { Call } from '#test/support/door.ts'
import { form } from '#test/support/door.ts'
import type { Things } from '#test/support/valid-data.ts'
import { validData, validRequests } from '#test/support/valid-data.ts'
import { Faults, faultOf, faultOfPage, shown } from './fuzz-support-judge.ts'
import { fitting } from './fuzz-support-schema.ts'
import { hostileTexts, mutated } from './fuzz-support-values.ts'
import type { FuzzWorld } from './fuzz-support-world.ts'
import { chainOf, fuzzWorld, openLinks, senderOf, standing } from './fuzz-support-world.ts'

const runs = Number(process.env['CUNYI_FUZZ'] ?? 3000)
/** The same requests every time in `npm test`, others each time in `npm run fuzz`; CUNYI_FUZZ_SEED repeats a run. */
const seed = Number(
  process.env['CUNYI_FUZZ_SEED'] ?? (process.env['CUNYI_FUZZ'] === undefined ? 20_260_302 : Date.now() % 2 ** 31),
)
const patience = 60_000 + runs * 60
console.info(`fuzz: ${runs} requests, CUNYI_FUZZ_SEED=${seed}`)

let world: FuzzWorld
let things: Things[]
beforeAll(async () => {
  world = await fuzzWorld()
  things = await world.freshThings()
})
afterAll(() => world.stack.close())

const one = <T>(arbitrary: fc.Arbitrary<T>, n: number): T => {
  const [box] = fc.sample(
    arbitrary.map((value) => ({ value })),
    { numRuns: 1, seed: seed + n },
  )
  if (box === undefined) throw new Error('nothing was generated')
  return box.value
}

/** A body as JSON text, whatever it is. */
const asJson = (body: unknown) => ({
  body: JSON.stringify(body) ?? '',
  headers: { 'Content-Type': 'application/json' },
})

/** A body as it arrives: JSON knows no undefined and no -0. */
const arrived = (body: unknown): unknown => JSON.parse(JSON.stringify(body) ?? 'null')

function expectNone(faults: Faults): void {
  expect(faults.list(), `CUNYI_FUZZ_SEED=${seed}`).toEqual([])
}

const components = z.object({ components: z.object({ schemas: z.record(z.string(), z.unknown()) }) })
const { schemas } = components.parse(openApiJson).components
const fittingData = new Map(staffCommands().map(({ type }) => [type, fitting(schemas[type])]))

/** One command in the hands of a mischievous program: data as promised, data made wrong, or its envelope made wrong. */
function hostileCommand(of: Things): fc.Arbitrary<{ type: string; body: unknown; call: Call }> {
  const data = validData(of)
  return fc.constantFrom(...fittingData).chain(([type, fits]) => {
    const envelope = { commandId: randomUUID(), data: data[type] }
    const path = `/api/matters/${of.matter.id}/commands/${type}`
    const { session } = senderOf(type, of.village)
    return fc
      .oneof(
        { weight: 6, arbitrary: mutated(data[type]).map((wrong) => ({ ...envelope, data: wrong })) },
        { weight: 2, arbitrary: fits.map((fit) => ({ ...envelope, data: fit })) },
        { weight: 1, arbitrary: fits.chain(mutated).map((wrong) => ({ ...envelope, data: wrong })) },
        { weight: 1, arbitrary: mutated({ ...envelope, revision: 1 }) },
      )
      .map((body) => ({ type, body, call: { method: 'POST', path, session, ...asJson(body) } }))
  })
}

describe('requests by the thousand', () => {
  it(
    'of commands: refused with code, sentence and field and nothing changed, or taken as meant',
    async () => {
      const faults = new Faults()
      const stood = new Map<string, string>()
      const schemaOf = new Map(staffCommands().map(({ type, schema }) => [type, schema]))
      for (let n = 0; n < runs / 2; n++) {
        if (n % 500 === 499) things = await world.freshThings()
        const of = things[n % things.length] ?? one(fc.constantFrom(...things), n)
        const { type, body, call } = one(hostileCommand(of), n)
        const { id } = of.matter
        const before = stood.get(id) ?? (await standing(world, id))
        const heard = await world.knock(call)
        const now = await standing(world, id)
        stood.set(id, now)
        const note = (fault: string | undefined) => faults.add(type, fault, () => shown(call))
        note(faultOf(heard))
        const { success, data: envelope } = commandBody.safeParse(arrived(body))
        const fits = success && schemaOf.get(type)?.safeParse(envelope.data).success === true
        if (heard.status === 200 && !fits) note('took what its schema refuses')
        // A low score is told as a refusal although the facts stand: the matter goes back a stage.
        if (heard.refusal === undefined || heard.refusal.code === 'low-score') continue
        if (now !== before) note(`changed the matter and then refused with ${heard.refusal.code}`)
      }
      expectNone(faults)
    },
    patience,
  )

  it(
    'of all other doors that take a body',
    async () => {
      const faults = new Faults()
      const doors = routes.filter(({ body, path }) => body !== undefined && !path.includes('{type}'))
      for (let n = 0; n < runs / 4; n++) {
        const of = things[n % things.length] ?? one(fc.constantFrom(...things), n)
        const { method, path, body } = one(fc.constantFrom(...doors), n)
        const valid = validRequests(of)[`${method} ${path}`]?.()
        if (valid === undefined || body === undefined) throw new Error(`no valid request for ${method} ${path}`)
        const { village } = of
        const { session } = /places|staff/.test(path) ? village.administrator : village.organizer
        const wrong = one(mutated(valid.body), n)
        const call = { ...valid, session, ...asJson(wrong) }
        const heard = await world.knock(call)
        faults.add(`${method} ${path}`, faultOf(heard), () => shown(call))
        const fits = body.safeParse(arrived(wrong)).success
        if (heard.status === 200 && !fits)
          faults.add(`${method} ${path}`, 'took what its schema refuses', () => shown(call))
      }
      expectNone(faults)
    },
    patience,
  )

  it(
    'of addresses and questions that mean nothing',
    async () => {
      const faults = new Faults()
      // Longer than any key of the store, shorter than what servers take as a request line.
      const texts = hostileTexts.map((text) => text.toWellFormed().slice(0, 700))
      const pages = [
        '/b/{code}',
        '/b/{code}/m/{matterId}',
        '/b/{code}/polls/{pollId}',
        '/p/{code}',
        '/v/{token}',
        '/e/{token}/done',
        '/raise/{code}?matter={matterId}',
        '/staff/matters/{matterId}/minutes',
        '/staff/matters/{matterId}/papers/{x}',
        '/staff/matters/{matterId}/slips?act={x}&subject={matterId}',
        '/staff/matters/{matterId}/delivery?act=vote&subject={x}',
        '/staff/matters/{matterId}/spoken?act={x}&subject={matterId}',
        '/h/{code}',
        '/in/{token}',
        '/nowhere/{x}',
      ]
      const addresses = [
        ...routes.map(({ method, path }) => ({ method, path })),
        ...pages.map((path) => ({ method: 'get', path })),
      ]
      for (let n = 0; n < runs / 10; n++) {
        const { method, path } = one(fc.constantFrom(...addresses), n)
        const address = path.replaceAll(/\{\w+\}/g, (_, at: number) =>
          encodeURIComponent(one(fc.constantFrom(...texts), n + at)),
        )
        const question = one(
          fc.constantFrom('', 'list', 'place', 'lang', 'meeting', 'poll', 'notice', 'commandId', 'matter'),
          n,
        )
        const asked =
          question === '' || address.includes('?') || address.length > 7000
            ? address
            : `${address}?${question}=${encodeURIComponent(one(fc.constantFrom(...texts), n + 7))}`
        const call = {
          method: method.toUpperCase(),
          path: asked,
          session: world.home.organizer.session,
          ...(method === 'get' ? {} : { body: {} }),
        }
        const heard = await world.knock(call)
        const fault = path.startsWith('/api/')
          ? faultOf(heard)
          : heard.status >= 500
            ? `answered ${heard.status}`
            : undefined
        faults.add(`${method} ${path}`, fault, () => shown(call))
      }
      expectNone(faults)
    },
    patience,
  )

  it(
    'of villagers’ forms',
    async () => {
      const faults = new Faults()
      const fields = {
        vote: { choices: 'yes', confirm: 'yes' },
        object: { text: '不同意', commandId: randomUUID() },
        evaluate: { score: '4', comment: '好', commandId: randomUUID() },
        raise: {
          title: '路灯',
          background: '不亮',
          name: '阿依古丽·买买提',
          phone: '13800000000',
          commandId: randomUUID(),
        },
      }
      let links = await openLinks(world, things)
      const kinds = ['vote', 'object', 'evaluate', 'raise'] as const
      for (let n = 0; n < (runs * 3) / 20; n++) {
        if (n % 225 === 224) {
          things = await world.freshThings()
          links = await openLinks(world, things)
        }
        const kind = one(fc.constantFrom(...kinds), n)
        const entries = Object.entries(fields[kind])
        const pairs = one(
          fc.shuffledSubarray(entries, { minLength: 1 }).chain((kept) => hostileFields(kept)),
          n,
        )
        const call = form(links[kind], pairs)
        const heard = await world.knock(call)
        faults.add(kind, faultOfPage(heard), () => shown(call))
      }
      expectNone(faults)
    },
    patience,
  )
})

/** Fields of a form with some of them replaced, doubled or added to. */
function hostileFields(entries: readonly (readonly [string, string])[]): fc.Arbitrary<(readonly [string, string])[]> {
  const text = fc.constantFrom(...hostileTexts)
  return fc.tuple(fc.nat(entries.length - 1), text, fc.nat(4), text).map(([at, value, kind, extra]) => {
    const wrong = entries.map(([name, was], n) => [name, n === at ? value : was] as const)
    const [name] = entries[at] ?? ['choices']
    if (kind === 0) return [...wrong, [name, extra] as const]
    if (kind === 1) return [...wrong, [extra.slice(0, 50), value] as const]
    return wrong
  })
}

it('every chain is unbroken and folds to what stands, and nothing was an error to the product', async () => {
  for (const id of world.matters) expect(await chainOf(world, id), id).toEqual({ unbroken: true, foldsToState: true })
  expect(world.stack.errors.map(({ door, error }) => `${String(door)}: ${String(error)}`)).toEqual([])
})
