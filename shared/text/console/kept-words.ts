import type { Words } from '../../language.ts'

/** About photos and voice notes that are on the server already. */
export const keptWords = {
  looking: { zh: '正在打开照片…', en: 'Opening the photo…' },
  checking: { zh: '照片还在检查，过一会儿再看', en: 'The photo is still being checked' },
  rejected: { zh: '照片没有通过检查，不能显示', en: 'The photo was not accepted and cannot be shown' },
  noSignal: { zh: '没有信号，看不了照片', en: 'No signal: the photo cannot be shown' },
  again: { zh: '再试一次', en: 'Try again' },
  photo: { zh: '第{n}张照片，{of}', en: 'Photo {n}, {of}' },
  voiceLooking: { zh: '正在打开录音…', en: 'Opening the recording…' },
  voiceChecking: { zh: '录音还在检查，过一会儿再听', en: 'The recording is still being checked' },
  voiceRejected: { zh: '录音没有通过检查，不能播放', en: 'The recording was not accepted and cannot be played' },
  voiceNoSignal: { zh: '没有信号，听不了录音', en: 'No signal: the recording cannot be played' },
} as const satisfies Record<string, Words>
