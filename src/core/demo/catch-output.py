import io
import sys

# Work the answer out again, with the output caught instead of shown.
screen, sys.stdout = sys.stdout, io.StringIO()
