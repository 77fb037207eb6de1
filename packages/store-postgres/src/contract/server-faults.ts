import type { FaultPoint } from '@splot/store/contract'
import type { TestDatabase } from './test-database.ts'

/** When in a transaction of PostgreSQL a write fails, for each point the suite knows. */
const moments: Record<FaultPoint, { when: string; code: string }> = {
  'before-write': { when: 'before insert or update', code: '53100' },
  'after-write': { when: 'after insert or update', code: '58030' },
  'before-rename': { when: 'deferred', code: '53100' },
  'after-rename': { when: 'deferred', code: '58030' },
  'before-ack': { when: 'deferred', code: '53100' },
}

/** Lets PostgreSQL itself refuse the next write of a case or document, once. */
export async function failNextWrite(database: TestDatabase, point: FaultPoint): Promise<void> {
  const { when, code } = moments[point]
  const trigger = (table: string) =>
    when === 'deferred'
      ? `create constraint trigger fault after insert or update on ${table}
         deferrable initially deferred for each row execute function fail_once()`
      : `create trigger fault ${when} on ${table} for each statement execute function fail_once()`
  await database.query(`
    create schema if not exists faults;
    drop trigger if exists fault on cases;
    drop trigger if exists fault on documents;
    drop function if exists fail_once;
    drop sequence if exists faults.writes;
    create sequence faults.writes;
    create function fail_once() returns trigger language plpgsql as $$
    begin
      -- a sequence counts on when its transaction is undone
      if nextval('faults.writes') = 1 then
        raise exception 'a fault of the test' using errcode = '${code}';
      end if;
      return new;
    end $$;
    ${trigger('cases')};
    ${trigger('documents')};`)
}
