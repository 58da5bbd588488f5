/** Whom to reach, in the United Kingdom. The same for every area. */
export const emergencyPhone = '999';
/** NSPCC Childline, free, day and night, for anybody under 19. */
export const childlinePhone = '0800 1111';
export const childlineChat = { name: 'childline.org.uk', address: 'https://www.childline.org.uk/get-support/1-2-1-counsellor-chat/' } as const;
/** Relay UK: the emergency services by text, for those who do not hear or speak on the phone. */
export const textRelay = '18000';
/** What the free advice for families is called that each area in England has: an information, advice and support service (Children and Families Act 2014, section 32). */
export const familyAdvice = 'SENDIASS';
/** 999 in British Sign Language. */
export const emergencySigned = '999bsl.co.uk';
