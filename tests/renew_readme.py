"""Write the report that README shows anew: ``python tests/renew_readme.py``. Read it before you commit it."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

if __name__ == "__main__":
    readme = ROOT / "README.md"
    command = [sys.executable, "-m", "attrib", "score", "tests/fixtures/harbour.txt"]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    old = readme.read_text(encoding="utf-8")
    new = re.sub(r"^```text\n.*?^```$", lambda _: f"```text\n{printed}```", old, count=1, flags=re.M | re.S)
    readme.write_text(new, encoding="utf-8")
