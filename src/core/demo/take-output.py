recomputed = sys.stdout.getvalue()
sys.stdout = screen
recomputed = recomputed[recomputed.rindex("<<<") + 3:recomputed.rindex(">>>")].strip()
