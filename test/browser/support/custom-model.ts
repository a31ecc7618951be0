import type { Page } from 'playwright-core';

interface CustomModel {
	/** Of the host, `http://127.0.0.1:port`. */
	origin: string;
	/** Behind the origin; default `/v1`. */
	place?: string;
	model: string;
	key?: string;
}

/** Preferences of a person who has added this model and chosen it. */
export function withModel({ origin, place = '/v1', model }: CustomModel): Record<string, unknown> {
	const config = { id: `custom:${model}`, host: 'custom', baseUrl: `${origin}${place}`, model };
	return { models: [config], model: config.id };
}

/** Adds the model on the Settings screen as a person does, and chooses it. Ends on that screen. */
export async function addModel(
	page: Page,
	{ origin, place = '/v1', model, key = '' }: CustomModel,
): Promise<void> {
	await page.getByRole('link', { name: 'Settings' }).click();
	const form = page.getByRole('form', { name: 'Add a model' });
	await form.getByRole('combobox', { name: 'Host' }).selectOption('custom');
	await form.getByRole('textbox', { name: 'Base URL' }).fill(`${origin}${place}`);
	if (key !== '') await form.getByLabel(/^API key/).fill(key);
	await form.getByLabel('Model name').fill(model);
	await form.getByRole('button', { name: 'Add model' }).click();
	await page.getByText('is added and chosen').waitFor();
}
