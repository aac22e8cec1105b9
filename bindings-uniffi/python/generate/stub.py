"""The types of the package's module, for mypy, pyright and editors: its public classes and functions, with their
documentation and without how they cross into the kernel."""

from __future__ import annotations

import ast
import inspect
import re

HEAD = """\
# Written from the module beside it while the package is built.
import datetime
import enum
import typing
from dataclasses import dataclass
"""


def stub(source: str) -> str:
    """The stub of a finished module."""
    tree = ast.parse(source)
    exported = next(
        ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__"
    )
    out = [HEAD]
    errors: dict[str, ast.ClassDef] = {}
    for node in tree.body:
        match node:
            case ast.ClassDef(name=name, bases=[ast.Name(id="Exception")]) if name in exported:
                errors[name] = node
            case ast.ClassDef(name=name) if name in errors:
                out += _error(node, errors[name])
            case ast.ClassDef(name=name) if name in exported:
                out += _class(node)
            case ast.FunctionDef(name=name) if name in exported:
                out += _function(node, "")
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Name() | ast.Attribute()) if _is_alias(name, node):
                out.append(f"{name}: typing.TypeAlias = {ast.unparse(node.value)}")
    out.append(f"__all__ = {exported!r}")
    return _modern("\n".join(out) + "\n")


def _is_alias(name: str, node: ast.Assign) -> bool:
    """The values with a form of their own: days, instants, ids."""
    return not name.startswith("_") and not ast.unparse(node.value).startswith("_")


def _class(node: ast.ClassDef, outer: str = "", indent: str = "") -> list[str]:
    out = []
    if node.decorator_list:
        out.append(f"{indent}@dataclass(init=False, eq=False)")
    bases = [outer] if outer else [it for it in map(ast.unparse, node.bases) if not it.endswith("Protocol")]
    out.append(f"{indent}class {node.name}{'(' + ', '.join(bases) + ')' if bases else ''}:")
    inner = indent + "    "
    out += _doc(node, inner)
    for statement in node.body:
        match statement:
            case ast.ClassDef():
                out += _class(statement, node.name, inner)
            case ast.AnnAssign(target=ast.Name(id=name)) if not name.startswith("_"):
                out.append(f"{inner}{ast.unparse(statement)}")
            case ast.Assign() if bases == ["enum.Enum"]:
                out.append(f"{inner}{ast.unparse(statement)}")
            case ast.Expr(value=ast.Constant(value=str(text))) if statement is not node.body[0]:
                out.append(f"{inner}{_quoted(text, inner)}")
            case ast.FunctionDef(name="__init__") if ast.unparse(statement.body[-1]).startswith("raise"):
                # Nobody makes one directly.
                continue
            case ast.FunctionDef(name=name) if _is_public(name):
                out += _function(statement, inner)
    return [*out, f"{inner}..."] if len(out) == 1 else out


def _error(node: ast.ClassDef, base: ast.ClassDef) -> list[str]:
    """An error is two classes of one name: the one that is raised, and the one with its kinds. Every kind can be written as
    JSON."""
    out = [f"class {node.name}(Exception):", *_doc(node, "    ")]
    written: dict[str, ast.FunctionDef] = {}
    for kind in node.body:
        if not isinstance(kind, ast.ClassDef):
            continue
        out += [f"    class {kind.name}({node.name}):", *_doc(kind, " " * 8)]
        for statement in kind.body:
            if isinstance(statement, ast.FunctionDef) and statement.name == "__init__":
                out += [f"        {it.arg}: {KINDS[it.arg]}" for it in statement.args.args[1:]]
                arguments = ", ".join(f"{it.arg}: {KINDS[it.arg]}" for it in statement.args.args[1:])
                out.append(f"        def __init__(self, {arguments}) -> None: ...")
            elif isinstance(statement, ast.FunctionDef) and _is_public(statement.name):
                written[statement.name] = statement
    for method in written.values():
        out += _function(method, "    ")
    return out


# UniFFI writes no types for what an error holds.
KINDS = {
    "problems": "list[Problem]",
    "refusal": "Refusal",
    "lapses": "list[Record]",
    "reason": "str",
}


def _is_public(name: str) -> bool:
    """Of the methods with two underlines, those that are called by name or whose types differ from an object's."""
    return not name.startswith("_") or name in {"__init__", "__len__", "__bool__", "__getitem__", "__iter__"}


def _function(node: ast.FunctionDef, indent: str) -> list[str]:
    # `is_OPEN` and `is_open` say the same.
    if re.fullmatch(r"is_[A-Z_]+", node.name):
        return []
    arguments = node.args
    for argument in [*arguments.args, *arguments.kwonlyargs]:
        if argument.annotation is not None:
            written = ast.unparse(argument.annotation)
            if node.name != "__init__":
                # What is only read may be any sequence.
                written = re.sub(r"^typing\.List\[", "typing.Sequence[", written)
            written = re.sub(r"^typing\.Union\[object, (.*)\]$", r"\1", written)
            argument.annotation = ast.parse(written, mode="eval").body
    arguments.defaults = [ast.Constant(...) for _ in arguments.defaults]
    arguments.kw_defaults = [it and ast.Constant(...) for it in arguments.kw_defaults]
    returns = ast.unparse(node.returns) if node.returns else "None"
    decorators = [f"{indent}@{ast.unparse(it)}" for it in node.decorator_list]
    doc = _doc(node, indent + "    ")
    head = f"{indent}def {node.name}({ast.unparse(arguments)}) -> {returns}:"
    return [*decorators, head, *doc] if doc else [*decorators, f"{head} ..."]


def _doc(node: ast.ClassDef | ast.FunctionDef, indent: str) -> list[str]:
    text = ast.get_docstring(node)
    return [f"{indent}{_quoted(text, indent)}"] if text else []


def _quoted(text: str, indent: str) -> str:
    text = inspect.cleandoc(text).replace("\\", "\\\\")
    return '"""' + text.replace("\n", "\n" + indent) + '"""'


def _modern(text: str) -> str:
    return text.replace("typing.List[", "list[")
