import type { Block } from '../../workflow/block.ts'
import { addVoice, declineTopic, raiseTopic } from './commands.ts'
import type { TopicState } from './state.ts'
import { applyToTopics, isOpen, noTopics } from './state.ts'

/** 提: a topic from a visit, from a villager or from the organizers; taken up or declined with a reason. */
export const topic: Block<'topic', TopicState> = {
  name: 'topic',
  initial: noTopics,
  apply: applyToTopics,
  figures: {
    count: (state) => state.topics.length,
    open: (state) => state.topics.filter(isOpen).length,
  },
  commands: { 'raise-topic': raiseTopic, 'decline-topic': declineTopic, 'add-voice': addVoice },
  tells: {
    TopicRaised: { zh: '提出了议题', en: 'A topic was raised' },
    TopicDeclined: { zh: '议题未列入，已说明理由', en: 'A topic was declined, with the reason' },
    VoiceAdded: { zh: '给议题录了音', en: 'A voice note was added to a topic' },
  },
}
