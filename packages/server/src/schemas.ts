import { z } from '@hono/zod-openapi'

// What requests and replies look like, for the OpenAPI document and for checking requests.
// The types live in `@splot/runtime`; a test holds both together.

/** An instant, RFC 3339. */
export const instant = z.string().openapi({ format: 'date-time' })
const nullableInstant = instant.nullable()

/** Any JSON object. */
export const jsonObject = z.record(z.string(), z.unknown()).openapi('JsonObject')

/** A text in both languages. */
export const localText = z.object({ pl: z.string(), en: z.string() }).openapi('LocalText')

/** One thing wrong with the data that was sent. */
export const issue = z
  .object({
    path: z.string().openapi({ description: 'JSON Pointer (RFC 6901); "" is the whole.' }),
    code: z.string(),
    message: localText,
    params: jsonObject.optional(),
    severity: z.enum(['error', 'warning']).optional(),
  })
  .openapi('Issue')

/** RFC 9457. */
export const problemSchema = z
  .object({
    type: z.string().openapi({ description: 'Page that explains the code.' }),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    instance: z.string(),
    code: z.string().openapi({ description: 'Stable for ever.' }),
    hint: z.string().openapi({ description: 'What to do next.' }),
    errors: z.array(issue).optional(),
    allowed: z.array(z.string()).optional(),
    conflicts: z.array(z.unknown()).optional(),
  })
  .openapi('Problem')

/** A code a refusal may have. */
export const problemType = z
  .object({
    type: z.string().openapi({ description: 'Page that explains the code.' }),
    code: z.string().openapi({ description: 'Stable for ever.' }),
    status: z.number().int(),
    title: localText,
    hint: localText,
  })
  .openapi('ProblemType')

/**
 * Returns the schema of what may be `null`. Not `.nullable()`: of a schema with a name the generator of
 * the document makes a type that nothing null fits, or lets every use of the name be null.
 */
export function orNull<T extends z.ZodType>(schema: T) {
  return z.union([schema, z.null()])
}

const titled = z.object({ id: z.string(), title: localText })
const personRef = z.object({ id: z.string(), name: z.string() }).openapi('PersonRef')
const formRef = z.object({ id: z.string(), version: z.number().int(), release: z.string() })

/** The reader, as they see themselves. */
export const me = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    locale: z.enum(['pl', 'en']),
    roles: z.array(z.string()),
    facts: z.record(z.string(), z.array(z.string())).optional(),
    rolesWaiting: z
      .array(z.string())
      .openapi({ description: 'Roles that count once a second factor was given.' }),
    actsFor: z.array(z.object({ id: z.string(), name: z.string(), to: z.string() })),
    mayStart: z
      .array(z.string())
      .openapi({ description: 'Workflows of calls that their roles let them start.' }),
    letters: z
      .enum(['each', 'daily'])
      .openapi({ description: 'Each message as a mail by itself, or one letter a day.' }),
    mailReturnedAt: instant
      .nullable()
      .openapi({ description: 'Since when mail to their address comes back.' }),
  })
  .openapi('Me')

const documentRef = z.object({ id: z.string(), number: z.string().nullable() })

const documentFields = {
  id: z.string(),
  template: z.string(),
  title: localText,
  number: z.string().nullable(),
  madeAt: instant,
  languages: z.array(z.enum(['pl', 'en'])),
  replaces: documentRef.nullable(),
  replacedBy: documentRef.nullable(),
}

const documentSummary = z.object(documentFields).openapi('DocumentSummary')

const textRuns = z.array(
  z.object({
    text: z.string(),
    strong: z.literal(true).optional(),
    em: z.literal(true).optional(),
    href: z.string().optional(),
  }),
)

/** Lists may hold lists, so their items are described no further. */
const richNode = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('heading'),
      level: z.union([z.literal(3), z.literal(4), z.literal(5)]),
      runs: textRuns,
    }),
    z.object({ type: z.literal('paragraph'), runs: textRuns }),
    z.object({
      type: z.literal('list'),
      ordered: z.boolean(),
      items: z.array(z.object({ runs: textRuns, below: z.array(z.object({}).loose()) })),
    }),
    z.object({
      type: z.literal('table'),
      title: z.string(),
      columns: z.array(z.string()),
      rows: z.array(z.array(z.string())),
    }),
  ])
  .openapi('RichNode')

