"""From the module that UniFFI writes to the module of the package: its documents become true dataclasses, and classes get
the methods of `additions.py`. The lines of UniFFI are kept; others are laid between them."""

from __future__ import annotations

import ast
import keyword
import re
from pathlib import Path

ADDITIONS = Path(__file__).with_name("additions.py").read_text("utf-8")

# UniFFI writes `_from` for a field that has the name of a keyword; in Python it is `from_`, and an underline hides.
KEYWORD = re.compile(rf"\b_({'|'.join(keyword.kwlist)})\b")

# A shape of a document is made twice, the second time without its documentation.
VARIANT = re.compile(r'^(\w+\.\w+) = type\("\1", (\(.*\)), \{\}\)', re.MULTILINE)


def finish(source: str) -> str:
    """The module of the package."""
    source = KEYWORD.sub(r"\1_", source)
    tree = ast.parse(source)
    lines = source.splitlines()
    # The last first, so that the numbers of the lines before stay what they are.
    edits = [*_dataclasses(tree), *_additions(tree)]
    for line, removed, added in sorted(edits, key=lambda edit: edit[0], reverse=True):
        lines[line - 1 : line - 1 + removed] = added
    # What only serves UniFFI's own checks is nobody's interface.
    text = "\n".join(line for line in lines if not line.endswith('Protocol",')) + "\n"
    return VARIANT.sub(r'\1 = type("\1", \2, {"__doc__": \1.__doc__})', text)


Edit = tuple[int, int, list[str]]


def _dataclasses(tree: ast.Module) -> list[Edit]:
    """UniFFI decorates classes without fields. With fields they have a `repr`, and `dataclasses.replace`, `asdict`, `match`
    and pandas know them."""
    edits: list[Edit] = []
    for node in ast.walk(tree):
        if not (isinstance(node, ast.ClassDef) and any(ast.unparse(it) == "dataclass" for it in node.decorator_list)):
            continue
        init = next(it for it in node.body if isinstance(it, ast.FunctionDef) and it.name == "__init__")
        indent = " " * init.col_offset
        documented = _docs(init)
        fields: list[str] = []
        for argument in [*init.args.args[1:], *init.args.kwonlyargs]:
            assert argument.annotation is not None
            fields.append(f"{indent}{argument.arg}: {ast.unparse(argument.annotation)}")
            if argument.arg in documented:
                fields.append(f"{indent}{ast.unparse(ast.Constant(documented[argument.arg]))}")
        edits.append((init.lineno, 0, fields))
        decorator = node.decorator_list[0]
        edits.append((decorator.lineno, 1, [f"{' ' * node.col_offset}@dataclass(init=False, eq=False)"]))
    return edits


def _docs(init: ast.FunctionDef) -> dict[str, str]:
    """The documentation of attributes, which follows their assignment."""
    docs: dict[str, str] = {}
    name = ""
    for statement in init.body:
        match statement:
            case ast.Assign(targets=[ast.Attribute(attr=name)]):
                pass
            case ast.If(body=[ast.Assign(targets=[ast.Attribute(attr=name)]), *_]):
                pass
            case ast.Expr(value=ast.Constant(value=str(text))) if name:
                docs[name] = " ".join(text.split())
    return docs


def _additions(tree: ast.Module) -> list[Edit]:
    added = {node.name: _methods(node) for node in ast.parse(ADDITIONS).body if isinstance(node, ast.ClassDef)}
    edits: list[Edit] = []
    found = set()
    for node in tree.body:
        if not isinstance(node, ast.ClassDef):
            continue
        # Of the two classes of an error, the one that the others descend from.
        if node.name == "DistinguoError" and not node.bases:
            continue
        methods = list(added.get(node.name, []))
        if methods:
            found.add(node.name)
        if any(isinstance(it, ast.AnnAssign) and ast.unparse(it.target) == "_handle" for it in node.body):
            methods += added["Handle"]
            found.add("Handle")
        assert node.end_lineno is not None
        edits.append((node.end_lineno + 1, 0, methods))
    if missing := added.keys() - found:
        raise LookupError(f"UniFFI writes no {', '.join(sorted(missing))}")
    return edits


def _methods(node: ast.ClassDef) -> list[str]:
    return [line for method in node.body for line in ["", *_indented(method)]]


def _indented(method: ast.stmt) -> list[str]:
    return [f"    {line}".rstrip() for line in ast.unparse(method).splitlines()]
