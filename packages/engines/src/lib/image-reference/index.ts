export { type ImageReference, imagesOf, isMutableTag, parseImageReference } from './image-reference.ts'
