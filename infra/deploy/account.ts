import type { Stack } from '@aws-sdk/client-cloudformation'
import {
  CloudFormationClient,
  DescribeStacksCommand,
  UpdateTerminationProtectionCommand,
} from '@aws-sdk/client-cloudformation'
import { Stopped } from './stopped.ts'

const toolkit = 'CDKToolkit'

/** What an account says when it is asked for a stack. */
export type Standing = 'stands' | 'absent'

/**
 * Asks CloudFormation for a stack, which is the cheapest call that shows credentials, region and network to be good.
 * Throws `Stopped` with what is missing.
 */
export async function standing(stack: string): Promise<Standing> {
  const { StackStatus: status = 'DELETE_COMPLETE' } = (await described(stack)) ?? {}
  return nothingThere.includes(status) ? 'absent' : 'stands'
}

/** A first deployment that failed leaves an empty shell; a change set that was never carried out leaves less. */
const failedStart = 'ROLLBACK_COMPLETE'
const nothingThere: readonly string[] = ['DELETE_COMPLETE', 'REVIEW_IN_PROGRESS', failedStart]

/**
 * Lets cdk take the shell of a failed first deployment away and begin anew: the protection against deletion that stands on it
 * protects nothing. True when there was such a shell.
 */
export async function clearFailedStart(stack: string): Promise<boolean> {
  const found = await described(stack)
  if (found?.StackStatus !== failedStart) return false
  const client = new CloudFormationClient({})
  await client.send(new UpdateTerminationProtectionCommand({ StackName: stack, EnableTerminationProtection: false }))
  client.destroy()
  return true
}

/** What a stack says of itself under this name; nothing where it says nothing. */
export async function outputOf(stack: string, name: string): Promise<string | undefined> {
  return (await described(stack))?.Outputs?.find(({ OutputKey }) => OutputKey === name)?.OutputValue
}

async function described(stack: string): Promise<Stack | undefined> {
  // Two attempts: who waits at a terminal wants to know that the address is wrong, not that it is still wrong.
  const client = new CloudFormationClient({ maxAttempts: 2 })
  try {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: stack }))
    return Stacks[0]
  } catch (error) {
    if (!(error instanceof Error)) throw error
    if (/does not exist/i.test(error.message)) return undefined
    throw hindrance(error)
  } finally {
    client.destroy()
  }
}

/** Refuses an account that was never prepared for CDK, with the command that does it. */
export async function mustBePrepared(command: string): Promise<void> {
  if (!(await isPrepared()))
    throw new Stopped({
      zh: `这个账户的这个区域还没有为 CDK 做过准备（只需一次）。请运行：${command}，或加上 --bootstrap。`,
      en: `This account was not yet prepared for CDK in this region, which is done once. Run: ${command} or add --bootstrap.`,
    })
}

export const isPrepared = async (): Promise<boolean> => (await standing(toolkit)) === 'stands'

const unreachable = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNRESET|TimeoutError|EHOSTUNREACH|ENETUNREACH/
const unknownWho =
  /CredentialsProviderError|Could not load credentials|ExpiredToken|InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|InvalidSignature|TokenRefresh|ProfileNotFound/
const notAllowed = /AccessDenied|UnauthorizedOperation|is not authorized/

function hindrance(error: Error): Error {
  const code = 'code' in error ? String(error.code) : ''
  const said = [error.name, code, error.message].join(' ')
  // An SDK error that says nothing at all still has the cause in its parts (one per address that was tried).
  const inside = error instanceof AggregateError ? error.errors.map(String).join(' ') : ''
  const region = process.env['AWS_REGION'] ?? ''
  if (unknownWho.test(said))
    return new Stopped(
      {
        zh: `没有可用的凭证：请先登录（aws configure 或 aws sso login），再用 --profile 指明哪一组。（${error.message}）`,
        en: `There are no valid credentials: sign in first (aws configure or aws sso login) and name them with --profile. (${error.message})`,
      },
      { cause: error },
    )
  if (notAllowed.test(said))
    return new Stopped(
      {
        zh: `这组凭证无权查看 CloudFormation：请换一组能部署的，或请账户管理员授权。（${error.message}）`,
        en: `These credentials may not look at CloudFormation: use some that may deploy, or ask the account's administrator. (${error.message})`,
      },
      { cause: error },
    )
  if (unreachable.test(`${said} ${inside}`)) {
    const where = process.env['AWS_ENDPOINT_URL'] ?? `CloudFormation (${region})`
    return new Stopped(
      {
        zh: `连不上 ${where}：请检查网络、区域（-c region=…）和 AWS_ENDPOINT_URL。`,
        en: `${where} cannot be reached: check the network, the region (-c region=…) and AWS_ENDPOINT_URL.`,
      },
      { cause: error },
    )
  }
  return new Stopped(
    {
      zh: `CloudFormation 没有答复所问：${error.message}。请检查凭证和区域 ${region}。`,
      en: `CloudFormation did not answer the question: ${error.message}. Check the credentials and the region ${region}.`,
    },
    { cause: error },
  )
}
