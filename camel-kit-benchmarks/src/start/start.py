"""How long the simulator takes from its start to its first answered call, beside an empty program.

Both have the same HTTP server and the same jar; they take turns, and what counts is the median of the ratios of pairs.
Usage, after mvn -DskipTests -pl camel-kit-simulator package:

    python3 camel-kit-benchmarks/src/start/start.py [PAIRS]
"""
import glob
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time

here = os.path.dirname(os.path.abspath(__file__))
jar = glob.glob(os.path.join(here, "../../../camel-kit-simulator/target/camel-kit-simulator-*-all.jar"))[0]
pairs = int(sys.argv[1]) if len(sys.argv) > 1 else 15


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(command, path):
    """Seconds until the first answer, and seconds of processor time until then."""
    port = free_port()
    begin = time.perf_counter()
    process = subprocess.Popen(command(port), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while True:
        try:
            connection = socket.create_connection(("127.0.0.1", port))
            break
        except OSError:
            assert process.poll() is None, "it has ended: " + " ".join(command(port))
            time.sleep(0.002)
    with connection:
        connection.sendall((f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            "X-Kit-Api-Key: kit_simulator_api_key\r\n\r\n").encode())
        answer = b"".join(iter(lambda: connection.recv(65536), b""))
    took = time.perf_counter() - begin
    assert answer.startswith(b"HTTP/1.1 200"), answer
    process.kill()
    used = os.wait4(process.pid, 0)[2]
    return took, used.ru_utime + used.ru_stime


with tempfile.TemporaryDirectory() as classes:
    subprocess.run(["javac", "-cp", jar, "-d", classes, os.path.join(here, "Empty.java")], check=True)
    empty, simulator = [], []
    for _ in range(pairs):
        empty.append(start(lambda port: ["java", "-cp", jar + os.pathsep + classes, "Empty", str(port)], "/"))
        simulator.append(start(lambda port: ["java", "-jar", jar, f"--port={port}"], "/v4/account"))
for index, what in enumerate(["time", "processor time"]):
    ratios = [one[index] / other[index] for one, other in zip(simulator, empty)]
    print(f"{what}: empty {statistics.median(one[index] for one in empty):.2f} s, "
          f"simulator {statistics.median(one[index] for one in simulator):.2f} s, "
          f"median of ratios {statistics.median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})")
