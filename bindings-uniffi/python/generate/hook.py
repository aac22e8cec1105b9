"""What Hatch calls to build the wheel: lays in the module, its types and the native library, which `cargo xtask bindings` has
left in the target folder."""

from __future__ import annotations

import os
import sys
import sysconfig
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent))

from finish import finish
from stub import stub

LIBRARIES = {"darwin": "libdistinguo_uniffi.dylib", "win32": "distinguo_uniffi.dll"}


class Hook(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        target = Path(os.environ.get("DISTINGUO_TARGET", Path(self.root, "../../target")))
        module = finish((target / "bindings/python/distinguo.py").read_text("utf-8"))
        written = target / "python/generated"
        written.mkdir(parents=True, exist_ok=True)
        (written / "_native.py").write_text(module, "utf-8")
        (written / "_native.pyi").write_text(stub(module), "utf-8")

        library = LIBRARIES.get(sys.platform, "libdistinguo_uniffi.so")
        build_data["force_include"] |= {
            str(written / "_native.py"): "distinguo/_native.py",
            str(written / "_native.pyi"): "distinguo/_native.pyi",
            str(target / "release" / library): f"distinguo/{library}",
        }
        # Any Python 3, on this platform.
        platform = sysconfig.get_platform().replace("-", "_").replace(".", "_")
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-{platform}"