const contentBlock = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('heading'),
      level: z.union([z.literal(2), z.literal(3)]),
      text: localText,
    }),
    z.object({ type: z.literal('paragraph'), text: localText }),
    z.object({ type: z.literal('rich'), nodes: z.array(richNode) }),
    z.object({
      type: z.literal('facts'),
      items: z.array(z.object({ label: localText, value: localText })),
    }),
    z.object({
      type: z.literal('table'),
      title: localText,
      columns: z.array(z.object({ title: localText, number: z.boolean() })),
      rows: z.array(z.array(localText)),
    }),
    z.object({ type: z.literal('list'), ordered: z.boolean(), items: z.array(localText) }),
    z.object({
      type: z.literal('signatures'),
      items: z.array(
        z.object({
          label: localText,
          signed: z.array(z.object({ name: z.string(), at: localText })),
        }),
      ),
    }),
    z.object({
      type: z.literal('picture'),
      picture: z.object({
        sha256: z.string(),
        type: z.enum(['image/png', 'image/jpeg']),
        width: z.number().int(),
        height: z.number().int(),
      }),
      text: localText.openapi({ description: 'What it tells, for whoever does not see it.' }),
    }),
  ])
  .openapi('ContentBlock')

const publishedFile = z.object({
  format: z.enum(['pdf', 'epub']),
  locale: z.enum(['pl', 'en']),
  sha256: z.string(),
  sizeBytes: z.number().int(),
})

/** A document with all it says. */
export const documentView = z
  .object({
    ...documentFields,
    caseId: z.string(),
    blocks: z.array(contentBlock),
    checksum: z.string().openapi({
      description: 'SHA-256 of number, date, title and content as canonical JSON.',
    }),
    holds: z.boolean().openapi({ description: 'What it says still has that checksum.' }),
    source: z.object({
      workflow: z.object({ id: z.string(), version: z.number().int() }),
      step: z.number().int(),
      values: z.string(),
      template: z.string(),
    }),
    files: z.array(publishedFile),
  })
  .openapi('DocumentView')

const catalogueEntry = {
  catalogue: z.string(),
  key: z.string(),
  title: localText,
  version: z.string(),
  languages: z.array(z.enum(['pl', 'en'])),
  publishedAt: instant,
  summary: orNull(localText),
  facts: z.record(z.string(), z.object({ codes: z.array(z.string()), texts: z.array(localText) })),
}

/** A public list of documents that are published in versions. */
export const catalogueView = z
  .object({
    id: z.string(),
    title: localText,
    lead: localText,
    facts: z.array(z.object({ id: z.string(), title: localText, filter: z.boolean() })),
    entries: z.array(z.object(catalogueEntry).openapi('CatalogueEntry')),
  })
  .openapi('CatalogueView')

/** In what language a document is asked for. */
export const documentQuery = z.object({ locale: z.enum(['pl', 'en']).optional() })

/** Which picture of a document is asked for. */
export const pictureQuery = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) })

/** A list or notice on a public page. */
export const publicationView = z
  .object({
    id: z.string(),
    caseId: z.string(),
    title: localText,
    columns: z.array(z.object({ key: z.string(), title: localText, type: z.string().optional() })),
    rows: z.array(jsonObject),
    publishedAt: instant,
    note: localText.optional(),
  })
  .openapi('PublicationView')

/** A list that a step would publish. */
export const publicationPreview = publicationView
  .pick({ id: true, title: true, columns: true, rows: true })
  .extend({
    leftOut: z.array(jsonObject).nullable().openapi({
      description:
        'Who would not stand on it, never published; `null`: the definition does not say',
    }),
  })
  .openapi('PublicationPreview')

/** A version of an entry of a catalogue, opened for reading. */
export const catalogueEntryView = z
  .object({
    ...catalogueEntry,
    catalogueTitle: localText,
    factTitles: z.record(z.string(), localText),
    newest: z.string(),
    call: z.string().nullable(),
    versions: z.array(
      z.object({
        version: z.string(),
        publishedAt: instant,
        document: z.string(),
        number: z.string().nullable(),
        files: z.array(publishedFile),
      }),
    ),
    published: z.array(publicationView),
    document: documentView,
  })
  .openapi('CatalogueEntryView')

