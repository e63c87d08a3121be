import type { Words } from '#shared/language.ts'
import type * as z from 'zod'
import type { Result } from '#shared/result.ts'
import { ok, refused } from '#shared/result.ts'
import { invalidData } from '#shared/workflow/block.ts'
import type { RoleAtPlace } from '../store/staff.ts'
import type { World } from '../world.ts'

/** Who holds the session of a request. */
export interface Holder {
  readonly login: string
  readonly name: string
  readonly roles: readonly RoleAtPlace[]
  readonly sessionId: string
}

interface Inputs {
  readonly world: World
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  readonly headers: Headers
  /** The body's bytes, for files. */
  readonly bytes: Uint8Array
}

export interface Call<Body> extends Inputs {
  readonly who: Holder
  readonly body: Body
}

export type Answer = Result<unknown> | Response

/** One door of the staff API: what validates it is what describes it. */
export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'delete'
  /** With parameters in braces, as OpenAPI writes them. */
  readonly path: string
  readonly summary: Words
  /** Whether one must be signed in; what one may do then is decided by role at the matter's or place's. */
  readonly open: boolean
  readonly body: z.ZodType | undefined
  /** A file instead of JSON, of at most so many bytes. */
  readonly fileUpTo: number | undefined
  readonly query: Readonly<Record<string, string>>
  run(inputs: Inputs, json: unknown, who: Holder | undefined): Promise<Answer>
}

interface Definition<Body> {
  readonly method: Route['method']
  readonly path: string
  readonly summary: Words
  readonly body?: z.ZodType<Body>
  readonly fileUpTo?: number
  /** Names of query parameters and what they are for. */
  readonly query?: Readonly<Record<string, string>>
}

/** A door for those who are signed in. */
export function route<Body>(definition: Definition<Body> & { run: (call: Call<Body>) => Promise<Answer> }): Route {
  return made(definition, false, (inputs, body, who) => {
    if (who === undefined) throw new Error(`${definition.path} was reached without a session`)
    return definition.run({ ...inputs, body, who })
  })
}

/** A door for everybody. */
export function openRoute<Body>(
  definition: Definition<Body> & { run: (call: Inputs & { body: Body }) => Promise<Answer> },
): Route {
  return made(definition, true, (inputs, body) => definition.run({ ...inputs, body }))
}

function made<Body>(
  definition: Definition<Body>,
  open: boolean,
  run: (inputs: Inputs, body: Body, who: Holder | undefined) => Promise<Answer>,
): Route {
  const { method, path, summary, body: schema, fileUpTo, query = {} } = definition
  const parse = (json: unknown): Result<Body> => {
    // A door without a schema never looks at its body.
    if (schema === undefined) return ok(undefined as Body)
    const parsed = schema.safeParse(json, { reportInput: true })
    return parsed.success ? ok(parsed.data) : refused(invalidData(parsed.error, 'body'))
  }
  return {
    method,
    path,
    summary,
    open,
    body: schema,
    fileUpTo,
    query,
    run: async (inputs, json, who) => {
      const body = parse(json)
      return body.ok ? run(inputs, body.value, who) : body
    },
  }
}
