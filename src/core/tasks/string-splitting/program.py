# Exchanges until no method can be applied any more; the counts stand in the order asked for.
take_turns()
print(f"<<<{list(stock.values())}>>>")
