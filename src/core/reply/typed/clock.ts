/** A time of day. */
export interface ClockTime {
	/** 0 to 24. */
	hour: number;
	minute: number;
	second: number;
	/** It may be meant twelve hours later: its hour is one of twelve and nothing says which half of the day. */
	isOpen: boolean;
}

const TIME =
	/(?<![\d.,:/])(?:(?<h>[01]?\d|2[0-4])(?:[:h](?<m>[0-5]\d)(?::(?<s>[0-5]\d)(?:\.0+)?)?|[:.](?<mm>[0-5]\d)(?= ?[ap]\.? ?m\b))|(?<only>1[0-2]|0?[1-9])(?= ?[ap]\.? ?m\b))(?: ?(?<half>[ap])\.? ?m\b\.?)?(?: (?:uhr|o'clock|h|hours)\b)?(?![:.]?\d)/giu;

/** Every time of day in a text without decoration, in order. Linear in the text. */
export function findTimes(text: string): ClockTime[] {
	return timesIn(text).map(({ time }) => time);
}

/** A text that is one time of day and nothing else. */
export function readTime(text: string): ClockTime | null {
	const plain = text.trim();
	const [only, ...others] = timesIn(plain);
	return only !== undefined && others.length === 0 && only.text === plain ? only.time : null;
}

function timesIn(text: string): { time: ClockTime; text: string }[] {
	return Array.from(text.matchAll(TIME), (match) => {
		const { h, m, mm, s, only, half } = match.groups ?? {};
		const written = Number(h ?? only);
		const isTwelve = half !== undefined && written <= 12;
		const hour = isTwelve ? (written % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : written;
		const time = {
			hour,
			minute: Number(m ?? mm ?? 0),
			second: Number(s ?? 0),
			isOpen: half === undefined && hour >= 1 && hour <= 12,
		};
		return { time, text: match[0] };
	});
}

/** `open` where they are the same only if one of them is meant in the other half of the day. */
export function relateTimes(one: ClockTime, other: ClockTime): 'same' | 'open' | 'different' {
	const [a, b] = [one, other].map(({ hour, minute, second }) => (hour % 24) * 3600 + minute * 60 + second);
	if (a === b) return 'same';
	const isHalfADayOff = Math.abs((a ?? 0) - (b ?? 0)) === 12 * 3600;
	return isHalfADayOff && (one.isOpen || other.isOpen) ? 'open' : 'different';
}