/** An open or past call. */
export const callView = z
  .object({
    id: z.string(),
    number: z.string().nullable(),
    title: localText,
    group: orNull(localText),
    facts: jsonObject,
    factColumns: z.array(
      z.object({ key: z.string(), title: localText, type: z.string().optional() }),
    ),
    state: titled,
    opensAt: nullableInstant,
    closesAt: nullableInstant,
    open: z.boolean(),
    applications: z.string().nullable(),
    published: z.array(publicationView),
    documents: z.array(documentSummary),
  })
  .openapi('CallView')

/** A case in a list. */
export const caseSummary = z
  .object({
    id: z.string(),
    workflow: titled,
    number: z.string().nullable(),
    title: localText,
    states: z.array(titled),
    places: z.array(titled.extend({ region: orNull(localText) })),
    status: z.enum(['active', 'done']),
    outcome: z.enum(['positive', 'negative', 'neutral']).nullable(),
    parent: z.string().nullable(),
    columns: z.record(
      z.string(),
      z.union([z.string(), z.number(), z.boolean(), localText, z.null()]),
    ),
    dueAt: nullableInstant,
    createdAt: instant,
    updatedAt: instant,
  })
  .openapi('CaseSummary')

/** A task in a list. */
export const taskSummary = z
  .object({
    id: z.string().openapi({ description: '`<case id>/<item key>`' }),
    caseId: z.string(),
    caseNumber: z.string().nullable(),
    caseTitle: localText,
    workflow: titled,
    task: z.string(),
    title: localText,
    form: z.string().nullable(),
    status: z.enum(['open', 'finished', 'cancelled']),
    may: z.array(z.enum(['claim', 'release', 'work', 'delegate', 'sign', 'read', 'reassign'])),
    assignee: orNull(personRef),
    role: z.string().nullable(),
    offer: z.boolean(),
    createdAt: instant,
    dueAt: nullableInstant,
    overdue: z.boolean(),
  })
  .openapi('TaskSummary')

/** A finished task whose answers the reader may open. */
export const submissionSummary = z
  .object({
    id: z.string(),
    task: z.string(),
    title: localText,
    form: formRef.nullable(),
    at: instant,
    by: orNull(personRef),
    role: orNull(localText),
    checksum: z.string(),
  })
  .openapi('SubmissionSummary')

/** A finished task with its answers. */
export const submissionView = submissionSummary
  .extend({
    answers: jsonObject,
    earlier: z.array(submissionSummary),
    declarations: z.array(
      z.object({
        pointer: z.string(),
        label: localText,
        version: z.string().openapi({
          description: 'SHA-256 of the sentence as it was shown in both languages.',
        }),
        at: instant,
        by: orNull(personRef),
        withdrawnOn: z.string().nullable().openapi({
          description: 'Of a consent: the day from which it holds no more; null while it holds.',
        }),
        documents: z
          .array(z.object({ id: z.string(), number: z.string().nullable() }))
          .openapi({ description: 'Documents that were linked beside it then, each as it stood.' }),
      }),
    ),
    filledForSeconds: z.number().int().nullable().openapi({
      description: 'From the first thing written to handing in; null where no draft was saved.',
    }),
  })
  .openapi('SubmissionView')

const rowNumber = z.number().int().min(1).nullable()

/** What changed between two submissions of a form. */
export const submissionComparison = z
  .object({
    before: submissionSummary,
    after: submissionSummary,
    changes: z.array(
      z.object({
        pointer: z.string(),
        label: localText,
        section: orNull(localText),
        row: z.object({ table: localText, before: rowNumber, after: rowNumber }).nullable(),
        before: orNull(localText),
        after: orNull(localText),
      }),
    ),
  })
  .openapi('SubmissionComparison')

/** Query of a comparison: the other submission. */
export const sinceQuery = z.strictObject({ since: z.string().min(1).max(300) })

const decisionSummary = z.object({ id: z.string(), title: localText, at: instant })

const explainedStep = z.object({
  id: z.string(),
  title: localText,
  value: z.unknown(),
  display: z.string().optional(),
  rule: z.literal(true).optional(),
  margin: z.number().optional(),
  otherwise: z.array(z.object({ id: z.string(), value: z.unknown() })).optional(),
})

