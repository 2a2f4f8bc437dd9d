export { childOf, childrenOf, type Element, parseXml, type XmlDocument } from './xml.ts'
