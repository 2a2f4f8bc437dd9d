export {
  ACCEPTED,
  DECIDER_WORDS,
  FORMULA,
  obstacleWords,
  openPart,
  STATUS_MEANINGS,
  STATUS_SIGNS,
  STATUS_WORDS,
  STATUSES,
  scoreSentences,
} from './words.ts'
