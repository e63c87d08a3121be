import { inInvocation, note, noteError } from './invocation.ts'
import type { Surroundings } from './invocation.ts'

/** As much of a framework's exchange as the log needs to see. */
interface Exchange {
  readonly req: { readonly method: string; readonly routePath: string }
  readonly res: { readonly status: number }
  /** What a route threw; it has been answered by then. */
  readonly error: Error | undefined
  readonly env: unknown
}

/** A middleware before all routes: every request is one invocation, with the pattern of its route for a door. */
export function everyRequest(world: Surroundings) {
  return (c: Exchange, next: () => Promise<void>): Promise<void> =>
    inInvocation(world, { door: noDoor, requestId: requestIdOf(c.env) }, async () => {
      note({ status: 500 })
      await next()
      note({ door: doorOf(c), status: c.res.status })
      if (c.error !== undefined) noteError(world, c.error)
    })
}

/** Where no route fits, whatever was asked. */
const noDoor = 'other'
/** What the route of this middleware itself is called. */
const everyPath = '/*'
const methods = ['GET', 'POST', 'PUT', 'DELETE']

function doorOf({ req: { method, routePath } }: Exchange): string {
  // HEAD is answered by the route of GET.
  const asked = method === 'HEAD' ? 'GET' : method
  return routePath === everyPath || !methods.includes(asked) ? noDoor : `${asked} ${routePath}`
}

/** Lambda's id of the invocation; there is none where no Lambda is. */
function requestIdOf(env: unknown): string | undefined {
  const { lambdaContext }: { lambdaContext?: { awsRequestId?: unknown } } = Object(env)
  return typeof lambdaContext?.awsRequestId === 'string' ? lambdaContext.awsRequestId : undefined
}
