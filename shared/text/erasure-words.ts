import type { Words } from '../language.ts'

/** What stands where something of a person was, in rows that are read as they are. */
export const erasedMark = '〔已删除 erased〕'

/** What an erasure leaves as it is, and why. */
export const staysWords = {
  records: {
    zh: '事项的记录一条连着一条，是永久保存的村务档案，抽掉文字记录链就断了。提到本人姓名的记录列在这里，请在引用和公开时注意。',
    en: 'The records of a matter are a chain and village archives kept for good: taking words out would break it. Those that name the person are listed; mind them when you quote or publish.',
  },
  topics: {
    zh: '本人提出的议题的标题和情况说明在事项记录里，不能删除；联系方式、照片、录音和查询链接已经删除。',
    en: 'Title and background of topics this person raised are in the record and stay; contact, photos, voice note and the link to follow them are gone.',
  },
  visits: {
    zh: '走访别的户时记下的内容提到这个名字。请核对是不是本人；如果是，把走访编号写进 visits 再删一次。',
    en: 'Notes of visits to others hold this name. See whether it is the same person; if so, erase again with their ids in visits.',
  },
  votes: {
    zh: '投过票、签过到的登记只有编号，没有姓名，是表决和会议结果的依据，保留。',
    en: 'Marks of having voted and checked in bear a code and no name; results rest upon them, so they stay.',
  },
  backups: {
    zh: '备份和文件的旧版本到期自动删除：数据库连续备份35天，文件旧版本按部署时定的天数（默认30天）；自己导出的备份要自己清理。恢复备份以后要重新删除。',
    en: 'Continuous backups of the table go within 35 days, earlier versions of files after the days set at deployment (30 unless changed); backups you made yourself are yours to remove. After a restore, erase again.',
  },
} as const satisfies Record<string, Words>

export type Stays = keyof typeof staysWords
