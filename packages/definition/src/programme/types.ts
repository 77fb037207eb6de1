import type { CatalogueDefinition } from '../catalogue/types.ts'
import type { CodeList } from '../code-list/types.ts'
import type { DashboardDefinition } from '../dashboard/types.ts'
import type { DocumentDefinition } from '../document/types.ts'
import type { ExportDefinition } from '../export/types.ts'
import type { FormDefinition } from '../form/types.ts'
import type { IndicatorSet } from '../indicator/types.ts'
import type { JsonValue } from '../json.ts'
import type { LocalText } from '../text.ts'
import type { WorkflowDefinition } from '../workflow/types.ts'

/** The programme: what its workflows and forms share. One file, `workflows/programme.json`. */
export interface ProgrammeDefinition {
  $schema?: string
  id: string
  version: number
  title: LocalText
  description?: LocalText
  /** IANA time zone of every deadline. */
  timeZone: string
  /** Locale people see before they choose. */
  defaultLocale: 'pl' | 'en'
  roles: Record<string, RoleDefinition>
  /** What is known of a person beside roles, such as the region they work in; `same` in `access` asks it. */
  personFacts?: Record<string, PersonFactDefinition>
  parameters: Record<string, ParameterDefinition>
  calendar: CalendarDefinition
  /** Templates of messages people get: id → subject and body with `{name}` places. */
  notifications: Record<string, NotificationTemplate>
  /** Stages in order, for overviews. */
  stages: { id: string; title: LocalText }[]
  /** How long things are kept; absent: the defaults named. */
  retention?: RetentionDefinition
  /** Who looks after personal data; absent: nobody is given a copy of what is kept of somebody. */
  personalData?: PersonalDataDefinition
  /** How new versions of the definitions come into force; absent: one administrator publishes. */
  publishing?: PublishingDefinition
  /** Who may come in, and who may act for whom; absent: the defaults named. */
  people?: PeopleDefinition
  /** What the public finds: calls, and cases that stay open, such as models to take over. */
  calls?: CallDefinition[]
  /** Public lists of documents published in versions: id → what is found there. */
  catalogues?: Record<string, CatalogueDefinition>
}

/** Workflow whose public cases everybody finds; it stands once for each kind of application they take. */
export interface CallDefinition {
  workflow: string
  /** Workflow a visitor can start in such a case; absent: none. */
  applications?: string
  /** Title of the group its cases stand in, apart from calls that open and close. */
  group?: LocalText
}

/** A role. `programme` roles belong to a person, `case` roles to a person in one case. */
export interface RoleDefinition {
  title: LocalText
  kind: 'programme' | 'case'
  /** Roles the same person may not hold in the same case. */
  exclusiveWith?: string[]
  /**
   * A fact of people whose value is the last day (ISO 8601) on which the role counts for them, as
   * `auditUntil`. Who has no such fact does not hold the role.
   */
  until?: string
  /** A programme role counts only for who has given a second factor of sign-in. Default: no. */
  secondFactor?: boolean
  description?: LocalText
}

/** Something the operator notes of its people: one value or several. */
export interface PersonFactDefinition {
  title: LocalText
  description?: LocalText
}

/** A value an administrator may change; frozen with the call. */
export interface ParameterDefinition {
  title: LocalText
  value: JsonValue
  /** Allowed range of a number. */
  minimum?: number
  maximum?: number
  unit?: string
  /** Told to nobody outside: only workflows read it, as the right answers of a test. Default: no. */
  confidential?: boolean
}

/** How long things are kept that nobody needs for ever. */
export interface RetentionDefinition {
  /** Days after the last save until a draft that was not handed in is removed. Default 90. */
  draftDays?: number
  /** Days before that on which those who wrote in the draft are told. Default 7. */
  draftNoticeDays?: number
}

/** Who looks after personal data, and why each kind of them is kept. */
export interface PersonalDataDefinition {
  /** Programme roles that are given a copy of all that is kept of a person, to answer their request. */
  officers: string[]
  /** Programme roles that approve erasures which somebody else proposed. Default: the officers. */
  approvers?: string[]
  /** Kinds of personal data, by what they are used for; forms and their fields name theirs. */
  classes?: Record<string, DataClassDefinition>
}

/** A class of personal data: a line of the register of processing (GDPR art. 30). */
export interface DataClassDefinition {
  title: LocalText
  /** What they are used for. */
  purpose: LocalText
  /** What allows it, as the law calls it. */
  legalBasis: LocalText
  /** Whose data they are. */
  persons: LocalText
  /** Special categories (GDPR art. 9). Default: no. */
  special?: boolean
  /** Others who are given them, beside those whom the definitions let read. */
  recipients?: LocalText[]
  /** How long they are kept once a case has ended; absent: as long as the programme. */
  keep?: KeepDefinition
}

/** A time that something is kept. Its parts are added up. */
export interface KeepDefinition {
  years?: number
  months?: number
  days?: number
  /** `end`: from the end of the case; `yearEnd`: from the last day of the year in which it ended. Default `end`. */
  from?: 'end' | 'yearEnd'
  /** Parameter that is a date: the time counts from then where that is later. */
  after?: string
}

/** How new versions of the definitions come into force. */
export interface PublishingDefinition {
  /** What one administrator proposes another has to approve. Default: no. */
  twoPersons?: boolean
}

/** Who may come in, and who may act for whom. */
export interface PeopleDefinition {
  /** `open`: whoever proves an address becomes a person; `invited`: only those are let in who were. Default `invited`. */
  registration?: 'open' | 'invited'
  /** Days that somebody may at most act for another in a row. Default 30. */
  substitutionDays?: number
}

/** Days that do not count. */
export interface CalendarDefinition {
  /** ISO 3166-1 country whose statutory days off count. */
  country: string
  /** Further days off of the operator, ISO dates. */
  closures?: string[]
}

/** A message template. Places are `{name}`, values come from the action's `params`. */
export interface NotificationTemplate {
  subject: LocalText
  body: LocalText
}

/** All definition files of a programme, parsed. */
export interface ProgrammeBundle {
  programme: ProgrammeDefinition
  workflows: WorkflowDefinition[]
  forms: FormDefinition[]
  codeLists: CodeList[]
  documents: DocumentDefinition[]
  dashboards: DashboardDefinition[]
  indicators: IndicatorSet[]
  exports: ExportDefinition[]
}
