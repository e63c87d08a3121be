import * as z from 'zod'
import { divisionCode } from '#functions/api/fields.ts'
import { arnOf } from './arn.ts'

/** Lambda allows 4 kB of environment in all; the names, the ARNs and the origin take less than one. */
const longest = 3000

/** A way out of the house: which kind of bot or gateway, the secret with its address and key, the places it speaks for. */
const adapter = z.strictObject({
  kind: z.enum(
    ['wecom', 'dingtalk', 'feishu', 'gateway'],
    'must be one of wecom, dingtalk, feishu, gateway: the kind of group bot, or a gateway of the county',
  ),
  secretArn: arnOf('secret'),
  places: z.exactOptional(
    z
      .array(
        z.string().refine((code) => divisionCode.safeParse(code).success, 'must be a division code, such as 150926'),
        'must be a list of division codes, such as ["150926"]',
      )
      .min(1, 'must name a place, or be left out for all places'),
  ),
})

/** One way out of the house, as the context lists it and the messages function is told it (`CUNYI_ADAPTERS`). */
export type Adapter = z.infer<typeof adapter>

/** The list; from `cdk.json` as it stands, from the command line as JSON. */
export const adapters = z.preprocess(
  fromJson,
  z
    .array(adapter, 'must be a list in JSON, such as [{"kind":"wecom","secretArn":"arn:…"}]')
    .refine(
      (list) => new Set(list.map(({ kind, secretArn }) => `${kind} ${secretArn}`)).size === list.length,
      'must name each secret once for a kind: a group would hear everything twice',
    )
    .refine(
      (list) => JSON.stringify(list).length <= longest,
      `must be at most ${longest} characters: give one gateway for many places`,
    ),
)

function fromJson(given: unknown): unknown {
  if (typeof given !== 'string') return given
  try {
    return JSON.parse(given)
  } catch {
    return given
  }
}
