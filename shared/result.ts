import type { Refusal } from './refusal.ts'

/** What can happen is a value: either it went well, or it was refused for a reason people can read. */
export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }

export const ok = <T>(value: T): Result<T> => ({ ok: true, value })

export const refused = (refusal: Refusal): { ok: false; refusal: Refusal } => ({ ok: false, refusal })
