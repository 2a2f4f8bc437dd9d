export { type ContainerResources, resourcesOf } from './container-resources.ts'
