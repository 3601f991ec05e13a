#!/usr/bin/env python3
"""Has schemathesis try the endpoint with whatever its OpenAPI document allows, and with what it does not.

Usage: endpoint.py FOLDER, which holds surveys/.
"""
import os, pathlib, subprocess, sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = os.environ.get("SPEIR_PROGRAM", str(ROOT / ".build/debug/speir"))


def main():
    process = subprocess.Popen(
        [PROGRAM, "serve", "--port", "0", "--directory", sys.argv[1]], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    address = process.stdout.readline().split()[-1]
    try:
        tool = pathlib.Path(sys.executable).parent / "schemathesis"
        run = subprocess.run(
            [tool, "run", f"{address}/openapi.yaml", "--url", address, "--max-examples", "60", "--seed", "2016", "--rate-limit", "18/s",
             # What a survey takes is in its definition, not in the schema: a sound request may still have answers that it refuses with 422.
             "--exclude-checks", "positive_data_acceptance", "--no-color",
             # A slow machine is no fault of the endpoint.
             "--request-timeout", "60", "--suppress-health-check", "too_slow"], cwd=sys.argv[1])
    finally:
        process.terminate()
        ended = process.wait(90)
    sys.exit(run.returncode or ended)


if __name__ == "__main__":
    main()
