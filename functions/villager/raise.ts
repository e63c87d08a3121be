import type { Context } from 'hono'
import { raiseTopic as raising } from '#shared/blocks/topic/commands.ts'
import type { Refusal } from '#shared/refusal.ts'
import { refusal } from '#shared/refusal.ts'
import { invalidData } from '#shared/workflow/block.ts'
import { otherLang } from '#web/page.tsx'
import type { RaiseScreen } from '#web/villager/raise-page.tsx'
import { raisePage, raiseScreens } from '#web/villager/raise-page.tsx'
import { capabilityAt, daysFromNow, followToken } from '../access/capability.ts'
import { runCommand } from '../commands/run-command.ts'
import { photoIdOf, registerPhoto } from '../commands/take-photo.ts'
import type { World } from '../world.ts'
import type { Form } from '../page-answers.ts'
import {
  commandIdOf,
  formOf,
  givenIdOf,
  langOf,
  newCommandId,
  seeOther,
  show,
  showAgain,
  showRefusal,
  withLang,
} from '../page-answers.ts'
import type { Target } from './raise-target.ts'
import { matterFor, targetOf } from './raise-target.ts'

const followDays = 400
/** Characters. */
const titleAtMost = 60

/** The village's public form: anybody may raise a topic, nobody has to say who they are. */
export async function showRaise(world: World, c: Context): Promise<Response> {
  const target = await targetOf(world, c)
  if (!target.ok) return showRefusal(world, c, target.refusal)
  return show(form(world, c, target.value))
}

/** Without `ask` the form is whole and the topic is raised; `ask` only leads from one screen to another and writes nothing. */
export async function raiseTopic(world: World, c: Context): Promise<Response> {
  const fields = await formOf(c)
  if (!fields.ok) return showRefusal(world, c, fields.refusal)
  const target = await targetOf(world, c)
  if (!target.ok) return showRefusal(world, c, target.refusal)
  const asked = raiseScreens.find((screen) => screen === fields.value.one('ask'))
  if (asked === 'topic') return show(form(world, c, target.value, { fields: fields.value }))
  // All of it is looked at before anything is written: a refused form leaves nothing behind.
  const wrong = faultIn(fields.value, asked)
  if (wrong !== undefined) return again(world, c, target.value, fields.value, wrong)
  if (asked !== undefined) return show(form(world, c, target.value, { fields: fields.value, screen: asked }))
  return raise(world, c, target.value, fields.value)
}

async function raise(world: World, c: Context, target: Target, fields: Form): Promise<Response> {
  const { village, matter } = target
  const given = (name: string) => fields.one(name)
  const commandId = commandIdOf(fields, village.code, given('title'), given('background'), given('name'))
  const place = village.code
  const room = { from: 'villager', by: 'villager', commandId, place, keepTime: false, keepPlace: false } as const
  const orders = { photo: { ...room, kind: 'photo' }, voice: { ...room, kind: 'voice' } } as const
  const data = { ...dataOf(fields), photos: [photoIdOf(orders.photo)], voice: [photoIdOf(orders.voice)] }
  const matterId = await matterFor(world, village.code, commandId, matter)
  if (!matterId.ok) return again(world, c, target, fields, matterId.refusal)
  const done = await runCommand(world, { kind: 'public', place }, matterId.value, {
    commandId,
    type: 'raise-topic',
    data,
  })
  if (!done.ok) return again(world, c, target, fields, done.refusal)
  await Promise.all([registerPhoto(world, orders.photo), registerPhoto(world, orders.voice)])

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
  const told = (name: string) => (form.one('skip') === '' ? form.one(name).trim() : '')
  const [name, phone] = [told('name'), told('phone')]
  const contact = { ...(name === '' ? {} : { name }), ...(phone === '' ? {} : { phone }) }
  return {
    title: form.one('title'),
    background: form.one('background'),
    ...(Object.keys(contact).length === 0 ? {} : { contact }),
  }
}

/** What is wrong with the form as far as it has come: before the second screen was asked for, its fields are nobody's fault. */
function faultIn(fields: Form, asked: RaiseScreen | undefined): Refusal | undefined {
  const title = titleAtFault(fields.one('title'))
  if (title !== undefined) return title
  const { contact, ...topic } = dataOf(fields)
  const data = asked === 'contact' || contact === undefined ? topic : { ...topic, contact }
  const parsed = raising.schema.safeParse(data, { reportInput: true })
  return parsed.success ? undefined : invalidData(parsed.error, 'data')
}

/** Blanks fill a field for the browser and say nothing. Said here, so that it is said alike whether or not there is a matter yet. */
function titleAtFault(title: string): Refusal | undefined {
  const { length } = title.trim()
  if (length > 0 && length <= titleAtMost) return undefined
  return refusal('invalid', { field: 'title', reason: length === 0 ? 'missing' : 'too-much' })
}

async function again(world: World, c: Context, target: Target, fields: Form, why: Refusal): Promise<Response> {
  if (why.code !== 'invalid') return showRefusal(world, c, why, { place: target.village.code })
  const screen = why.field?.startsWith('contact') === true ? 'contact' : 'topic'
  return showAgain(form(world, c, target, { fields, refused: why, screen }), why)
}

function form(
  world: World,
  c: Context,
  { village, matter }: Target,
  again: { fields?: Form; refused?: Refusal; screen?: RaiseScreen } = {},
) {
  const { fields, ...rest } = again
  const [lang, asked] = [langOf(c), c.req.query('matter')]
  const names = ['title', 'background', 'name', 'phone'] as const
  const typed = names.map((name) => [name, fields?.one(name) ?? ''] as const).filter(([, text]) => text !== '')
  return raisePage({
    lang,
    village: village.name,
    ...(matter === undefined ? {} : { matter: matter.title }),
    // The switch of languages must not lose the matter this address asks for.
    ...(asked === undefined ? {} : { otherLanguage: `?matter=${encodeURIComponent(asked)}&lang=${otherLang(lang)}` }),
    // One id from the first screen to the last, and when one goes back: sent twice, it is one topic.
    commandId: (fields === undefined ? undefined : givenIdOf(fields)) ?? newCommandId(world),
    given: Object.fromEntries(typed),
    ...rest,
  })
}
