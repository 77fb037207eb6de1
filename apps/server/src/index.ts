// Parts for whoever runs the service inside a process of their own, such as the browser tests.

// the service
export { openService } from './start/open-service.ts'
export type { Service, ServiceOptions } from './start/open-service.ts'

// moving all of it
export { moveStore } from './import/move-store.ts'
export type { MovedStore } from './import/move-store.ts'

// writing documents
export { openDocumentThread } from './start/document-thread.ts'
export type { DocumentThread } from './start/document-thread.ts'

// definitions
export { readDefinitionFiles } from './definition-files.ts'

// mail
export { createMailTransport } from './start/mail-transport.ts'
export type { MailSettings } from './start/mail-transport.ts'
export { sendSignInMail } from './start/sign-in-mail.ts'

// running it
export { listen } from './start/listen.ts'
export type { Listening } from './start/listen.ts'
export { startWorkLoop } from './start/work-loop.ts'
export type { WorkLoopOptions } from './start/work-loop.ts'

// what the service is made with
export type { MovableClock } from './start/movable-clock.ts'
export type { Output } from './output.ts'
