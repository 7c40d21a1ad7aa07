"""Folders on a disk of their own, small or read-only. Root passes over permissions, but not over these."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

needs_root = pytest.mark.skipif(
    not (Path("/proc/self/mountinfo").exists() and os.geteuid() == 0), reason="only root of a Linux system can mount"
)


@contextmanager
def small_folder(folder: Path, size: int) -> Iterator[Path]:
    """A folder with room for so many bytes."""
    folder.mkdir()
    _run("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder)
    try:
        yield folder
    finally:
        _run("umount", "--lazy", folder)


def resize(folder: Path, size: int) -> None:
    """Gives a small folder room for so many bytes."""
    _run("mount", "-o", f"remount,size={size}", folder)


def fill(folder: Path) -> None:
    """Leaves no room in a small folder."""
    with (folder / "filling").open("wb", buffering=0) as file:
        try:
            while file.write(b"x" * 4096) == 4096:
                pass
        except OSError:
            return


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """The folder cannot be written meanwhile."""
    _run("mount", "--bind", folder, folder)
    try:
        _run("mount", "-o", "remount,bind,ro", folder)
        yield
    finally:
        _run("umount", "--lazy", folder)


def _run(*command: str | Path) -> None:
    subprocess.run(command, check=True)
