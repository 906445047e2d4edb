"""SSM: a parameter that is asked for by its ARN, which moto knows by its name alone."""

from typing import Any

from moto.ssm.models import SimpleSystemManagerBackend


def mend() -> None:
    get = SimpleSystemManagerBackend.get_parameters

    def get_parameters(self: SimpleSystemManagerBackend, names: list[str]) -> dict[str, Any]:
        return get(self, [name_of(name) for name in names])

    SimpleSystemManagerBackend.get_parameters = get_parameters


def name_of(asked: str) -> str:
    """A name of several levels begins with a slash, which its ARN has once."""
    name = asked.partition(":parameter/")[2]
    return asked if not name else f"/{name}" if "/" in name else name
