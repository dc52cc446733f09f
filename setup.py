"""Puts into a wheel what a checkout has beside the package or makes for itself: compiled words, reference data, the demonstration."""

import shutil
import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "src"))


class WholeBuild(build_py):
    """As setuptools does, then a .mo beside each .po, and the files the package looks for in itself."""

    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return  # A checkout compiles its words when they change, and finds the files beside the package.
        from wasl.wording.catalogues import compile_stale

        package = Path(self.build_lib) / "wasl"
        for old in package.rglob("*.mo"):
            old.unlink()
        compile_stale(package)
        for pattern, folder in (("data/*.csv", "data"), ("demo/*.yaml", "demo")):
            (package / folder).mkdir(exist_ok=True)
            for file in HERE.glob(pattern):
                shutil.copy2(file, package / folder / file.name)


setup(cmdclass={"build_py": WholeBuild})
