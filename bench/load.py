"""Many requests at once, by wrk (Debian: apt-get install wrk)."""

import re
import shutil
import subprocess
from dataclasses import dataclass

UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


@dataclass(frozen=True)
class Load:
    """What came back: requests a second, the slowest of a hundred in milliseconds, how many failed."""

    per_second: float
    p99: float
    failed: int


def load(url: str, *, connections: int, seconds: int = 3) -> Load:
    wrk = shutil.which("wrk")
    if wrk is None:
        raise FileNotFoundError("wrk is not installed: sudo apt-get install wrk")
    command = [
        wrk,
        "-t1",
        f"-c{connections}",
        f"-d{seconds}",
        "--latency",
        "-H",
        "Accept-Encoding: gzip",
        url,
    ]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    number, unit = re.findall(r"99%\s+([\d.]+)(us|ms|s)", said)[0]
    return Load(
        per_second=float(re.findall(r"Requests/sec:\s+([\d.]+)", said)[0]),
        p99=float(number) * UNITS[unit],
        failed=sum(int(count) for count in re.findall(r"Non-2xx or 3xx responses: (\d+)", said)),
    )
