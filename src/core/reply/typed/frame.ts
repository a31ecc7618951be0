/** Why a sentence claims nothing although an answer stands in it. */
export type Frame = 'denied' | 'hedged' | 'alternative' | 'bounded' | 'asked' | 'reported';

const WORDS: Readonly<Record<Frame, RegExp>> = {
	denied:
		/\b(?:not|never|cannot|neither|nor|wrong|incorrect|incorrectly|false|untrue|mistaken|mistake|error|instead|except|unable|impossible|unlikely|doubt|doubtful|unsure|uncertain|unknown|unclear|undecided|ambiguous|inconclusive|indeterminate|undetermined|subjective|hardly|rejected?|ruled out|rather than|other than|no longer|no|nothing|nobody|anything but|all but|used to|previously|formerly|too (?:low|high|big|small|few|many|much|large)|none|fail(?:s|ed)?|refus(?:e|es|ed)|excluding|nicht|keine?[nmrs]?|nein|pas|jamais|não|nunca)\b|n't\b|≠|!=|不是|没有|不等于|ليس/,
	hedged:
		/\b(?:if|unless|whether|would|could|might|may be|may have|may well|should|perhaps|maybe|possibly|probably|presumably|likely|suppose|supposing|assuming|assume|provided|guess(?:ing|ed)?|seems?|appears to be|let's say|for example|for instance|e\.g|such as|say,|vielleicht|wahrscheinlich|peut-être|quizás?|forse|talvez)\b|可能|也许/,
	alternative: /\b(?:or|either|alternatively|versus|vs|oder|ou)\b|或/,
	bounded:
		/≈|大约|\b(?:ungefähr|environ)\b|~|≥|≤|±|\+\/?-|>=|<=|\b(?:at (?:least|most|minimum|maximum)|no (?:more|less|fewer) than|or (?:more|less|fewer|so|higher|lower|above|below)|up to|as (?:many|much|few|little) as|approximately|approx|circa|roughly|nearly|almost|close to|(?:lower|upper) bound|upwards of|plus or minus|give or take|ish|rounded|rounds|a (?:maximum|minimum) of)\b|\b(?:about|around|over|under|above|below|some|within|exceed(?:s|ing)?|between|from|beyond|near|more than|less than|fewer than|greater than|larger than|smaller than|bigger than|higher than|lower than|older than|younger than|before|after)(?: (?:a|an|the))? *[-+$€£]?(?:\d|\.\d|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand)\b)|\d ?(?:-|–|—|\.\.\.?|…) ?\d|\d to \d|(?:^|[\s:(])[<>] ?[-+$€£]?\d/,
	asked: /\?|？/,
	reported:
		/\b(?:prints?|printed|says?|said|claims?|claimed|states?|stated|outputs? (?:that|says)|according to|argues?|argued|quotes?|suggests?|solver|user|first (?:answer|solution|agent)|second (?:answer|solution|agent)|previous answer|expected answer)\b/,
};

/** What stands in words and would otherwise look like a frame. */
const HARMLESS =
	/\b(?:than|greater than|less than) or equal to\b|\bno doubt\b|\bwithout (?:a )?doubt\b|\bnot only\b|\bi(?:'d| would) say\b|\bi would answer\b|\bone or more\b/g;

const WHY: Readonly<Record<Frame, string>> = {
	denied: 'The sentence denies something; read it to see what it claims',
	hedged: 'The sentence leaves it open; read it to see what it claims',
	alternative: 'The sentence names alternatives; read it to see what it claims',
	bounded: 'The sentence gives a bound or a rough value, not the value',
	asked: 'The sentence asks; it claims nothing',
	reported: 'The sentence reports what somebody else said; read it to see what it settles on',
};

/** The frames of a lower-case text, in the order they are told. */
export function framesOf(text: string): Frame[] {
	const plain = text.replace(HARMLESS, ' ');
	return (Object.keys(WORDS) as Frame[]).filter((frame) => WORDS[frame].test(plain));
}

/** Why a text in this frame is not judged, as a sentence without a full stop. */
export function explainFrame(frame: Frame): string {
	return WHY[frame];
}
