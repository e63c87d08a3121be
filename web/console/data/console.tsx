import { createContext } from 'preact'
import type { ComponentChildren } from 'preact'
import { useCallback, useContext, useEffect, useState } from 'preact/hooks'
import * as z from 'zod'
import type { ToldRefusal } from '#shared/client/exchange.ts'
import type { Lang, Words } from '#shared/language.ts'
import { wordsIn } from '#shared/text/page-words.ts'
import { covers, staffRoles } from '#shared/workflow/actor.ts'
import type { StaffRole } from '#shared/workflow/actor.ts'
import type { Act, Entry } from './entry.ts'
import type { Keep } from './keep.ts'
import { line } from './line.ts'
import type { Outbox, SendingOptions, Sent } from './outbox.ts'

export const staffAnswer = z.object({
  staff: z.object({
    id: z.string(),
    name: z.string(),
    roles: z.array(z.object({ role: z.enum(staffRoles), place: z.string() })),
  }),
})
export type Me = z.infer<typeof staffAnswer>['staff']

export interface StaffConsole {
  readonly keep: Keep
  readonly outbox: Outbox
  readonly me: Me
  readonly lang: Lang
  setLang(lang: Lang): void
}

const Held = createContext<StaffConsole | undefined>(undefined)

export function ConsoleProvider({ value, children }: { value: StaffConsole; children: ComponentChildren }) {
  return <Held.Provider value={value}>{children}</Held.Provider>
}

export function useConsole(): StaffConsole {
  const held = useContext(Held)
  if (held === undefined) throw new Error('a page of the console stands outside of it')
  return held
}

export const useLang = (): Lang => useConsole().lang

/** Sentences of a table in the language in use; figures go into `{name}`. */
export function useWords<Key extends string>(table: Readonly<Record<Key, Words>>) {
  return wordsIn(table, useLang())
}

/** Whether I hold a role at a place or around it; a place's code begins with the codes of the areas around it. */
export function hasRole(me: Me, role: StaffRole, place: string): boolean {
  return me.roles.some((one) => one.role === role && covers(one.place, place))
}

/** Acts on their way, of one matter or of all. */
export function useOutbox(matter?: string): readonly Entry[] {
  const { outbox } = useConsole()
  const [entries, setEntries] = useState(outbox.entries())
  useEffect(() => {
    setEntries(outbox.entries())
    return outbox.subscribe(() => setEntries(outbox.entries()))
  }, [outbox])
  return matter === undefined ? entries : entries.filter((one) => one.matter === matter)
}

/** How long what cannot be taken back later can still be undone. */
export const undoMs = 6000

export interface Acting {
  /** Sends an act; the state below follows it. */
  run(act: Act, options?: SendingOptions): Promise<Sent>
  readonly busy: boolean
  readonly refusal: ToldRefusal | undefined
  clear(): void
}

/** One form's or button's act: busy while it is on its way, the refusal when it was refused. */
export function useAct(): Acting {
  const { outbox } = useConsole()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<ToldRefusal>()
  const run = useCallback(
    async (act: Act, options: SendingOptions = {}) => {
      setBusy(true)
      setRefusal(undefined)
      const sent = await outbox.send(act, options)
      setBusy(false)
      if (sent.is === 'refused') setRefusal(sent.refusal)
      return sent
    },
    [outbox],
  )
  const clear = useCallback(() => setRefusal(undefined), [])
  return { run, busy, refusal, clear }
}

export type Seen<T> =
  | { readonly is: 'loading' }
  | { readonly is: 'refused'; readonly refusal: ToldRefusal }
  /** `old`: from the phone, because there is no signal; `at`: when it came, in milliseconds since 1970. */
  | { readonly is: 'here'; readonly value: T; readonly old: boolean; readonly at: number }
  /** Never seen before and no signal now. */
  | { readonly is: 'unreachable' }

