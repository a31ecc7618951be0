# Python integers have no size limit, so the product is exact.
product = 1
for factor in factors:
    product *= factor

print(f"<<<{product}>>>")
