ASK = 'Who speaks, of whom, and is that one said to tell the truth? As [speaker, person, True or False]; a fact has the speaker "".'
truthful = {}
claims = []
# What a sentence says is for the model, who lies then is for Python.
for speaker, person, truth in [think(ASK, sentence) for sentence in sentences]:
    if speaker == "":
        truthful[person] = truth
    else:
        claims.append((speaker, person, truth))

for _ in claims:
    for speaker, person, truth in claims:
        if person in truthful:
            truthful[speaker] = truth == truthful[person]
        elif speaker in truthful:
            truthful[person] = truth == truthful[speaker]

print("<<<Yes>>>" if truthful[question] else "<<<No>>>")
