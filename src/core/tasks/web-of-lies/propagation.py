# Who is truthful spreads from what is known for sure: a claim (speaker, person spoken about, whether that person is
# said to be truthful) agrees with the fact exactly when its speaker is truthful.
learned = True
while learned:
    # Repeat until a whole pass teaches us nothing new.
    learned = False
    for speaker, other, claim in claims:
        if other in truthful and speaker not in truthful:
            truthful[speaker] = (claim == truthful[other])
            learned = True
        elif speaker in truthful and other not in truthful:
            truthful[other] = (claim == truthful[speaker])
            learned = True

print("<<<Yes>>>" if truthful[question] else "<<<No>>>")
