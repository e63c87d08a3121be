import { readFile } from 'node:fs/promises'
import { recount } from '#shared/decision/recount.ts'
import { publishedPollSchema } from '#shared/decision/published-poll.ts'

const file = process.argv[2]
if (file === undefined) {
  console.error('npm run recount -- FILE   (a poll file from the village board)')
  process.exit(2)
}

const json = await readJson(file)
const { agrees, sentence, differences } = recount(json)
console.log(sentence.zh)
console.log(sentence.en)
for (const difference of differences) console.log(`- ${difference.zh} / ${difference.en}`)
if (!publishedPollSchema.safeParse(json).success) process.exit(2)
process.exit(agrees ? 0 : 1)

async function readJson(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'))
  } catch (error) {
    console.error(`${path}: ${error instanceof Error ? error.message : 'unreadable'}`)
    process.exit(2)
  }
}
