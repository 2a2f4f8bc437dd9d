export {
  type ImageReference,
  imagesOf,
  isFloatingTag,
  isMutableTag,
  isPinned,
  parseImageReference,
} from './image-reference.ts'
