import { useEffect, useState } from 'preact/hooks'
import type { CommandData } from '#shared/client/commands.ts'
import { staffRoles } from '#shared/workflow/actor.ts'
import type { Matter } from '#shared/workflow/matter.ts'
import { now } from './clock.ts'
import { hasRole, useConsole, useLang } from './console.tsx'
import { useRoster } from './matter.ts'

/** A longer list needs no look at its people: those who stand aside hardly bring it under the handful that is warned of. */
const lookAtMost = 30

/** What of a poll decides whether its voters are too few. */
export type Electorate = Pick<CommandData<'open-poll'>, 'topicId' | 'rule' | 'secret'> & {
  readonly electorate: string
  readonly recused: readonly string[]
}

/**
 * Whether the server would say no to a secret poll of so few, before it is asked: the very decision it will make is made on
 * the phone. False as well where the rules or the list are not on the phone.
 */
export function useFewVoters(matter: Matter, asked: Electorate, count: number): boolean {
  const { me } = useConsole()
  const lang = useLang()
  const [few, setFew] = useState(false)
  const { electorate, secret, recused, topicId, rule } = asked
  const short = secret && count - recused.length <= lookAtMost
  const members = useRoster(short ? matter.place : undefined, electorate).value?.members
  useEffect(() => {
    let left = false
    setFew(false)
    if (!short || members === undefined) return undefined
    // Large, and asked for only where a list is short.
    void import('#shared/outputs/preview-step.ts').then(
      ({ previewStep }) => {
        if (left) return
        const roles = staffRoles.filter((role) => hasRole(me, role, matter.place))
        const actor = { kind: 'staff', id: me.id, name: me.name, roles } as const
        // Whatever else the form still lacks is told when it is sent.
        const choices = [{ key: 'yes', text: '+' }]
        const data = { topicId, question: '?', choices, electorate, secret, rule, recused: [...recused] }
        const context = { village: matter.place, lang, now: now(), actor }
        const after = previewStep(matter, { type: 'open-poll', data }, context, { roster: members })
        setFew(!after.ok && after.refusal.field === 'fewVoters')
      },
      // Without a signal the server says it later.
      () => undefined,
    )
    return () => {
      left = true
    }
  }, [matter, members, electorate, short, recused.join(' ')])
  return few
}
