import { expect, it } from 'vitest';
import { holdsContact } from './contact-in-text.ts';

it.each(['ask jo@school.example', 'ring 0161 496 0101', '+44 (0)161 496-0101', 'ring 07700900123 today', '٠٧٧٠٠٩٠٠١٢٣', 'mail:x@y.org.'])('sees how to reach a person in %s', (text) => {
  expect(holdsContact(text)).toBe(true);
});

it.each(['', 'They meet at 3.30 on Thursdays', 'They want a bus on Sundays. 12 of 14 came.', 'On 2026-11-22 and 2026-12-01', 'Year 9, room 0042', 'Bus 10, 20 and 30 come late', 'They got 1,000 pounds @ once'])('sees none in %s', (text) => {
  expect(holdsContact(text)).toBe(false);
});
