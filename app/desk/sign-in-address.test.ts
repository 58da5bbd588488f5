import { expect, test } from 'vitest';
import { cameFrom, signInAddress } from './sign-in-address.ts';

test.each(['/staff/areas/riverside/sessions/0b0f7f3e-9d3c-4d36-8a53-0a2f4f1f0a11', '/room'])('who signs in from %s comes back to it, in their language', (there) => {
  const address = new URL(signInAddress({ pathname: there, search: '?lang=ur' }), 'http://localhost');
  expect(address.pathname + address.search).toBe('/staff/sign-in?lang=ur');
  expect(cameFrom(address)).toBe(`${there}?lang=ur`);
  expect(signInAddress({ pathname: '/staff', search: '' })).toBe('/staff/sign-in');
});

test.each(['', '#', '#/staff', '#//else.example/staff/areas/a/b', '#https://else.example', '#/staff/areas/a//else.example', '#/staff/areas/../../else', '#/room/else', '#javascript:alert(1)'])('%s leads nowhere', (hash) => {
  expect(cameFrom({ hash, search: '' })).toBeUndefined();
});
