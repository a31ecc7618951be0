/** Of the library what the pictures use; the rest of it is not fetched. */
export {
	axisX,
	axisY,
	cell,
	dot,
	gridX,
	gridY,
	line,
	link,
	plot,
	rect,
	ruleX,
	ruleY,
	text,
} from '@observablehq/plot';
