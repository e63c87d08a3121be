import { useState } from 'preact/hooks'
import type * as z from 'zod'
import type { ApiRequest, ToldRefusal } from '#shared/client/exchange.ts'
import type { Words } from '#shared/language.ts'
import { line } from './line.ts'

export interface Asking {
  /** What was answered; undefined when it was refused or no answer came, which the fields below then tell. */
  ask<T>(request: ApiRequest, schema: z.ZodType<T>): Promise<T | undefined>
  readonly busy: boolean
  readonly refusal: ToldRefusal | undefined
  readonly lost: boolean
  /** Says no before anything is sent. */
  refuse(refusal: ToldRefusal | undefined): void
}

/**
 * A request whose answer somebody waits for, so that it is not kept on the phone for later: passwords, sign-in links, roster
 * files. Whatever else changes something goes through the outbox.
 */
export function useAsking(): Asking {
  const [busy, setBusy] = useState(false)
  const [lost, setLost] = useState(false)
  const [refusal, setRefusal] = useState<ToldRefusal>()
  const ask = async <T>(request: ApiRequest, schema: z.ZodType<T>): Promise<T | undefined> => {
    setBusy(true)
    setLost(false)
    setRefusal(undefined)
    const heard = await line.ask(request, schema)
    setBusy(false)
    if (heard.is === 'done') return heard.value
    if (heard.is === 'refused') setRefusal(heard.refusal)
    else setLost(true)
    return undefined
  }
  return { ask, busy, refusal, lost, refuse: setRefusal }
}

/** A form's own no, said where the field stands. */
export const faultAt = (field: string, sentence: Words): ToldRefusal => ({ code: 'invalid', sentence, field })
