import { mkdtempSync } from 'node:fs'
import { startStack } from '/work/main/infra/local/stack.ts'
import { loadDemo } from '/work/main/infra/local/demo.ts'
const stack = await startStack({ dataDir: mkdtempSync('/tmp/demo-') , log: { write: (e) => console.log(JSON.stringify(e).slice(0,400)) } })
if (process.env.L) stack.engines.dynamodb.middlewareStack.remove('loggerMiddleware')
let t = performance.now(); const c0 = process.cpuUsage()
await loadDemo(stack.world)
const load = performance.now() - t; const c = process.cpuUsage(c0)
t = performance.now(); await stack.catchUp(); console.log('W', process.env.W, 'load', load | 0, 'cpu', (c.user+c.system)/1000|0, 'settle', performance.now() - t | 0)
await stack.close()
