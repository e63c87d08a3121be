import * as z from 'zod'

/** What the emulator tells a worker first. */
export const initSchema = z.object({
  code_dir: z.string(),
  module: z.string(),
  handler: z.string(),
  env: z.record(z.string(), z.string()).default({}),
  function_name: z.string(),
  memory: z.number(),
  arn: z.string(),
})
export type Init = z.infer<typeof initSchema>

/** Temporary credentials of the function's role, as Lambda hands them out. */
export const credentialsSchema = z.object({
  accessKeyId: z.string(),
  secretAccessKey: z.string(),
  sessionToken: z.string(),
})
export type Credentials = z.infer<typeof credentialsSchema>

export interface Surroundings {
  readonly credentials: Credentials
  /** host:port of the Runtime API. */
  readonly runtimeApi: string
  /** Where the function finds AWS. */
  readonly endpoint: string
  readonly logStream: string
  readonly path: string
  readonly temporary: string
}

/**
 * The environment of a function as Lambda makes it, and nothing of this machine's: a variable that the stack forgot is missing
 * here too. `AWS_ENDPOINT_URL` alone is not Lambda's.
 */
export function lambdaEnvironment(init: Init, { runtimeApi, endpoint, ...where }: Surroundings) {
  const region = init.arn.split(':')[3] ?? ''
  return {
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    PATH: where.path,
    TMPDIR: where.temporary,
    LAMBDA_TASK_ROOT: init.code_dir,
    LAMBDA_RUNTIME_DIR: '/var/runtime',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: where.credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: where.credentials.secretAccessKey,
    AWS_SESSION_TOKEN: where.credentials.sessionToken,
    AWS_LAMBDA_FUNCTION_NAME: init.function_name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(init.memory),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${init.function_name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: where.logStream,
    AWS_LAMBDA_LOG_FORMAT: 'JSON',
    AWS_LAMBDA_LOG_LEVEL: 'INFO',
    AWS_XRAY_CONTEXT_MISSING: 'LOG_ERROR',
    // the function's own
    ...init.env,
    _HANDLER: `${init.module}.${init.handler}`,
    AWS_LAMBDA_RUNTIME_API: runtimeApi,
    AWS_ENDPOINT_URL: endpoint,
  }
}