const ranking = z.object({
  key: z.array(
    z.object({
      id: z.string(),
      title: localText,
      value: z.string(),
      order: z.enum(['ascending', 'descending']),
      display: z.string().optional(),
    }),
  ),
  result: z.object({
    entries: z.array(
      z.object({
        id: z.string(),
        label: z.string().optional(),
        pool: z.string(),
        result: z.enum(['selected', 'reserve', 'rejected']),
        rank: z.number().int().optional(),
        place: z.number().int().optional(),
        order: z.number().int().optional(),
        key: jsonObject,
        decidedBy: z.string().optional(),
        behind: z.object({ by: z.string(), own: z.unknown(), needed: z.unknown() }).optional(),
      }),
    ),
    pools: z.array(
      z.object({
        pool: z.string(),
        places: z.number().int(),
        selected: z.array(z.string()),
        reserve: z.array(z.string()),
        rejected: z.array(z.string()),
      }),
    ),
    ties: z.array(z.array(z.string())),
  }),
})

/** How a decision was reached. */
export const decisionView = z
  .object({
    decision: z.string(),
    title: localText,
    at: instant,
    by: orNull(personRef),
    checksum: z.string(),
    holds: z.boolean().openapi({
      description: 'The record is as it was made, and computing it again gives the same.',
    }),
    given: jsonObject,
    steps: z.array(explainedStep).optional(),
    ranking: ranking.optional(),
  })
  .openapi('DecisionView')

const reason = z
  .object({ text: localText, values: jsonObject, readers: z.array(z.string()).optional() })
  .openapi('Reason', { description: 'A sentence; `{FEEL}` in it is a value of `values`.' })

/** One line of a case's story. */
export const timelineEntry = z
  .object({
    seq: z.number().int(),
    at: instant,
    actor: orNull(personRef),
    inPlaceOf: personRef.optional(),
    type: z.string(),
    title: localText,
    to: z.array(localText).optional(),
    reasons: z.array(reason).optional(),
    task: z.string().optional(),
    person: personRef.optional(),
    reason: z.string().optional(),
    deadline: localText.optional(),
    decisions: z.array(titled).optional(),
    lots: z
      .array(z.object({ role: localText, from: z.array(z.string()), drawn: z.array(z.string()) }))
      .optional(),
    details: jsonObject.optional(),
  })
  .openapi('TimelineEntry')

const explanation = z
  .object({
    states: z.array(z.object({ id: z.string(), since: instant })),
    reasons: z.array(reason),
    because: z.array(z.object({ expression: z.string(), values: jsonObject, result: z.unknown() })),
    next: z.array(
      z.object({
        event: z.string(),
        targets: z.array(z.string()),
        guard: z.string().optional(),
        open: z.boolean(),
        values: jsonObject.optional(),
      }),
    ),
    waitingFor: z.array(
      z.object({
        item: z.string(),
        task: z.string(),
        assignee: z.string().optional(),
        role: z.string().optional(),
        dueAt: instant.optional(),
      }),
    ),
    deadlines: z.array(z.object({ timer: z.string(), dueAt: instant })),
    unarmed: z.array(z.object({ timer: z.string(), state: z.string() })).optional(),
  })
  .openapi('Explanation')

