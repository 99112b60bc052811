"""One structure tree out of those of the pieces."""

from __future__ import annotations

from pikepdf import Array, Dictionary, Name, NameTree, NumberTree, Object, Pdf


class Structure:
    """The structure tree of the book while pieces are added to it."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self._document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=self._root))
        self._kids: list[Object] = []
        self._owners = NumberTree.new(pdf)
        self._ids = NameTree.new(pdf)
        self._next = 0

    def renumber(self, piece: Pdf) -> None:
        """Shift the piece's keys into the tree from content to structure behind those that are taken."""
        for page in piece.pages:
            if Name.StructParents in page.obj:
                page.obj.StructParents = int(page.obj.StructParents) + self._next
            for annotation in page.obj.get(Name.Annots, ()):
                if Name.StructParent in annotation:
                    annotation.StructParent = int(annotation.StructParent) + self._next

    def add(self, piece: Pdf) -> None:
        """Hang the structure of a piece, whose pages are already in the book, at the end of the book's."""
        tree = self._pdf.copy_foreign(piece.Root.StructTreeRoot)
        for kid in _listed(tree.K[0].get(Name.K)):
            kid.P = self._document
            self._kids.append(kid)
        numbers = dict(NumberTree(tree.ParentTree).items())
        for key, owners in numbers.items():
            self._owners[key + self._next] = owners
        self._next += max(numbers, default=-1) + 1
        if Name.IDTree in tree:
            for name, owner in NameTree(tree.IDTree).items():
                self._ids[name] = owner

    def finish(self) -> None:
        """Write the whole tree into the book."""
        self._document.K = Array(self._kids)
        self._root.K = Array([self._document])
        self._root.ParentTree = self._owners.obj
        self._root.ParentTreeNextKey = self._next
        if self._ids:
            self._root.IDTree = self._ids.obj
        self._pdf.Root.StructTreeRoot = self._root


def _listed(kids: Object | None) -> list[Object]:
    if kids is None:
        return []
    return list(kids) if isinstance(kids, Array) else [kids]
