import * as z from 'zod'
import { digestOf } from '../digest.ts'

export const groupBots = ['wecom', 'dingtalk', 'feishu'] as const
export type GroupBot = (typeof groupBots)[number]

const common = {
  kind: z.enum([...groupBots, 'gateway']),
  /** Division codes of the places it speaks for, with all that lies in them; everywhere without. */
  places: z
    .array(z.string().regex(/^(\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/))
    .min(1)
    .optional(),
}
const kept = z.strictObject({ ...common, secretArn: z.string().min(10) })
/** On one's own machine the address may stand in the setting itself, with what signs or authorises. */
const open = z.strictObject({ ...common, url: z.url(), sign: z.string().optional(), token: z.string().optional() })

export type Adapter = z.infer<typeof kept> | z.infer<typeof open>

/** Stages where nobody real is written to: addresses on this machine and addresses in clear are allowed. */
export const isPracticeStage = (stage: string): boolean => stage === 'local' || /^(practice|rehears)/.test(stage)

/**
 * Reads CUNYI_ADAPTERS (a JSON list) for a stage. Throws with the place of the fault and never with what was given there,
 * which may be a key. Two ways with the same address are one mistake: the group would hear everything twice.
 */
export function parseAdapters(text: string | undefined, stage: string): readonly Adapter[] {
  if (text === undefined || text === '') return []
  const shape = isPracticeStage(stage) ? z.union([kept, open]) : kept
  const parsed = z.array(shape).safeParse(fromJson(text))
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, code }) => `${path.join('.') || 'the list'} (${code})`)
    throw new Error(`environment: CUNYI_ADAPTERS is wrong at ${faults.join(', ')}`)
  }
  const names = parsed.data.map(nameOf)
  if (new Set(names).size < names.length) throw new Error('environment: CUNYI_ADAPTERS names one address twice')
  return parsed.data
}

/** What a message's row calls the way it went: the same whatever order the list has, and nothing of the address in it. */
export function nameOf(adapter: Adapter): string {
  const address = 'secretArn' in adapter ? adapter.secretArn : adapter.url
  return `${adapter.kind}-${digestOf(address).slice(0, 8)}`
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