export interface View<T> {
  readonly seen: Seen<T>
  readonly value: T | undefined
  again(): void
}

interface ViewOptions {
  /** Looks again that often, while the page is shown. */
  readonly everyMs?: number
  /** What the server derives from the records comes a moment after them: looks once more, a little after an act of ours. */
  readonly derived?: boolean
}

const derivedMs = 2500

/**
 * What a door of the API answers: first what the phone remembers, then what the server says, again whenever an act of
 * ours went through. `undefined` as path asks for nothing.
 */
export function useView<T>(path: string | undefined, schema: z.ZodType<T>, options: ViewOptions = {}): View<T> {
  const { keep, outbox } = useConsole()
  const [seen, setSeen] = useState<Seen<T>>({ is: 'loading' })
  const [round, setRound] = useState(0)
  const { everyMs, derived = false } = options
  useEffect(() => {
    if (path === undefined) return undefined
    let left = false
    // Several may be under way at once, and an earlier one must not come in over a later one.
    let [asked, shown] = [0, 0]
    const look = async () => {
      const turn = ++asked
      const kept = await keep.views.get(path)
      const old = kept === undefined ? undefined : schema.safeParse(kept.value)
      if (!left && kept !== undefined && old?.success === true)
        setSeen((now) => (now.is === 'here' ? now : { is: 'here', value: old.data, old: true, at: kept.at }))
      const heard = await line.ask({ method: 'GET', path }, schema)
      if (left || turn < shown) return
      shown = turn
      if (heard.is === 'done') {
        setSeen({ is: 'here', value: heard.value, old: false, at: Date.now() })
        await keep.views.put(path, { at: Date.now(), value: heard.value })
      } else if (heard.is === 'refused') setSeen({ is: 'refused', refusal: heard.refusal })
      else setSeen((now) => (now.is === 'here' ? { ...now, old: true } : { is: 'unreachable' }))
    }
    void look()
    let count = outbox.entries().length
    let later: ReturnType<typeof setTimeout> | undefined
    const stop = outbox.subscribe(() => {
      const now = outbox.entries().length
      if (now < count) {
        void look()
        clearTimeout(later)
        if (derived) later = setTimeout(() => void look(), derivedMs)
      }
      count = now
    })
    const timer = everyMs === undefined ? undefined : setInterval(() => void (document.hidden || look()), everyMs)
    return () => {
      left = true
      stop()
      clearTimeout(later)
      clearInterval(timer)
    }
  }, [path, round, everyMs, derived])
  return { seen, value: seen.is === 'here' ? seen.value : undefined, again: () => setRound(round + 1) }
}

/** A half-filled form: kept on the phone until it is sent, whatever becomes of the page. */
export function useDraft<T extends object>(key: string, empty: T): Draft<T> {
  const { keep } = useConsole()
  const [values, setValues] = useState(empty)
  const [restored, setRestored] = useState(false)
  useEffect(() => {
    let left = false
    void keep.drafts.get(key).then((kept) => {
      if (left) return
      // A form may have changed since: what it does not know any more falls away, the rest is taken as it was.
      const known = typeof kept === 'object' && kept !== null ? { ...empty, ...kept } : undefined
      if (known !== undefined) setValues(known)
      setRestored(known !== undefined)
    })
    return () => {
      left = true
    }
  }, [key])
  const set = useCallback(
    (change: Partial<T>) =>
      setValues((before) => {
        const after = { ...before, ...change }
        void keep.drafts.put(key, after)
        return after
      }),
    [key],
  )
  const forget = useCallback(async () => {
    await keep.drafts.remove(key)
    setValues(empty)
    setRestored(false)
  }, [key])
  return { values, set, forget, restored }
}

export interface Draft<T> {
  readonly values: T
  set(change: Partial<T>): void
  /** After it is sent, or when somebody starts afresh. */
  forget(): Promise<void>
  /** Whether what is shown was begun earlier. */
  readonly restored: boolean
}
