import type { Words } from '../language.ts'

/** Words beside anything that can be heard. */
export const voiceWords = {
  listen: { zh: '听录音', en: 'Listen' },
  download: { zh: '放不出来？点这里下载再听', en: 'It does not play? Download it' },
  downloadOnly: {
    zh: '这段录音网页放不出来，点这里下载，用手机的录音机听',
    en: 'Web pages cannot play this recording: download it and listen with your phone',
  },
} as const satisfies Record<string, Words>
