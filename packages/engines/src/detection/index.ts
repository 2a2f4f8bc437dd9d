/** Findings of rules that hold of events. */
export { type DetectedEvent, Detections, type EventPlace, type Match } from './detections.ts'
