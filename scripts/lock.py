"""Lock every dependency with its hashes: `make lock`. No index address goes into the files."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = str(Path(sys.executable).parent / "uv")
FOR_ALL = ["--universal", "--python-version", "3.11"]
OPTIONS = [*FOR_ALL, "--generate-hashes", "--no-header", "--no-emit-index-url"]


def lock(target: str, *extras: str) -> None:
    """Write requirements/`target`.txt."""
    chosen = [option for extra in extras for option in ("--extra", extra)]
    command = [UV, "pip", "compile", "--quiet", *OPTIONS, "pyproject.toml", *chosen]
    subprocess.run([*command, "-o", f"requirements/{target}.txt"], cwd=ROOT, check=True)  # noqa: S603  # our own words


if __name__ == "__main__":
    lock("base")
    lock("build", "build")
    lock("dev", "build", "dev")
