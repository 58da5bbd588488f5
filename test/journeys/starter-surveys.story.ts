import { answerAny } from './any-survey.ts';
import { byTouch, expectDelivery, nextButton, screenOf } from './check-in.ts';
import { expect, test, withoutWorker } from './fixtures.ts';
import { storedOn } from './stored.ts';

test.use(withoutWorker);

for (const [slug, language, helped] of [['parents', 'en', 'SENDIASS'], ['school-life', 'en-simple', 'Childline']] as const) {
  test(`Somebody answers ${slug} by touch, and it arrives (${language})`, async ({ page, server }) => {
    const before = await storedOn(server);
    await page.goto(`/answer/${slug}/${language}`);
    await answerAny(page);
    await expectDelivery(page, 'sent');
    expect((await storedOn(server)).responses - before.responses).toBe(1);
    // Childline is for young people: parents are told whom parents turn to.
    await expect(page.locator('.after-help')).toContainText(helped);
    await expect(page.locator('.after-help').getByText(/childline/i)).toHaveCount(helped === 'Childline' ? 1 : 0);
  });
}

test('In the middle somebody goes on by themselves: what was chosen for them before, and what they say now, stand apart', async ({ page, server }) => {
  await page.goto('/answer/my-future-2/en-simple');
  await answerAny(page, 'with-me');
  await byTouch(page.locator('label.card:has(input[value="chosen-for"])'));
  await byTouch(nextButton(page));
  await answerAny(page, 'live-where');
  await byTouch(page.locator('.bottom-bar .help'));
  await byTouch(page.getByRole('dialog').locator('[data-part="with-me"]'));
  await expect(page.locator('[data-voice="chosen-for"]')).toHaveAttribute('aria-pressed', 'true');
  await byTouch(page.locator('[data-voice="own"]'));
  await expect(page.getByRole('dialog')).toBeHidden();
  await answerAny(page);
  await expectDelivery(page, 'sent');
  const { answers } = await storedOn(server);
  expect(answers).toContainEqual({ question_id: 'people', option_id: 'parent', voice: 'chosen-for' });
  expect(answers).toContainEqual({ question_id: 'live-where', option_id: 'with-family', voice: 'own' });
});

test('A parent says how many weeks they waited, by buttons and by keys, and reads it back', async ({ page }) => {
  await page.goto('/answer/parents/en');
  await answerAny(page, 'seen-early');
  const [field, more, less] = [page.locator('.weeks input'), page.locator('.week-step').last(), page.locator('.week-step').first()];
  await expect(less).toHaveAttribute('aria-disabled', 'true');
  await byTouch(more);
  await byTouch(more);
  await expect(field).toHaveValue('2');
  await field.fill('999');
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await field.fill('40');
  await expect(field).toHaveAttribute('aria-invalid', 'false');
  await byTouch(screenOf(page, 'seen-early').locator('input[value="not-sure"]'));
  await byTouch(nextButton(page));
  await answerAny(page, 'check');
  await expect(screenOf(page, 'check').locator('[data-part="weeks"]')).toHaveText('Weeks: 40');
  await expect(screenOf(page, 'check').locator('[data-part="not-sure"]')).toHaveCount(1);
});

test('An observation is kept in a voice of its own, and stops where the young person says no', async ({ page, server }) => {
  await page.goto('/answer/observation/en');
  await answerAny(page, 'offered-first');
  await byTouch(page.locator('label.card:has(input[name="offered-first"][value="music"])'));
  await byTouch(page.locator('label.card:has(input[name="seen-first"][value="turned-away"])'));
  await byTouch(nextButton(page));
  // Nothing more is offered.
  await expect(screenOf(page, 'notes')).toBeVisible();
  await answerAny(page);
  await expectDelivery(page, 'sent');
  const { answers } = await storedOn(server);
  expect(answers).toContainEqual({ question_id: 'seen-first', option_id: 'turned-away', voice: 'observed' });
});
