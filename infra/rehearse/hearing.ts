import type { Signer, Site, WireRequest } from './calls/request.ts'
import { callsOf } from './calls/calls-of.ts'
import type { Call } from './iam/judge.ts'
import { judge } from './iam/judge.ts'
import type { Holder } from './template/roles.ts'

/** What AWS asks for a function, with the function's role, without the function's doing: no call of it can be seen here. */
const askedByAws = [
  /^logs:/,
  /^dynamodb:(DescribeStream|GetRecords|GetShardIterator|ListStreams)$/,
  /^sqs:(ReceiveMessage|DeleteMessage|ChangeMessageVisibility|GetQueueAttributes|GetQueueUrl)$/,
]

export interface Heard {
  readonly calls: number
  /** How often each action was asked by each function, most often first. */
  readonly counts: ReadonlyMap<string, number>
  readonly denied: readonly string[]
  /** Grants that nobody used: function, action, resources. */
  readonly unused: readonly string[]
}

export interface Hearing {
  hear(request: WireRequest, signer: Signer | undefined, status: number): void
  /** From now on calls are judged by these roles, by the id of the key that signs; what was heard before is judged first. */
  judgeBy(holders: ReadonlyMap<string, Holder>): void
  heard(): Heard
}

/** Hears every call of every function and judges it by the function's own role. */
export function startHearing(site: Site): Hearing {
  const early: { readonly name: string; readonly call: Call }[] = []
  const counts = new Map<string, number>()
  const denied = new Map<string, number>()
  const used = new Set<string>()
  let roles: ReadonlyMap<string, Holder> | undefined
  const weigh = (name: string, call: Call) => {
    const holder = roles?.get(name)
    // the operator and the browser sign with names of their own
    if (holder === undefined) return
    const counted = `${holder.id} ${call.action}`
    counts.set(counted, (counts.get(counted) ?? 0) + 1)
    const verdict = judge(holder.statements, call)
    if (verdict.allowed) used.add(grantOf(holder.id, call.action, verdict.by.resources))
    else {
      const rows = Object.values(call.keys)
        .flat()
        .map((key) => key.replace(/#.*/, '#…'))
      const line = `${holder.id}: ${call.action} ${call.resource} ${[...new Set(rows)].join(' ')} (${verdict.why})`
      denied.set(line, (denied.get(line) ?? 0) + 1)
    }
  }
  return {
    hear(request, signer, status) {
      if (signer === undefined) return
      for (const call of callsOf(request, signer, status, site)) {
        if (roles === undefined) early.push({ name: signer.accessKeyId, call })
        else weigh(signer.accessKeyId, call)
      }
    },
    judgeBy(holders) {
      roles = holders
      for (const { name, call } of early.splice(0)) weigh(name, call)
    },
    heard() {
      const granted = [...(roles?.values() ?? [])].flatMap(({ id, statements }) =>
        statements
          .filter(({ effect }) => effect === 'Allow')
          .flatMap(({ actions, resources }) =>
            actions
              .filter((action) => !askedByAws.some((one) => one.test(action)))
              .map((action) => grantOf(id, action, resources)),
          ),
      )
      return {
        calls: [...counts.values()].reduce((sum, n) => sum + n, 0),
        counts: new Map([...counts].toSorted(([, a], [, b]) => b - a)),
        denied: [...denied].map(([line, times]) => `${line} × ${times}`),
        unused: granted.filter((grant) => !used.has(grant)),
      }
    },
  }
}

const grantOf = (id: string, action: string, resources: readonly string[]) =>
  `${id} ${action} on ${resources.join(', ')}`
