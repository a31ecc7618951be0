const WORDS = new Set(
	(
		'answer,your answer,the answer,final answer,your final answer,the final answer,answer here,your answer here,' +
		'final answer here,answer content,answer text,insert answer,insert answer here,correct answer,result,your result,' +
		'the result,final result,value,the value,number,the number,a number,integer,count,the count,total,list,the list,' +
		'list of values,values,numbers,items,string,the string,final string,resulting string,expression,the expression,' +
		'your expression,equation,formula,solution,your solution,the solution,output,the output,grid,the grid,final grid,' +
		'matrix,the matrix,board,plan,your plan,the plan,moves,path,option,letter,word,date,code,text,content,yes/no,' +
		'yes or no,true/false,true or false'
	).split(','),
);

/**
 * Whether markers hold no answer but what shows the format or was never filled in: `answer`, `[your answer]`, dots, the
 * braces of an f-string, the quotes and plus signs of a program text.
 */
export function isPlaceholder(content: string): boolean {
	if (content.length > 200) return false;
	const text = content.trim();
	if (/^(?:\.{2,}|…|_{2,}|\?+|%[sd]|\{\d?\})$/.test(text)) return true;
	if (/^["']\s*[+,]|[+,]\s*f?["']$/.test(text) && /[\w)]/.test(text)) return true;
	if (isUnfilled(text)) return true;
	const words = text
		.replace(/^[\s"'`*[({<]+|[\s"'`*\])}>.]+$/g, '')
		.replace(/[\s_]+/g, ' ')
		.toLowerCase();
	return WORDS.has(words);
}

/** `{total}`, `{len(places)}`, `{x:.2f}`, `{','.join(row)}`, `Count: {count}`; braces around several values are a set. */
function isUnfilled(text: string): boolean {
	const fields = text.match(/\{[^{}]*\}/g) ?? [];
	return fields.length > 0 && fields.every(isField);
}

function isField(text: string): boolean {
	return (
		/^\{[a-z_]\w*(?:\.\w+|\[[^\]]*\]|\([^{}]*\))*(?:![rs])?(?::[^{}]{0,12})?\}$/.test(text) ||
		/^\{(?:'[^']*'|"[^"]*")\.join\([^{}]*\)\}$/.test(text)
	);
}
