"""What Python has beside the interface that UniFFI writes: each method here is laid into the class of the same name.

The names that are used are those of the generated module. `Handle` stands for every class that holds one.
"""

# ruff: noqa: F821
from __future__ import annotations

import typing


class Handle:
    def __reduce__(self) -> typing.NoReturn:
        """A handle belongs to its process: neither copied nor pickled. Pass documents on, or make one in each worker."""
        raise TypeError(f"a {type(self).__name__} cannot be copied or pickled: make one in each process")


class DistinguoError(Exception):
    def __str__(self) -> str:
        """What is wrong in words, as the kernel tells it in English."""
        _lowered = _UniffiFfiConverterTypeDistinguoError.lower(self)
        _display = _UniffiLib.uniffi_distinguo_uniffi_fn_method_distinguoerror_uniffi_trait_display
        return _UniffiFfiConverterString.lift(_uniffi_rust_call(_display, _lowered))

    def __reduce__(self) -> tuple[typing.Any, ...]:
        """With what it holds: so it comes back from the workers of a pool."""
        return type(self), tuple(vars(self).values())


class Determinations:
    def __len__(self) -> int:
        """How many there are."""
        return self.size()

    def __getitem__(self, place: int) -> Determination:
        """The determination of the findings at that place; from the end where it is negative."""
        determination = self.at(place + len(self) if place < 0 else place)
        if determination is None:
            raise IndexError(place)
        return determination

    def __iter__(self) -> typing.Iterator[Determination]:
        """One after the other, each read when it is its turn; the first that failed is raised."""
        return (self[place] for place in range(len(self)))


class Case:
    def __len__(self) -> int:
        """How many entries the ledger has: none before the case is open."""
        return self.size()

    def __bool__(self) -> bool:
        """A case is there, even without entries."""
        return True


class Findings:
    @staticmethod
    def from_json(json: str) -> Findings:
        """Findings from a document of schema `findings`."""
        return findings_from_json(json)


class Act:
    @staticmethod
    def from_json(json: str) -> Act:
        """An act from a document of schema `act`."""
        return act_from_json(json)


class Actor:
    @staticmethod
    def from_json(json: str) -> Actor:
        """An actor, written as in an act."""
        return actor_from_json(json)


class Precedent:
    @staticmethod
    def from_json(json: str) -> Precedent:
        """A precedent from a document of schema `precedent`."""
        return precedent_from_json(json)


class DueRequest:
    @staticmethod
    def from_json(json: str) -> DueRequest:
        """A request for an end from a document of schema `due_request`."""
        return due_request_from_json(json)


class Use:
    @staticmethod
    def from_text(text: str) -> Use:
        """A use from its word, such as `appraisal`."""
        return use_from_text(text)


class Private:
    @staticmethod
    def of(text: str) -> Private:
        """A text under a fresh salt. Both are kept beside the ledger and erased together; the chain has a commitment."""
        return Private(salt=os.urandom(16).hex(), text=text)
