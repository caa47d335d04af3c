"""Runs the release build under valgrind, on one core, with hashing seeded the same each time."""
import os
import subprocess
import tempfile

import mesure
import tools

SIGSUSPEND = os.path.join(os.path.dirname(os.path.abspath(__file__)), "sigsuspend.c")


def run(tool, counts, arguments):
    """Counts the instructions of a command of Vademecum into the file `counts`. Content with errors is no failure."""
    os.makedirs(tools.WORK, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        program, library = prepare(folder)
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
        mesure.run(
            ["valgrind", f"--tool={tool}", f"--{tool}-out-file={counts}", *(["--cache-sim=no"] if tool == "cachegrind" else []),
             program, *arguments],
            {"LD_PRELOAD": library, "SWIFT_DETERMINISTIC_HASHING": "1"}, os.path.join(tools.WORK, f"{tool}.log"),
            accepted=(0, 1))


def prepare(folder):
    """The program without debugging information, which valgrind 3.19 cannot read, and the library that keeps valgrind alive."""
    program, library = os.path.join(folder, "vademecum"), os.path.join(folder, "sigsuspend.so")
    subprocess.run(["strip", "--strip-debug", "-o", program, tools.BINARY], check=True)
    subprocess.run(["clang", "-shared", "-fPIC", "-O1", "-o", library, SIGSUSPEND], check=True)
    return program, library
