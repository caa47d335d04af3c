"""Runs a command and says what it cost; describes the machine."""
import dataclasses
import os
import platform
import statistics
import subprocess
import time


@dataclasses.dataclass(frozen=True)
class Cost:
    """Of one run and all the processes it waited for."""

    wall: float
    cpu: float
    peak: int  # bytes


class Failure(Exception):
    """A command that did not end well."""


def run(command, environment=None, log=None, accepted=(0,)):
    """The cost of a command. What it prints goes to `log`, a path, or nowhere. Other exit codes than those accepted are a failure."""
    os.sync()
    with open(log or os.devnull, "wb") as output:
        start = time.monotonic()
        child = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
                                 env={**os.environ, **(environment or {})})
        # wait4 and not getrusage: the peak of getrusage is the highest of all children that ever ran.
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.monotonic() - start
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in accepted:
        raise Failure(f"{os.path.basename(command[0])} ended with {child.returncode}; see {log}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def size(folder):
    """(bytes, files) below a folder."""
    sizes = [os.lstat(os.path.join(place, name)).st_size for place, _, names in os.walk(folder) for name in names]
    return sum(sizes), len(sizes)


def spread(values, digits):
    """« 1.23 (1.20–1.31) »: the median, the least and the most."""
    values = sorted(values)
    median = f"{statistics.median(values):.{digits}f}"
    if len(values) == 1:
        return median
    return f"{median} ({values[0]:.{digits}f}–{values[-1]:.{digits}f})"


def figures(costs):
    """Three cells of a table: wall, CPU, peak memory."""
    return [spread([c.wall for c in costs], 2), spread([c.cpu for c in costs], 2),
            spread([c.peak / 2**20 for c in costs], 0)]


def table(header, rows):
    lines = [header, ["---"] + ["---:"] * (len(header) - 1), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def machine():
    """What the figures were taken on, and how busy it was."""
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        models = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    system = platform.freedesktop_os_release().get("PRETTY_NAME", "Linux")
    load = os.getloadavg()
    return (f"{models[0] if models else platform.machine()}, {len(os.sched_getaffinity(0))} cores, {memory:.0f} GiB; {system}, "
            f"Linux {platform.release().split('-')[0]}; load {load[0]:.1f} (1 min), {load[1]:.1f} (5 min)")
