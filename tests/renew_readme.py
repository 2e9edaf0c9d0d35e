"""Write README's report and tables of figures anew: ``python tests/renew_readme.py``. Read them before you commit."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.readme import renewed  # noqa: E402 - the folder is no installed package

if __name__ == "__main__":
    readme = ROOT / "README.md"
    command = [sys.executable, "-m", "attrib", "score", "tests/fixtures/harbour.txt"]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    old = readme.read_text(encoding="utf-8")
    new = re.sub(r"^```text\n.*?^```$", lambda _: f"```text\n{printed}```", old, count=1, flags=re.M | re.S)
    readme.write_text(renewed(new), encoding="utf-8")
