import type { Context } from 'hono'
import * as z from 'zod'
import { raiseTopic as raising, villagersTopicsAtMost } from '#shared/blocks/topic/commands.ts'
import { localDateOf } from '#shared/calendar/time.ts'
import type { Refusal } from '#shared/refusal.ts'
import { refusal, refusals } from '#shared/refusal.ts'
import type { Result } from '#shared/result.ts'
import { ok, refused } from '#shared/result.ts'
import { villagersMatter } from '#shared/text/system-words.ts'
import { invalidData } from '#shared/workflow/block.ts'
import { placeCode } from '#shared/workflow/fields.ts'
import type { Matter } from '#shared/workflow/matter.ts'
import { otherLang } from '#web/page.tsx'
import { raisePage } from '#web/villager/raise-page.tsx'
import { capabilityAt, daysFromNow, followToken } from '../access/capability.ts'
import { openMatter } from '../commands/open-matter.ts'
import { runCommand } from '../commands/run-command.ts'
import { photoIdOf, registerPhoto } from '../commands/take-photo.ts'
import { idFrom } from '../digest.ts'
import { villageMatters } from '../queries/matter.ts'
import { keys } from '../store/keys.ts'
import { placeOf } from '../store/places.ts'
import { headOf } from '../store/records.ts'
import type { World } from '../world.ts'
import type { Form } from '../page-answers.ts'
import { commandIdOf, formOf, langOf, newCommandId, seeOther, show, showRefusal, withLang } from '../page-answers.ts'

/** The matter a topic from outside goes into, and the village it lies in. */
interface Target {
  readonly village: { readonly code: string; readonly name: string }
  /** Undefined when nothing in the village takes topics now: the topic then begins a matter of its own. */
  readonly matter: Matter | undefined
}

const followDays = 400
/** Characters. */
const titleAtMost = 60
const firstProcedure = 'deliberation'

/** The village's public form: anybody may raise a topic, nobody has to say who they are. */
export async function showRaise(world: World, c: Context): Promise<Response> {
  const target = await targetOf(world, c)
  if (!target.ok) return showRefusal(world, c, target.refusal)
  return show(form(world, c, target.value))
}

export async function raiseTopic(world: World, c: Context): Promise<Response> {
  const fields = await formOf(c)
  if (!fields.ok) return showRefusal(world, c, fields.refusal)
  const target = await targetOf(world, c)
  if (!target.ok) return showRefusal(world, c, target.refusal)
  const { village, matter } = target.value
  const given = (name: string) => fields.value.one(name)
  const wrong = titleAtFault(given('title'))
  if (wrong !== undefined) return again(world, c, target.value, fields.value, wrong)
  const commandId = commandIdOf(fields.value, village.code, given('title'), given('background'), given('name'))
  // All of it is looked at before anything is written: a refused form leaves nothing behind.
  const topic = raising.schema.safeParse(dataOf(fields.value), { reportInput: true })
  if (!topic.success) return again(world, c, target.value, fields.value, invalidData(topic.error, 'data'))
  const place = village.code
  const order = { by: 'villager', commandId, place, keepTime: false, keepPlace: false }
  const data = { ...dataOf(fields.value), photos: [photoIdOf(order.by, commandId)] }
  const matterId = await matterFor(world, village.code, commandId, matter)
  if (!matterId.ok) return again(world, c, target.value, fields.value, matterId.refusal)
  const done = await runCommand(world, { kind: 'public', place }, matterId.value, {
    commandId,
    type: 'raise-topic',
    data,
  })
  if (!done.ok) return again(world, c, target.value, fields.value, done.refusal)
  await registerPhoto(world, order)

  const token = await followToken(world, done.value.matterId, done.value.id)
  await world.table.put(
    capabilityAt(token, {
      act: 'follow',
      subject: done.value.id,
      matterId: done.value.matterId,
      place: village.code,
      expiresAt: daysFromNow(world, followDays),
    }),
  )
  return seeOther(withLang(c, `/t/${token}`))
}

