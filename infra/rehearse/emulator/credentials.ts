import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Site } from '../calls/request.ts'
import type { Holder } from '../template/roles.ts'
import type { Credentials } from './lambda-environment.ts'
import { credentialsSchema } from './lambda-environment.ts'

const patienceMs = 60_000

/**
 * Assumes the role of every function, as Lambda does, and lays the credentials where the workers look for them: what a function
 * signs is then known by its key. Out: the functions by the ids of their keys.
 */
export async function handOut(
  emulator: string,
  site: Site,
  holders: readonly Holder[],
  folder: string,
): Promise<ReadonlyMap<string, Holder>> {
  const byKey = new Map<string, Holder>()
  for (const holder of holders) {
    const credentials = await assume(emulator, site, holder)
    const file = join(folder, `${holder.name}.json`)
    writeFileSync(`${file}.new`, JSON.stringify(credentials), { mode: 0o600 })
    renameSync(`${file}.new`, file)
    byKey.set(credentials.accessKeyId, holder)
  }
  return byKey
}

async function assume(emulator: string, { account, region }: Site, { name, roleArn }: Holder): Promise<Credentials> {
  const response = await fetch(emulator, {
    method: 'POST',
    headers: {
      Authorization: `AWS4-HMAC-SHA256 Credential=${account}/20260101/${region}/sts/aws4_request, SignedHeaders=host, Signature=rehearsal`,
    },
    body: new URLSearchParams({
      Action: 'AssumeRole',
      Version: '2011-06-15',
      RoleArn: roleArn,
      RoleSessionName: name.slice(0, 64),
      DurationSeconds: '3600',
    }),
  })
  const xml = await response.text()
  const element = (tag: string) => new RegExp(`<${tag}>([^<]+)</${tag}>`).exec(xml)?.[1]
  const found = credentialsSchema.safeParse({
    accessKeyId: element('AccessKeyId'),
    secretAccessKey: element('SecretAccessKey'),
    sessionToken: element('SessionToken'),
  })
  if (!found.success) throw new Error(`the role ${roleArn} was not assumed: ${xml.slice(0, 300)}`)
  return found.data
}

/** The credentials of a function. The stack's first tick may come before they are handed out: it waits. */
export async function credentialsFrom(folder: string, name: string): Promise<Credentials> {
  const file = join(folder, `${name}.json`)
  const until = Date.now() + patienceMs
  while (!existsSync(file)) {
    if (Date.now() > until) throw new Error(`${name} got no credentials`)
    await sleep(100)
  }
  return credentialsSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
}
