import { objectionRow } from '#shared/blocks/notice/commands.ts'
import { villagersVoiceOf } from '#shared/blocks/topic/state.ts'
import * as z from 'zod'
import type { Item } from '../store/table.ts'
import { keys } from '../store/keys.ts'
import { headOf } from '../store/records.ts'
import type { World } from '../world.ts'
import { eraseFollowing, eraseLinks } from './erase-links.ts'
import { eraseInPolls } from './erase-in-polls.ts'
import { eraseUploads } from './erase-uploads.ts'
import type { Change } from './erased-rows.ts'
import {
  raiserRow,
  visitRow,
  withoutComment,
  withoutContact,
  withoutHousehold,
  withoutObjection,
} from './erased-rows.ts'
import { rewriteRows } from './rewrite-rows.ts'
import type { Whom } from './whom-to-erase.ts'
import { isContactOf, isHouseholdOf, names } from './whom-to-erase.ts'

/** So many things of a person were erased. */
export const counts = z.object({
  links: z.int(),
  visits: z.int(),
  contacts: z.int(),
  objections: z.int(),
  evaluations: z.int(),
  electorates: z.int(),
  witnessed: z.int(),
  files: z.int(),
})
export type Counts = z.infer<typeof counts>

/** Where in a matter something of the person stays: numbers of records, ids of visits and topics; how many marks. */
export interface Left {
  readonly matterId: string
  readonly records: readonly number[]
  readonly visits: readonly string[]
  readonly topics: readonly string[]
  readonly votes: number
}

/** Erases what rows beside a matter's chain hold of a person, and tells what stays. Doing it again finds nothing to do. */
export async function eraseInMatter(
  world: World,
  matterId: string,
  whom: Whom,
): Promise<{ erased: Counts; left: Left } | undefined> {
  const items = await world.table.query({ pk: keys.matter(matterId).pk })
  const head = items.find(({ sk }) => sk === 'HEAD')
  if (head === undefined) return undefined
  const { matter } = headOf(head)
  // Links first: nothing new comes by them while the rest is erased.
  const links = await eraseLinks(world, matter, whom)
  const all = rowsIn(items)
  const visits = all('visit').filter(({ body }) => isHouseholdOf(whom, visitRow.parse(body)))
  const contacts = all('raiser').filter(({ body }) => isContactOf(whom, raiserRow.parse(body)))
  const objections = all('objection').filter(({ body }) => {
    const { list, code } = objectionRow.parse(body)
    return list === whom.list && code === whom.code
  })
  const evaluations = all('evaluation').filter(({ sk }) => isOf(sk, whom))
  const topics = contacts.map(({ body }) => raiserRow.parse(body).topicId)
  const rewrite = (rows: readonly Item[], change: Change) => rewriteRows(world, rows, change)
  const files = await eraseUploads(world, matter.place, [
    ...visits.flatMap(({ body }) => photosOf(body)),
    ...matter.slices.topic.topics
      .filter(({ id }) => topics.includes(id))
      .flatMap((topic) => [...topic.photos, villagersVoiceOf(topic) ?? []].flat()),
  ])
  const { votes, ...inPolls } = await eraseInPolls(world, matter, whom)
  return {
    erased: {
      links: links + (await eraseFollowing(world, matterId, topics)),
      files,
      visits: await rewrite(visits, withoutHousehold),
      contacts: await rewrite(contacts, withoutContact),
      objections: await rewrite(objections, withoutObjection),
      evaluations: await rewrite(evaluations, withoutComment),
      ...inPolls,
    },
    left: {
      matterId,
      topics,
      records: items.filter(({ sk }) => sk.startsWith('EVENT#')).flatMap((item) => numberOf(item, whom)),
      visits: all('visit')
        .filter((row) => !visits.includes(row) && names(whom, row['body']))
        .map(({ body }) => visitRow.parse(body).id),
      votes: votes + all('check-in').filter(({ sk }) => isOf(sk, whom)).length,
    },
  }
}

type BodyItem = Item & { readonly body?: unknown }

const rowsIn =
  (items: readonly BodyItem[]) =>
  (kind: string): readonly BodyItem[] =>
    items.filter(({ sk }) => sk.startsWith(`ROW#${kind}#`))

const isOf = (sk: string, { list, code }: Whom): boolean => sk.endsWith(`#${list}#${code}`)

const photosOf = (visit: unknown): string[] =>
  z.array(z.string()).catch([]).parse(visitRow.parse(visit).answers['photos'])

const numberOf = (record: Item, whom: Whom): number[] => (names(whom, record['events']) ? [Number(record['seq'])] : [])
