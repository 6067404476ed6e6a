"""Runs the scenarios of this folder in a real browser, over a copy of one log each, and says what was wrong.

A scenario is a file with `def run(rig)`, which calls `rig.fault(…)` for whatever is wrong. tools/browser/run starts this.
"""
import argparse, importlib, os, pathlib, sys

from rig import Rig

here = pathlib.Path(__file__).parent
scenarios = sorted(file.stem for file in here.glob("*.py") if file.stem not in ("main", "rig", "qr", "pictures"))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help=f"scenarios: {', '.join(scenarios)}; left out, all")
    parser.add_argument("--shots", help="leave small pictures of the pages in this folder")
    parser.add_argument("--pictures", help="make the pictures of the README in this folder, and nothing else")
    parser.add_argument("--whole", action="store_true", help="open every page, not only some of each kind")
    options = parser.parse_args()
    faults = 0
    for name in ["pictures"] if options.pictures else options.names or scenarios:
        name = pathlib.Path(name).stem
        if name not in scenarios + ["pictures"]:
            sys.exit(f"browser: there is no scenario {name}; there are: {', '.join(scenarios)}")
        with Rig(os.environ["ANNALS_PROGRAM"], os.environ["ANNALS_TOUR"], options.shots, options.whole) as rig:
            scenario = importlib.import_module(name)
            scenario.run(rig, os.path.abspath(options.pictures)) if name == "pictures" else scenario.run(rig)
        for fault in rig.faults:
            print(f"{name}: {fault}")
        print(f"{name}: {rig.summary}: {'all is well' if not rig.faults else f'{len(rig.faults)} faults'}")
        faults += len(rig.faults)
    sys.exit(1 if faults else 0)


main()
