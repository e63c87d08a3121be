import { existsSync, rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { DataIsNewer } from './bring-forward.ts'
import type { Demo } from './demo.ts'
import { loadDemo } from './demo.ts'
import { portTaken } from './engines/ports.ts'
import { EngineMissing } from './engines/engine-errors.ts'
import type { Stack } from './stack.ts'
import { startStack } from './stack.ts'

const help = `npm start -- [options]
  --port N     where to listen (8088)
  --data DIR   where everything is kept (.data)
  --reset      begin with an empty data folder
  --no-demo    without the demo village`

function say(...lines: readonly string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`)
}

function stop(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

function optionsOf(args: string[]) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        port: { type: 'string', default: '8088' },
        data: { type: 'string', default: '.data' },
        reset: { type: 'boolean', default: false },
        'no-demo': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    })
    return values
  } catch (error) {
    // parseArgs names the option that is wrong.
    return stop(`${error instanceof Error ? error.message : String(error)}\n${help}`)
  }
}

/** A folder that is not ours is not emptied, whatever the command line says. */
function reset(dataDir: string): void {
  if (!existsSync(dataDir)) return
  if (!existsSync(`${dataDir}/secret`))
    stop(`${dataDir} 不是村议的数据目录，未清空。 ${dataDir} holds no data of Cunyi: not emptied.`)
  rmSync(dataDir, { recursive: true })
}

function show(stack: Stack, demo: Demo['links'] | undefined): void {
  say('', `村议 Cunyi  ${stack.origin}`, '')
  if (demo !== undefined) {
    say(`村务公开栏 village board        ${demo.board}`)
    say('一次性登录链接 one-time sign-in links:')
    say(`  村文书 organizer              ${demo.organizer}`)
    say(`  帮扶干部 helper               ${demo.helper}`)
    say(`  镇督导员 township supervisor  ${demo.township}`)
    say(`  旗督导员 county supervisor    ${demo.county}`)
    say("村民链接 villagers' links:")
    for (const { name, what, url } of demo.voters) say(`  ${url}  ${name} ${what}`)
  }
  say(`管理员 administrator            ${stack.adminLink}`)
  say(`接口说明 staff API              ${stack.origin}/api/docs`, '', 'Ctrl-C 停止 to stop')
}

const options = optionsOf(process.argv.slice(2))
if (options.help) {
  say(help)
  process.exit(0)
}
const port = Number(options.port)
if (!Number.isInteger(port) || port < 1 || port > 65_535) stop(`--port ${options.port}: 1–65535`)
if (await portTaken(port))
  stop(`端口 ${port} 已被占用，请用 --port 换一个。 Port ${port} is taken: choose another with --port.`)
if (options.reset) reset(options.data)
try {
  const stack = await startStack({ dataDir: options.data, port })
  let ending = false
  const end = async () => {
    if (ending) return
    ending = true
    await stack.close()
    process.exit(0)
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
  const demo = options['no-demo'] ? undefined : await loadDemo(stack.world)
  show(stack, demo?.links)
  // Broken off by Ctrl-C, the next start goes on where this one stopped.
  await demo?.complete.catch((error: unknown) => {
    if (!ending) throw error
  })
} catch (error) {
  if (error instanceof EngineMissing) stop(error.message)
  if (error instanceof DataIsNewer) stop(`数据目录来自更新的版本，请用原来的版本启动。 ${error.message}`)
  throw error
}
