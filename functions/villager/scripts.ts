import type { Context } from 'hono'
import * as z from 'zod'
import { refusal } from '#shared/refusal.ts'
import { showRefusal } from '../page-answers.ts'
import type { BundledFiles } from '../ports.ts'
import { sendFile } from '../send-file.ts'
import type { World } from '../world.ts'

const named = z.record(z.string(), z.string())

/** Where the script of a page is on this site; undefined where none was bundled: the page is whole without it. */
export async function scriptOf(files: BundledFiles, name: string): Promise<string | undefined> {
  const list = await files('scripts.json')
  const file = list === undefined ? undefined : named.parse(JSON.parse(new TextDecoder().decode(list)))[name]
  return file === undefined ? undefined : `/s/${file}`
}

/** A script by the name that holds its hash. */
export async function sendScript(world: World, c: Context, files: BundledFiles): Promise<Response> {
  const name = c.req.param('file') ?? ''
  const isScript = /^[\w-]+-[A-Z0-9]{8}\.js$/.test(name)
  const answer = isScript ? await sendFile(files, name, c.req.header('accept-encoding')) : undefined
  return answer ?? showRefusal(world, c, refusal('not-found', { reason: 'no-such-page' }))
}
