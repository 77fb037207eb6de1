/**
 * The tables. Every key begins with what a distributed database would spread rows by: the case, the kind
 * and id of a document, the upload of a file. No sequence, no foreign key, no trigger.
 *
 * What is read back byte for byte is kept as text of JSON: `jsonb` changes the order of keys and refuses
 * `\u0000`. Columns beside it exist for lists and are made from it.
 */
export const tables = `
create extension if not exists pg_trgm;

-- "2" before "10", "Łan" after "lis"; texts that only differ in bytes are equal, so that ties go by id
create collation if not exists polish
  (provider = icu, locale = 'pl-u-kn-true', deterministic = false);

create table cases (
  id text collate "C" not null,
  revision integer not null,
  row_json text not null,
  snapshot_json text not null,
  head_seq integer not null,
  head_hash text not null,
  workflow text not null,
  status text not null,
  parent text collate "C",
  number text,
  title text not null,
  searched text not null,
  words text[] not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (id)
);
create index cases_updated on cases (updated_at);
create index cases_created on cases (created_at);
create index cases_title on cases (title collate polish);
create index cases_number on cases (number collate polish);
create index cases_parent on cases (parent);
create index cases_words on cases using gin (words);
create index cases_searched on cases using gin (searched gin_trgm_ops);
create index cases_changed on cases (changed_at);

create table case_history (
  case_id text collate "C" not null,
  seq integer not null,
  entry_json text not null,
  primary key (case_id, seq)
);

create table case_messages (
  case_id text collate "C" not null,
  message_hash text collate "C" not null,
  message_json text not null,
  revision integer not null,
  place integer not null,
  primary key (case_id, message_hash)
);

create table case_replies (
  case_id text collate "C" not null,
  request_hash text collate "C" not null,
  reply_json text not null,
  revision integer not null,
  place integer not null,
  primary key (case_id, request_hash)
);

-- an open item that a commit no longer lists becomes 'gone': one write of the table for each step, which
-- is all that some distributed databases allow
create table tasks (
  case_id text collate "C" not null,
  id text collate "C" not null,
  row_json text not null,
  task text not null,
  status text not null,
  assignee text,
  offer boolean not null,
  words text[] not null,
  created_at timestamptz not null,
  due_at timestamptz not null,
  primary key (case_id, id)
);
create index tasks_due on tasks (due_at, created_at, id) where status = 'open';
create index tasks_words on tasks using gin (words) where status <> 'gone';
create index tasks_assignee on tasks (assignee) where status in ('open', 'finished');

-- one row a case: all its running timers, by when the first of them is due
create table timers (
  case_id text collate "C" not null,
  timers_json text not null,
  next_due_at timestamptz,
  holder text,
  held_until timestamptz,
  primary key (case_id)
);
create index timers_due on timers (next_due_at) where next_due_at is not null;

create table outbox (
  case_id text collate "C" not null,
  id text collate "C" not null,
  row_json text not null,
  created_at timestamptz not null,
  written_at timestamptz not null,
  place integer not null,
  not_before timestamptz not null,
  holder text,
  held_until timestamptz not null,
  primary key (case_id, id)
);
create index outbox_waiting on outbox (created_at, written_at, place);

-- revision 0 without a value: deleted, and kept for a while so that other processes hear of it
create table documents (
  kind text collate "C" not null,
  id text collate "C" not null,
  revision integer not null,
  value_json text,
  updated_at text not null,
  changed_at timestamptz not null,
  primary key (kind, id)
);
create index documents_changed on documents (changed_at);

create table blobs (
  sha256 text collate "C" not null,
  size_bytes bigint not null,
  upload uuid not null,
  primary key (sha256)
);

create table blob_parts (
  upload uuid not null,
  part integer not null,
  bytes bytea not null,
  written_at timestamptz not null,
  primary key (upload, part)
);
`
