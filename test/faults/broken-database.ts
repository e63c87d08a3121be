import * as z from 'zod'
import { urnTableName } from '#infra/local/engines.ts'
import type { Asked, Passing, ProxyOptions } from './throttle-proxy.ts'

/** Ways in which a product might lose or double votes, done to it from below; the judge must see each. */
export const breakages = ['papers-twice', 'marks-overwritten', 'writes-forgotten'] as const
export type Breakage = (typeof breakages)[number]

const part = z.looseObject({
  Put: z.looseObject({ Item: z.record(z.string(), z.looseObject({ S: z.string().optional() })) }).optional(),
  Update: z.looseObject({ TableName: z.string() }).optional(),
})
const transaction = z.looseObject({ TransactItems: z.array(part) })
type Part = z.infer<typeof part>

const isMark = ({ Put }: Part): boolean => Put?.Item['sk']?.S?.startsWith('ROW#mark#') === true
const everyNth = 5

export function brokenDatabase(breakage: Breakage): NonNullable<ProxyOptions['broken']> {
  let marks = 0
  return async (asked, forward) => {
    const json = asked.operation === 'TransactWriteItems' ? JSON.parse(asked.body.toString()) : undefined
    const read = transaction.safeParse(json)
    if (!read.success || !read.data.TransactItems.some(isMark)) return forward(asked)
    switch (breakage) {
      case 'papers-twice':
        return paperTwice(asked, read.data.TransactItems, forward)
      case 'marks-overwritten':
        // A second try finds nothing in its way and makes another mark.
        return forward(written(asked, { ...read.data, TransactItems: read.data.TransactItems.map(unconditioned) }))
      case 'writes-forgotten':
        return ++marks % everyNth === 0 ? { status: 200, body: Buffer.from('{}') } : forward(asked)
    }
  }
}

const written = (asked: Asked, body: object): Asked => ({ ...asked, body: Buffer.from(JSON.stringify(body)) })

function unconditioned(one: Part): Part {
  if (one.Put === undefined || !isMark(one)) return one
  const { TableName, Item } = one.Put
  return { Put: { TableName, Item } }
}

/** A write that must not be repeated is repeated. */
async function paperTwice(asked: Asked, parts: readonly Part[], forward: (asked: Asked) => Promise<Passing>) {
  const answer = await forward(asked)
  const paper = parts.find(({ Update }) => Update?.TableName === urnTableName)?.Update
  if (answer.status === 200 && paper !== undefined)
    await forward(written({ ...asked, headers: { ...asked.headers, 'x-amz-target': updating } }, paper))
  return answer
}

const updating = 'DynamoDB_20120810.UpdateItem'
