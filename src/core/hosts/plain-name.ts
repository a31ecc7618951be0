/**
 * The name of a model as it is told to others: where a server names it by the path of its file, as llama.cpp does, the file's name. A
 * path tells of somebody's computer.
 */
export function plainName(model: string): string {
	const isPath = /^(?:[/\\]|~[/\\]|\.{1,2}[/\\]|[a-z]:[/\\])/i.test(model);
	return (isPath ? model.split(/[/\\]+/).findLast((part) => part !== '') : undefined) ?? model;
}

/** The id of a model with that name in the place of the path. */
export function plainId(id: string, model: string): string {
	return id.endsWith(model) ? id.slice(0, id.length - model.length) + plainName(model) : id;
}
