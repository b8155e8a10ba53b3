// On a slow line the words are there long before the script: what a person typed meanwhile must not be lost when it arrives.
import { expect, it } from 'vitest';
import { somebody } from './browser.ts';

it('what was typed before the script came is still there afterwards', async () => {
  const person = await somebody({ width: 360 });
  const { page } = person;
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => (arrive = resolve));
  await page.route('**/*.js', async (route) => {
    await arrived;
    await route.continue();
  });
  await page.goto('/sign-in', { waitUntil: 'commit' });
  const email = page.getByLabel('E-mail address').first();
  await email.fill('maya');
  arrive();
  // Only the script says what is wrong with an answer when the cursor leaves it: by this we know that it is there.
  const complaint = page.getByText('Enter an e-mail address, like name@example.org').first();
  await expect
    .poll(async () => {
      await email.focus();
      await email.blur();
      return await complaint.isVisible();
    })
    .toBe(true);
  expect(await email.inputValue()).toBe('maya');
  await person.leave();
});
