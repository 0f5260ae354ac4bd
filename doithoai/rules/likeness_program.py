"""`groups_alike` as a program of its own: texts and their places as JSON on standard input, the groups on standard output.

Twenty thousand texts take some twenty seconds of one core and some 400 MB; apart, nobody's page waits for it and the memory ends
with it. Nothing is written down: the words go through a pipe.
"""

import json
import os
import sys

from doithoai.rules.likeness import groups_alike

POLITE = 10  # behind whoever waits for a page


def main() -> None:
    if hasattr(os, "nice"):
        os.nice(POLITE)
    texts, places = json.load(sys.stdin)
    json.dump(groups_alike(texts, places), sys.stdout)


if __name__ == "__main__":
    main()