function dataOf(form: Form) {
  const [name, phone] = [form.one('name').trim(), form.one('phone').trim()]
  const contact = { ...(name === '' ? {} : { name }), ...(phone === '' ? {} : { phone }) }
  return {
    title: form.one('title'),
    background: form.one('background'),
    ...(Object.keys(contact).length === 0 ? {} : { contact }),
  }
}

const remembered = z.object({ answer: z.object({ matterId: z.string() }) })

/** Where this form went the first time it was sent, else the matter that takes topics now, else one that begins with it. */
async function matterFor(
  world: World,
  village: string,
  commandId: string,
  matter: Matter | undefined,
): Promise<Result<string>> {
  const said = await world.table.get(keys.command(`public#${village}`, commandId))
  if (said !== undefined) return ok(remembered.parse(said).answer.matterId)
  return matter === undefined ? openFor(world, village) : ok(matter.id)
}

/**
 * The matter bears a title of ours: what a passer-by wrote stands on the board only after somebody has looked at it. One a
 * village and day, whoever comes first, so that nobody can fill the board with them.
 */
async function openFor(world: World, village: string): Promise<Result<string>> {
  const commandId = idFrom('public-matter', village, localDateOf(world.clock.now()))
  const order = { commandId, village, procedure: firstProcedure, title: villagersMatter.zh }
  const opened = await openMatter(world, { kind: 'public', place: village }, order)
  return opened.ok ? ok(opened.value.matterId) : opened
}

/** Blanks fill a field for the browser and say nothing. Said here, so that it is said alike whether or not there is a matter yet. */
function titleAtFault(title: string): Refusal | undefined {
  const { length } = title.trim()
  if (length > 0 && length <= titleAtMost) return undefined
  return refusal('invalid', { field: 'title', reason: length === 0 ? 'missing' : 'too-much' })
}

async function targetOf(world: World, c: Context): Promise<Result<Target>> {
  const code = placeCode.safeParse(c.req.param('village'))
  const village = code.success ? await placeOf(world, code.data) : undefined
  if (village === undefined) return refused(refusal('not-found', { field: 'village' }))
  const asked = c.req.query('matter')
  const id = asked ?? (await collecting(world, village.code))
  const item = id === undefined ? undefined : await world.table.get(keys.matter(id))
  const matter = item === undefined ? undefined : headOf(item).matter
  if (asked !== undefined && matter?.place !== village.code) return refused(refusal('not-found', { field: 'matter' }))
  return ok({ village, matter })
}

/** A topic from outside joins a matter of these days or begins one of its own. */
const mattersLookedAt = 20

/** The newest matter of the village that takes topics from outside where it stands. */
async function collecting(world: World, village: string): Promise<string | undefined> {
  const matters = await villageMatters(world, village, mattersLookedAt)
  return matters.find(({ procedure, stage, fromVillagers }) => {
    if (fromVillagers >= villagersTopicsAtMost) return false
    const acts = world.procedures(procedure.id, procedure.version)?.definition.acts
    const raise = acts?.['raise-topic']
    // Where no meeting is convened any more a new topic would lie about: it begins a matter of its own.
    const meets = acts?.['convene']?.stages.includes(stage) === true
    return meets && raise?.roles.includes('public') === true && raise.stages.includes(stage)
  })?.id
}

async function again(world: World, c: Context, target: Target, fields: Form, why: Refusal): Promise<Response> {
  if (why.code !== 'invalid') return showRefusal(world, c, why, { place: target.village.code })
  const given = Object.fromEntries(['title', 'background', 'name', 'phone'].map((name) => [name, fields.one(name)]))
  return show(form(world, c, target, { given, refused: why }), refusals.invalid.status)
}

function form(
  world: World,
  c: Context,
  { village, matter }: Target,
  again: { given?: Record<string, string>; refused?: Refusal } = {},
) {
  const [lang, asked] = [langOf(c), c.req.query('matter')]
  return raisePage({
    lang,
    village: village.name,
    ...(matter === undefined ? {} : { matter: matter.title }),
    // The switch of languages must not lose the matter this address asks for.
    ...(asked === undefined ? {} : { otherLanguage: `?matter=${encodeURIComponent(asked)}&lang=${otherLang(lang)}` }),
    commandId: newCommandId(world),
    ...again,
  })
}