/** Everything the reader may know of a case. */
export const caseView = caseSummary
  .extend({
    revision: z.number().int(),
    roles: z.array(z.string()),
    description: orNull(localText),
    facts: z.array(
      z.object({
        key: z.string(),
        title: localText,
        type: z.string(),
        value: z.union([z.string(), z.number(), z.boolean(), localText]),
      }),
    ),
    above: z
      .object({
        id: z.string(),
        title: localText,
        workflow: z.object({ id: z.string(), title: localText }),
      })
      .nullable(),
    tasks: z.array(taskSummary),
    checklist: z.array(
      z.object({
        id: z.string(),
        title: localText,
        hint: orNull(localText),
        done: z.boolean(),
        missing: orNull(localText),
        task: z.string().nullable(),
        start: z.string().nullable(),
        invite: z.string().nullable(),
      }),
    ),
    deadlines: z.array(z.object({ timer: z.string(), title: localText, dueAt: instant })),
    ahead: z.array(
      z.object({
        task: z.string(),
        title: localText,
        who: orNull(localText),
        dueAt: nullableInstant,
        after: z.array(localText),
      }),
    ),
    offers: z.array(z.object({ workflow: z.string(), title: localText })),
    events: z.array(
      z.object({
        event: z.string(),
        title: localText,
        confirm: orNull(localText),
        payload: orNull(jsonObject),
        publishes: z.boolean(),
      }),
    ),
    explanation,
    submissions: z.array(submissionSummary),
    decisions: z.array(decisionSummary),
    documents: z.array(documentSummary),
    members: z.array(
      z.object({
        person: z.string(),
        name: z.string(),
        role: z.string(),
        mailReturned: z
          .boolean()
          .openapi({ description: 'Mail to them comes back; told to the operator’s people.' }),
      }),
    ),
    invitable: z.array(z.string()),
    reopen: z.array(titled),
    children: z.array(caseSummary),
    childrenNext: orNull(z.string()).openapi({
      description: 'Cursor of more children: of `GET /api/cases?parent=…` in pages of 200.',
    }),
    published: z.array(publicationView),
  })
  .openapi('CaseView')

const draftFields = {
  revision: z.number().int(),
  savedAt: nullableInstant,
  savedBy: orNull(personRef),
}

/** An uploaded file. */
export const fileView = z
  .object({
    id: z.string(),
    name: z.string(),
    type: z.string(),
    sizeBytes: z.number().int(),
    sha256: z.string(),
    uploadedAt: instant,
    uploadedBy: z.string(),
    scan: z.enum(['clean', 'infected', 'unknown']).optional(),
  })
  .openapi('FileView')

/** A task opened for work or reading. */
export const taskView = taskSummary
  .extend({
    revision: z.number().int(),
    description: orNull(localText),
    formRef: formRef.nullable(),
    asks: orNull(jsonObject).openapi({ description: 'JSON Schema of the data of its event' }),
    afterSubmit: z
      .object({ mailed: z.boolean(), final: z.boolean(), publishes: z.boolean() })
      .openapi({
        description:
          'Whether a letter confirms it, whether the answers stay as they are, and whether a list may be published',
      }),
    scope: z.object({
      variables: jsonObject,
      timeZone: z.string(),
      daysOff: z.object({ from: z.string(), to: z.string(), days: z.array(z.string()) }).nullable(),
      roles: z.array(z.string()),
      sections: z.array(z.string()).nullable(),
      unlocked: z.array(z.string()).nullable(),
      base: orNull(jsonObject),
    }),
    notes: z.array(z.object({ at: z.string(), text: localText })).openapi({
      description: 'What is told of fields, by JSON Pointer, such as what is to be corrected',
    }),
    answers: jsonObject,
    lacks: z.array(z.string()),
    draft: z.object(draftFields),
    references: z.record(z.string(), z.array(z.object({ id: z.string(), label: localText }))),
    files: z.record(z.string(), fileView),
    documents: z.array(
      z.object({
        id: z.string(),
        template: z.string(),
        title: localText,
        number: z.string().nullable(),
      }),
    ),
  })
  .openapi('TaskView')

/** What became of a draft save. */
export const draftResult = z
  .object({
    ...draftFields,
    answers: jsonObject,
    issues: z.array(issue),
    merged: z.array(
      z.object({ path: z.string(), mine: z.unknown(), theirs: z.unknown(), by: personRef }),
    ),
  })
  .openapi('DraftResult')

/** One mail of the outbox page. */
export const mailView = z
  .object({
    id: z.string(),
    to: z.string(),
    subject: z.string(),
    text: z.string(),
    at: instant,
  })
  .openapi('MailView')

/** A message in a person's portal inbox. */
export const noticeView = z
  .object({
    id: z.string(),
    caseId: z.string().nullable(),
    subject: z.string(),
    text: z.string(),
    at: instant,
    readAt: nullableInstant,
  })
  .openapi('NoticeView')

/** One signed-in device. */
export const sessionView = z
  .object({
    id: z.string(),
    current: z.boolean(),
    createdAt: instant,
    lastUsedAt: instant,
    expiresAt: instant,
    userAgent: z.string().nullable(),
  })
  .openapi('SessionView')

