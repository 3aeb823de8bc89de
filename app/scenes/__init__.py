"""The lecture: scenes written in files, checked when they are read."""

from .mistake import Mistake, SceneError
from .playlist import Playlist
from .scene import Scene

__all__ = ["Mistake", "Playlist", "Scene", "SceneError"]
