import './styles/tokens.css';
import './styles/base.css';
import { mount } from 'svelte';
import { openPacked } from './core/capsule/link.ts';
import { parseCommand } from './core/embed/message.ts';
import { Embed } from './state/embed.svelte.ts';
import EmbedPage from './ui/embed/EmbedPage.svelte';
import { inBackground } from './ui/kit/in-background.ts';

// Wires what is shown inside somebody else's page. Nothing here reads or keeps anything of this origin, which the frame may not even have.
const embed = new Embed(openPacked);
const show = () => inBackground(embed.show(location.hash));
show();
addEventListener('hashchange', show);
addEventListener('message', ({ data }: MessageEvent<unknown>) => {
	const command = parseCommand(data);
	if (command !== null) embed.act(command);
});

const target = document.getElementById('embed');
if (target === null) throw new Error('embed.html has no #embed');
mount(EmbedPage, {
	target,
	props: {
		embed,
		tell: (news) => {
			// Anybody may know how high it is and at which step.
			if (parent !== window) parent.postMessage(news, '*');
		},
	},
});