/** One thing wrong with a definition file, as the check tells it. */
export const definitionIssue = issue.extend({
  file: z.string(),
  line: z.number().int().openapi({ description: 'From 1, as the column.' }),
  column: z.number().int(),
  hint: localText.openapi({ description: 'How to mend it.' }),
})

/** A definition file that could not be taken, and why. */
export const definitionProblem = z
  .object({ file: z.string(), issues: z.array(definitionIssue) })
  .openapi('DefinitionProblem')

/** Work that was given up. */
export const deadLetter = z
  .object({
    id: z.string(),
    kind: z.enum(['effect', 'timer', 'message']),
    caseId: z.string(),
    type: z.string(),
    code: z.string().nullable(),
    reason: z.string(),
    at: instant,
    tries: z.number().int(),
  })
  .openapi('DeadLetter')

/** One read of the reader's own special-category data. */
export const readOfMine = z
  .object({
    id: z.string(),
    at: instant,
    person: orNull(personRef),
    caseId: z.string(),
    caseTitle: localText,
    task: localText,
    sections: z.array(localText),
    fields: z.array(localText),
    purpose: z.enum(['submission', 'task', 'file', 'indicator', 'export', 'copy']),
  })
  .openapi('ReadOfMine')

/** A page of a list. `next` is the cursor of the following one. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().optional() })
}

// --- what requests carry ---

const flag = z.enum(['true', 'false']).transform((text) => text === 'true')
const cursor = z.string().max(2000).optional()
const pageQuery = { cursor, limit: z.coerce.number().int().min(1).max(200).optional() }
const pageBody = { cursor, limit: z.number().int().min(1).max(200).optional() }
/** Words of people. They are asked for in a body: addresses stay in histories and logs of others. */
const searchedText = z.string().max(200).optional()

/** Query of a form: its version, and the release whose code lists it is filled in with. */
export const formQuery = z.strictObject({
  version: z.coerce.number().int().min(1).optional(),
  release: z.string().min(1).max(100).optional(),
})

/** Query of a versioned definition. */
export const versionQuery = z.strictObject({
  version: z.coerce.number().int().min(1).optional(),
})

/** Query of the list of calls. */
export const callListQuery = z.strictObject(pageQuery)

const caseFilter = {
  workflow: z.string().max(200).optional(),
  status: z.enum(['active', 'done']).optional(),
  state: z.string().max(200).optional(),
  parent: z.string().max(200).optional(),
}

/** Query of a case list. Not by title: a cursor of that order would carry one. */
export const caseListQuery = z.strictObject({
  ...caseFilter,
  mine: flag.optional(),
  sort: z.enum(['updatedAt', 'createdAt', 'number']).optional(),
  descending: flag.optional(),
  ...pageQuery,
})

/** A search among cases: what a list is asked by, words, and the order by title. */
export const caseSearchBody = z
  .strictObject({
    ...caseFilter,
    text: searchedText,
    mine: z.boolean().optional(),
    sort: z.enum(['updatedAt', 'createdAt', 'number', 'title']).optional(),
    descending: z.boolean().optional(),
    ...pageBody,
  })
  .openapi('CaseSearch')

const taskFilter = {
  scope: z.enum(['mine', 'available', 'all', 'others', 'away']).optional(),
  caseId: z.string().max(200).optional(),
  parent: z.string().max(200).optional(),
  workflow: z.string().max(200).optional(),
  task: z.string().max(200).optional(),
  status: z.enum(['open', 'finished']).optional(),
}

/** Query of a task list. */
export const taskListQuery = z.strictObject({
  ...taskFilter,
  overdue: flag.optional(),
  ...pageQuery,
})

/** A search among tasks: what a list is asked by, and words. */
export const taskSearchBody = z
  .strictObject({
    ...taskFilter,
    text: searchedText,
    overdue: z.boolean().optional(),
    ...pageBody,
  })
  .openapi('TaskSearch')

/** Query of a timeline. */
export const timelineQuery = z.strictObject({
  after: z.coerce.number().int().min(0).optional(),
})

/** Query of the inbox and of the mail list. */
export const cursorQuery = z.strictObject({ cursor: z.string().max(2000).optional() })

/** Query of an upload. */
export const uploadQuery = z.strictObject({
  task: z.string().min(1).max(300),
  path: z.string().min(1).max(500),
})

