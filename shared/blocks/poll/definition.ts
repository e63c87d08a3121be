import { canonical } from '../../canonical.ts'
import type { PollDefinition } from '../../decision/poll-file.ts'
import { unitOfPoll } from '../../decision/unit.ts'
import type { RollMember } from './counting.ts'
import type { Poll } from './state.ts'

type Defined = Pick<
  Poll,
  | 'question'
  | 'choices'
  | 'max'
  | 'secret'
  | 'rule'
  | 'list'
  | 'roll'
  | 'electorate'
  | 'recused'
  | 'closesAt'
  | 'changeable'
  | 'proxies'
  | 'seal'
>

/**
 * What is fixed before the first vote and cannot be otherwise afterwards: the question, the choices, the rule and who is
 * entitled, these by number, weight and the digest of the frozen list.
 */
export function definitionOf(pollId: string, poll: Defined, members: readonly RollMember[]): PollDefinition {
  const recused = new Set(poll.recused)
  const group = (of: readonly RollMember[]) => ({
    count: of.length,
    weight: of.reduce((sum, { weight }) => sum + weight, 0),
  })
  return {
    pollId,
    question: poll.question,
    choices: [...poll.choices],
    max: poll.max,
    secret: poll.secret,
    rule: poll.rule,
    unit: unitOfPoll(poll),
    weighted: members.some(({ weight }) => weight !== 1),
    electorate: { name: poll.list, ...group(members), digest: poll.roll },
    recused: group(members.filter(({ code }) => recused.has(code))),
    ...(poll.closesAt === undefined ? {} : { closesAt: poll.closesAt }),
    ...(poll.changeable === undefined ? {} : { changeable: poll.changeable }),
    ...(poll.proxies === undefined ? {} : { proxies: poll.proxies }),
    ...(poll.seal === undefined ? {} : { seal: poll.seal }),
  }
}

/** The digest that stands on the board from the opening on. */
export const digestOfDefinition = (definition: PollDefinition, digest: (text: string) => string): string =>
  digest(canonical(definition))
