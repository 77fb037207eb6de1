// a document as HTML, for browsers too: nothing here reads, writes or waits
export { blockHtml } from './block-html.ts'
