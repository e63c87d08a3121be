import type { Words } from '../../language.ts'

/** Why a voice note is not taken. */
export const voiceReasons = {
  'not-a-recording': { zh: '这个文件不是录音，或者已经损坏。', en: 'This file is no recording, or is damaged.' },
  'unsupported-sound': {
    zh: '只收手机常用的录音：WebM、Ogg、MP3、M4A、AAC、AMR、3GP、WAV。',
    en: 'Recordings are taken as phones make them: WebM, Ogg, MP3, M4A, AAC, AMR, 3GP or WAV.',
  },
  'not-only-sound': {
    zh: '里面有画面。请只录声音，再传一次。',
    en: 'There are pictures in it. Please record the sound alone and send that.',
  },
  'sound-digest-differs': {
    zh: '录音没有传完整，请再传一次。',
    en: 'The recording did not arrive whole; please send it again.',
  },
  'villagers-voice': {
    zh: '村民自己的录音不公开。请您用自己的话再录一段。',
    en: "A villager's own recording is never made public. Please record it in your own words.",
  },
} as const satisfies Record<string, Words>
