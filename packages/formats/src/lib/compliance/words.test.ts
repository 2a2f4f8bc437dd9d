import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Score } from '@ringwall/model'
import { scoreSentences } from './words.ts'

const NONE: Score = {
  counts: { failed: 0, met: 0, partly: 0, not_evaluated: 0, not_decided: 0 },
  total: 0,
  decided: 0,
  passed: 0,
  percent: undefined,
}

const scores: readonly { readonly score: Score; readonly want: string }[] = [
  {
    score: { ...NONE, counts: { ...NONE.counts, not_evaluated: 1, not_decided: 2 }, total: 3 },
    want: 'Rules judged none of 3 controls: 1 control not evaluated, 2 that no rule judges.',
  },
  {
    score: { ...NONE, counts: { ...NONE.counts, met: 1, failed: 1 }, total: 2, decided: 2, passed: 1, percent: 50 },
    want: 'Rules judged 2 of 2 controls: 1 failed, 0 passed in part, 1 met. 1 of the 2 passed (50 %), and no control was left out.',
  },
  {
    score: {
      ...NONE,
      counts: { ...NONE.counts, partly: 1, not_decided: 130 },
      total: 131,
      decided: 1,
      passed: 1,
      percent: 100,
    },
    want: 'Rules judged 1 of 131 controls: 0 failed, 1 passed in part, 0 met. 1 of the 1 passed (100 %), which says nothing of the other 130: 0 controls not evaluated, 130 that no rule judges.',
  },
]
for (const { score, want } of scores) test(want, () => assert.equal(scoreSentences(score).join(' '), want))

test('a percentage never stands in a sentence without what was left out', () => {
  for (const { score } of scores)
    for (const sentence of scoreSentences(score))
      if (sentence.includes('%')) assert.match(sentence, /which says nothing of the other|no control was left out/)
})
