import { abstain } from '#shared/decision/tally.ts'
import { drawPaper, unblind } from './blinding.ts'
import { putIntoBox, takePaper } from './doors.ts'
import type { Drawer, KeptPaper } from './kept-paper.ts'
import { numberOf } from './seal-holds.ts'
import type { Steps } from './steps.ts'
import { drawWait } from './waiting.ts'

/**
 * One vote in a sealed poll, from whatever this phone holds of it. Each state is written down before the server hears of the
 * next, so that a reload, a crash or a lost answer costs a repetition and never a vote.
 */
export async function vote(page: Steps, drawer: Drawer, link: string): Promise<void> {
  let kept: KeptPaper | undefined
  let timer: number | undefined

  const keep = async (paper: KeptPaper) => {
    kept = paper
    await drawer.replace(paper)
  }

  /** Shows what there is to do now. */
  function show(): void {
    page.busy()
    if (kept?.at === 'boxed') {
      page.showReceipt(kept.receipt)
      return page.show('done')
    }
    if (kept?.at === 'signed') return page.tell('hand')
    if (kept?.at === 'blinded') {
      page.showChosen(kept.choices)
      return page.show('check')
    }
    return page.taken ? page.tell('elsewhere') : page.show('choose')
  }

  async function check(): Promise<void> {
    const fault = faultIn(page.chosen(), page.max)
    page.fault(fault === undefined ? undefined : page.sentence(fault))
    if (fault !== undefined) return
    // Chosen anew after a number was drawn: the number knows of no choice and stays.
    if (kept?.at === 'blinded') await keep({ ...kept, choices: page.chosen() })
    page.showChosen(page.chosen())
    page.show('check')
  }

  /** Draws a number unless one is drawn, has it signed, and takes the blinding off. */
  async function take(): Promise<void> {
    page.fault()
    page.busy(page.say('sealing'))
    if (kept === undefined) {
      const choices = page.chosen()
      kept = await drawer.first({ at: 'blinded', choices, ...(await drawPaper(page.seal)) })
      // Another page of this link drew first: its number, but what was just confirmed here.
      if (kept.at === 'blinded' && String(kept.choices) !== String(choices)) await keep({ ...kept, choices })
    }
    if (kept.at === 'blinded') {
      const paper = kept
      const answer = await takePaper(link, paper.blinded)
      if (!answer.ok) {
        page.busy()
        if (answer.code === 'already-voted') return page.tell('elsewhere')
        if (answer.code === 'poll-closed') return page.tell('late')
        return page.fault(answer.sentence ?? page.say('offline'))
      }
      const signature = await unblind(page.seal, paper, answer.value)
      await keep({ at: 'signed', choices: paper.choices, serial: paper.serial, signature })
    }
    show()
    wait()
  }

  function wait(): void {
    if (kept?.at !== 'signed') return
    clearTimeout(timer)
    if (document.visibilityState === 'hidden') return attempt(put)
    timer = window.setTimeout(() => attempt(put), drawWait(page.secondsLeft))
  }

  async function put(): Promise<void> {
    if (kept?.at !== 'signed') return
    clearTimeout(timer)
    page.fault()
    page.busy(page.say('putting'))
    const { serial, signature, choices } = kept
    const answer = await putIntoBox(page.poll, { serial, signature, choices })
    if (answer.ok) {
      await keep({ at: 'boxed', receipt: answer.value })
      return show()
    }
    page.busy()
    if (answer.code === 'poll-closed') return page.tell('late')
    page.fault(answer.sentence ?? page.say('offline'))
    if (answer.code === 'offline') wait()
  }

  const attempt = (act: () => Promise<void>) => {
    act().catch(() => {
      page.busy()
      page.fault(page.say('failed'))
    })
  }

  page.on('check', () => attempt(check))
  page.on('back', () => page.show('choose'))
  page.on('take', () => attempt(take))
  page.on('put', () => attempt(put))
  // Whoever leaves may not come back: better a paper whose time is known than one that is not in the box.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') attempt(put)
  })

  page.showSealNumber(await numberOf(page.seal))
  kept = await drawer.read()
  show()
  // What was begun and broken off goes on by itself: nobody has to know that there is anything to press.
  if (kept?.at === 'blinded') attempt(take)
  if (kept?.at === 'signed') attempt(put)
}

/** What is wrong with the choices of a paper: the name of a sentence. */
function faultIn(choices: readonly string[], max: number): string | undefined {
  if (choices.length === 0) return 'choose-one'
  if (choices.includes(abstain) && choices.length > 1) return 'abstain-stands-alone'
  return choices.length > max ? 'too-many-choices' : undefined
}
