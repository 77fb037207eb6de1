/**
 * The English title of a case that is called differently in both languages; `null`: as in Polish. A
 * process of the version before writes none, and knows none of such cases.
 */
export const titleInEnglish = `
alter table cases add column title_en text;
create index cases_title_en on cases ((coalesce(title_en, title)) collate polish);
`
