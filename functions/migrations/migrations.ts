import { countByWeek } from './count-by-week.ts'
import type { Migration } from './migration.ts'
import { publishByDigest } from './publish-by-digest.ts'

/** All there are, oldest first. Numbers go on by one and none is ever taken back; data without a number is of version 1. */
export const migrations: readonly Migration[] = [countByWeek, publishByDigest]
