import file from './riverside.json' with { type: 'json' };

/**
 * Real counts behind the made-up area Riverside: young people of 13 to 15 with an EHC plan in
 * Manchester, by age and need. Source: Department for Education, "Education, health and care plans",
 * 2025, Open Government Licence v3.0. Unparsed; `parseCohort` reads it.
 */
export const riversideCohort: unknown = file;
