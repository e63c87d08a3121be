import type { Block } from '../../workflow/block.ts'
import { answerObjection, closeNotice, publishNotice, raiseObjection } from './commands.ts'
import type { NoticeState } from './state.ts'
import { applyToNotices, noNotices, standingOf } from './state.ts'

/** 公示: a notice that invites objections and waits for its days. */
export const notice: Block<'notice', NoticeState> = {
  name: 'notice',
  initial: noNotices,
  apply: applyToNotices,
  figures: {
    count: (state) => state.notices.length,
    running: (state, { now }) =>
      state.notices.filter((one) => ['open', 'restarted'].includes(standingOf(one, now))).length,
    objected: (state, { now }) => state.notices.filter((one) => standingOf(one, now) === 'objected').length,
    closed: (state, { now }) => state.notices.filter((one) => standingOf(one, now) === 'closed').length,
  },
  commands: {
    'publish-notice': publishNotice,
    object: raiseObjection,
    'answer-objection': answerObjection,
    'close-notice': closeNotice,
  },
  tells: {
    NoticePublished: { zh: '发布了公示', en: 'A notice was published' },
    ObjectionRaised: { zh: '收到一条异议', en: 'An objection was raised' },
    ObjectionAnswered: { zh: '答复了异议', en: 'An objection was answered' },
    NoticeClosed: { zh: '公示期满', en: 'The notice ended' },
  },
}
