# Progress of a report: at a terminal a line with the stage that goes again, none where standard error is no terminal, and
# the same bytes in the folder.
import hashlib
import os
import pty
import subprocess
import sys

program, work = sys.argv[1:3]
failed = 0


def check(truth, what):
    global failed
    if not truth:
        failed += 1
        print(what)


def folder_hash(path):
    return hashlib.sha256(open(path + "/manifest.json", "rb").read()).hexdigest()


def at_terminal(arguments):
    pid, fd = pty.fork()
    if pid == 0:
        os.execv(program, arguments)
    said = b""
    while True:
        try:
            more = os.read(fd, 4096)
        except OSError:
            break
        if not more:
            break
        said += more
    return os.waitpid(pid, 0)[1], said


# A debate that takes seconds: many permutations of few comments, so that it is slow on any machine.
path = work + "/long.csv"
with open(path, "w", encoding="utf-8") as file:
    file.write("id,author,text\n" + "".join(
        "%d,Kari %d,%s\n" % (i, i % 30, ("Dette er veldig bra.", "Det er fryktelig.", "Ja vel.", "Lederne er flinke.")[i % 4])
        for i in range(1, 2001)))
arguments = [program, "report", path, "--permutations", "60000", "-o"]
status, said = at_terminal(arguments + [work + "/a"])
check(status == 0, "a run at a terminal failed: %r" % said[-300:])
lines = [line for line in said.decode().split("\r\x1b[K") if line]
told = [line for line in lines if " of 9, " in line]
check(told, "nothing is told at a terminal: %r" % said[-300:])
check(any("comparing participants" in line for line in told), "the stage is not named: %r" % told[:5])
check(all(len(line.split("\n")[0]) < 80 for line in told), "a line is too long")
check(said.rstrip().endswith(b"/a/index.html"), "the last line is not where the page is: %r" % said[-100:])
run = subprocess.run(arguments + [work + "/b"], capture_output=True, check=False)
check(run.returncode == 0 and b"\r" not in run.stderr and b" of 9, " not in run.stderr, "progress is told to a pipe: %r" % run.stderr)
check(folder_hash(work + "/a") == folder_hash(work + "/b"), "a terminal changes the report")
print("%d checks failed" % failed if failed else "progress is told at a terminal alone")
sys.exit(1 if failed else 0)