/** What people may change of themselves. */
export const updateMeBody = z
  .strictObject({
    name: z.string().min(1).max(200).optional(),
    locale: z.enum(['pl', 'en']).optional(),
    letters: z.enum(['each', 'daily']).optional(),
    mailWorks: z
      .literal(true)
      .optional()
      .openapi({ description: 'Their address takes mail again: letters leave again.' }),
  })
  .openapi('UpdateMe')

/** What came of a delivery report. */
export const noted = z.object({ noted: z.boolean() }).openapi('NotedReport')

/** A new case. */
export const startCaseBody = z
  .strictObject({ workflow: z.string().min(1).max(200), parent: z.string().max(200).optional() })
  .openapi('StartCase')

/** A business event. */
export const sendEventBody = z
  .strictObject({
    type: z.string().min(1).max(200),
    payload: jsonObject.optional(),
    revision: z.number().int().min(0).optional(),
  })
  .openapi('SendEvent')

/** An event by hand that is only tried. */
export const previewEventBody = sendEventBody.omit({ revision: true }).openapi('PreviewEvent')

/** An invitation into a case. */
export const invitationBody = z
  .strictObject({
    email: z.email().max(254),
    name: z.string().max(200).optional(),
    role: z.string().min(1).max(200),
  })
  .openapi('Invitation')

/** Who is to leave a case, and from which role. */
export const removalBody = z
  .strictObject({ person: z.string().min(1).max(200), role: z.string().min(1).max(200) })
  .openapi('Removal')

/** Whom a task is handed to. */
export const delegateBody = z.strictObject({ to: z.string().min(1).max(200) }).openapi('Delegate')

const givenReason = z.string().min(1).max(2000).openapi({ description: 'Stays in the history.' })

/** Whom a task is given to, and why. */
export const reassignBody = z
  .strictObject({ to: z.string().min(1).max(200), reason: givenReason })
  .openapi('Reassign')

/** Where a finished case goes on, and why. */
export const reopenBody = z
  .strictObject({
    to: z.string().min(1).max(200).openapi({ description: 'Id of a state the case names.' }),
    reason: givenReason,
    revision: z.number().int().min(0).optional(),
  })
  .openapi('Reopen')

/** A person who may have a task. */
export const taskCandidate = z
  .object({ id: z.string(), name: z.string(), openTasks: z.number().int() })
  .openapi('TaskCandidate')

/** Changes of a draft, field by field. */
export const draftBody = z
  .strictObject({
    changes: z
      .array(
        z.strictObject({
          path: z.string().max(500).openapi({ description: 'JSON Pointer of the field.' }),
          value: z.unknown().optional(),
          base: z.number().int().min(0).openapi({ description: 'Draft revision last seen.' }),
        }),
      )
      .max(2000),
  })
  .openapi('DraftChanges')

const signatureField = z.string().min(1).max(500)

/** The signature field to sign, and the draft that the signer saw. */
export const signatureBody = z
  .strictObject({
    path: signatureField,
    draftRevision: z
      .number()
      .int()
      .min(0)
      .openapi({ description: 'Revision of the draft that the signer saw.' }),
  })
  .openapi('Sign')

/** The signature field whose signature is taken back. */
export const withdrawalBody = z.strictObject({ path: signatureField }).openapi('WithdrawSignature')

/** A submission; without answers the draft is submitted. */
export const submitBody = z
  .strictObject({
    answers: jsonObject.optional(),
    draftRevision: z.number().int().min(0).optional(),
  })
  .openapi('Submit')

/** A submission that is only tried. */
export const previewBody = submitBody.omit({ draftRevision: true }).openapi('PreviewSubmit')

/** Whoever wants to sign in. */
export const linkBody = z
  .strictObject({
    email: z.email().max(254),
    next: z
      .string()
      .max(500)
      .regex(/^\/(?![/\\])[^\\]*$/u)
      .optional()
      .openapi({ description: 'Path of this site to open afterwards.' }),
  })
  .openapi('SignInLink')

/** Query of a sign-in link, and the fields its page sends. */
export const redeemQuery = z.strictObject({
  token: z.string().min(1).max(200),
  next: z.string().max(500).optional(),
  lang: z.enum(['pl', 'en']).optional(),
})
